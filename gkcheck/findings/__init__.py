"""The vocabulary of results: places, outcomes, findings, and the one place where sentences are made."""
