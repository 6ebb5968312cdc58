"""Korean rule families, one file each; `table.py` has their order."""
