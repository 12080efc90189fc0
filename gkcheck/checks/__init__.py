"""A report held against the book: relations with their three outcomes, cells, and what the form owes."""
