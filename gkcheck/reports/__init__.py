"""Typed reports: values, what was printed, where it stood."""
