"""Text as data: spans, blocks, sentences, zones, how they are found. Str in, values out."""
