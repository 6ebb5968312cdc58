CREATE TABLE unfinished (
  change INTEGER PRIMARY KEY REFERENCES change(key),
  host TEXT NOT NULL,
  process INTEGER NOT NULL
) STRICT;

CREATE TABLE unfinished_row (
  change INTEGER NOT NULL REFERENCES unfinished(change),
  table_name TEXT NOT NULL,
  row_key INTEGER NOT NULL,
  PRIMARY KEY (change, table_name, row_key)
) STRICT, WITHOUT ROWID;
