"""One rule family a file; `table` has their order."""
