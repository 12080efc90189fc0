"""What the book yields without an input: rule lists and pages, JSON Schemas."""
