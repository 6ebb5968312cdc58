CREATE TABLE blind (
  annotation_set INTEGER PRIMARY KEY REFERENCES annotation_set(key),
  is_coded_again INTEGER NOT NULL,
  fresh INTEGER NOT NULL REFERENCES annotation_set(key),
  change INTEGER NOT NULL,
  began TEXT NOT NULL
) STRICT;
