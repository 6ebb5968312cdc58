CREATE TABLE refusal (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  annotation_set INTEGER NOT NULL REFERENCES annotation_set(key),
  article INTEGER NOT NULL REFERENCES article(key),
  version INTEGER NOT NULL REFERENCES version(key),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  exact TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  tag INTEGER NOT NULL REFERENCES tag(key),
  rule TEXT NOT NULL,
  created TEXT NOT NULL,
  CHECK (0 <= start AND start < "end")
) STRICT;
CREATE INDEX refusal_article ON refusal (article, annotation_set);
CREATE INDEX refusal_set ON refusal (annotation_set);
CREATE INDEX refusal_version ON refusal (version);
CREATE INDEX refusal_tag ON refusal (tag);

CREATE TABLE tag_rule (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  annotation_set INTEGER NOT NULL REFERENCES annotation_set(key),
  tag INTEGER NOT NULL REFERENCES tag(key),
  kind TEXT NOT NULL CHECK (kind IN ('string', 'entity', 'query')),
  words TEXT NOT NULL,
  sentence INTEGER NOT NULL,
  captions INTEGER NOT NULL,
  since INTEGER NOT NULL,
  created TEXT NOT NULL,
  UNIQUE (annotation_set, tag, kind, words)
) STRICT;
CREATE INDEX tag_rule_tag ON tag_rule (tag);

CREATE TABLE accepted_suggestion (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  annotation INTEGER NOT NULL UNIQUE REFERENCES annotation(key),
  model TEXT NOT NULL,
  model_version TEXT NOT NULL,
  score REAL NOT NULL,
  because TEXT NOT NULL,
  proposed TEXT NOT NULL
) STRICT;
