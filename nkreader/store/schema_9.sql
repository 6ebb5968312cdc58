CREATE TABLE body_sentences (
  article INTEGER PRIMARY KEY REFERENCES article(key),
  sentences INTEGER NOT NULL,
  places BLOB NOT NULL
) STRICT;

CREATE TABLE coded_span (
  annotation INTEGER PRIMARY KEY REFERENCES annotation(key),
  first INTEGER NOT NULL,
  stop INTEGER NOT NULL
) STRICT;

CREATE TABLE coded_count (
  annotation_set INTEGER NOT NULL REFERENCES annotation_set(key),
  article INTEGER NOT NULL REFERENCES article(key),
  coded INTEGER NOT NULL,
  PRIMARY KEY (annotation_set, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX coded_count_article ON coded_count (article);

CREATE TABLE uncounted (
  article INTEGER PRIMARY KEY REFERENCES article(key)
) STRICT;

INSERT INTO uncounted (article) SELECT key FROM article WHERE version IS NOT NULL;
