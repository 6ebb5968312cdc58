"""One file a family of time expressions: what wakes it, its patterns, what each of them means."""
