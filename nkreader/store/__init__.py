"""SQLite and nothing else knows SQL: rows in, values out. What may be done is said by `library`.

Functions take the open `Store` first. Integer keys are the store's own; what leaves is named by id.
"""
