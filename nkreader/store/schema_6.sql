CREATE TABLE source_file (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  path TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL,
  mapping TEXT NOT NULL,
  articles INTEGER NOT NULL
) STRICT;

CREATE TABLE source_file_version (
  file INTEGER NOT NULL REFERENCES source_file(key),
  position INTEGER NOT NULL,
  version INTEGER NOT NULL REFERENCES version(key),
  member TEXT,
  PRIMARY KEY (file, position)
) STRICT;
CREATE INDEX source_file_version_version ON source_file_version (version);
