CREATE TABLE adjudication (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  left_set INTEGER NOT NULL REFERENCES annotation_set(key),
  right_set INTEGER NOT NULL REFERENCES annotation_set(key),
  into_set INTEGER NOT NULL REFERENCES annotation_set(key),
  article INTEGER NOT NULL REFERENCES article(key),
  left_annotation TEXT,
  left_claim TEXT,
  right_annotation TEXT,
  right_claim TEXT,
  decision TEXT NOT NULL
    CHECK (decision IN ('left', 'right', 'both', 'neither', 'edited', 'same')),
  results TEXT NOT NULL,
  annotator TEXT NOT NULL,
  reason TEXT,
  created TEXT NOT NULL,
  CHECK (left_annotation IS NOT NULL OR right_annotation IS NOT NULL),
  CHECK ((left_annotation IS NULL) = (left_claim IS NULL)),
  CHECK ((right_annotation IS NULL) = (right_claim IS NULL))
) STRICT;
CREATE INDEX adjudication_into ON adjudication (into_set, left_set, right_set);
CREATE INDEX adjudication_left ON adjudication (left_set, right_set);
CREATE INDEX adjudication_right ON adjudication (right_set);
CREATE INDEX adjudication_article ON adjudication (article);
