"""Text as data: spans, blocks, sentences, zones, and how they are found. Pure: str in, values out."""
