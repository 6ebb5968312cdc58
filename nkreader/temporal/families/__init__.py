"""One file a family of time expressions: the words that wake it, its patterns, what each of them means."""
