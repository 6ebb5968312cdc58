"""The command line: text in, exit code out. One family of verbs, one file; the table is in `root`.

Verbs call `nkreader.library` and print through `printing`; errors become one line in `ending`.
"""
