CREATE TABLE conflict (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('annotation', 'article_mark', 'link')),
  about TEXT NOT NULL,
  article INTEGER REFERENCES article(key),
  annotation_set INTEGER REFERENCES annotation_set(key),
  version INTEGER REFERENCES version(key),
  tag INTEGER REFERENCES tag(key),
  content TEXT NOT NULL,
  created TEXT NOT NULL,
  modified TEXT NOT NULL,
  file TEXT NOT NULL,
  noticed TEXT NOT NULL,
  settled TEXT
) STRICT;
CREATE INDEX conflict_about ON conflict (about);
CREATE INDEX conflict_open ON conflict (settled) WHERE settled IS NULL;
CREATE INDEX conflict_article ON conflict (article);
CREATE INDEX conflict_annotation_set ON conflict (annotation_set);
CREATE INDEX conflict_version ON conflict (version);
CREATE INDEX conflict_tag ON conflict (tag);
