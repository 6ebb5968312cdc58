CREATE TABLE article_mark (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  annotation_set INTEGER NOT NULL REFERENCES annotation_set(key),
  article INTEGER NOT NULL REFERENCES article(key),
  tag INTEGER REFERENCES tag(key),
  note TEXT,
  created TEXT NOT NULL,
  modified TEXT NOT NULL,
  CHECK (tag IS NOT NULL OR note IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX article_mark_once ON article_mark (article, annotation_set, coalesce(tag, 0));
CREATE INDEX article_mark_set ON article_mark (annotation_set);
CREATE INDEX article_mark_tag ON article_mark (tag, annotation_set);
