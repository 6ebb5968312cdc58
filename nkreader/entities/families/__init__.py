"""The rule families, one a file: `find(page)` claims what a family is after (see `table.py`)."""
