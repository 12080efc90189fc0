"""Documents edited in place: from their bytes and what to mark or mend, the bytes with nothing else changed.

One module per container. Each can locate, which reads a document whose lines are handles of its cells and paragraphs.
"""
