CREATE TABLE article (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  path TEXT NOT NULL UNIQUE,
  title TEXT, publisher TEXT, author TEXT, translator TEXT,
  published TEXT, language TEXT, url TEXT,
  edited TEXT NOT NULL DEFAULT '[]',
  words INTEGER NOT NULL,
  opening TEXT NOT NULL,
  folded TEXT NOT NULL,
  added TEXT NOT NULL,
  version INTEGER REFERENCES version(key) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX article_newest ON article (published IS NULL, published DESC, key DESC, folded);

CREATE TABLE version (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  article INTEGER NOT NULL REFERENCES article(key),
  number INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  created TEXT NOT NULL,
  UNIQUE (article, number),
  UNIQUE (article, sha256)
) STRICT;
CREATE INDEX version_sha256 ON version (sha256);

CREATE TABLE version_text (
  version INTEGER PRIMARY KEY REFERENCES version(key),
  text TEXT NOT NULL,
  source TEXT,
  blocks TEXT NOT NULL,
  styles TEXT NOT NULL,
  zones TEXT NOT NULL,
  sentences TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE article_search USING fts5 (
  title, text, content = '', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE extraction (
  version INTEGER PRIMARY KEY REFERENCES version(key),
  extractor TEXT NOT NULL,
  extractor_version INTEGER NOT NULL
) STRICT;

CREATE TABLE mention (
  version INTEGER NOT NULL REFERENCES version(key),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  label TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (version, start, "end", label)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_name ON mention (name, label);

CREATE TABLE tag (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  shortcut TEXT,
  colour TEXT NOT NULL,
  definition TEXT NOT NULL,
  parent INTEGER REFERENCES tag(key),
  position INTEGER NOT NULL,
  retired INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX tag_shortcut ON tag (shortcut);

CREATE TABLE annotation_set (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  annotator TEXT NOT NULL,
  created TEXT NOT NULL,
  UNIQUE (annotator, name)
) STRICT;

CREATE TABLE annotation (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  annotation_set INTEGER NOT NULL REFERENCES annotation_set(key),
  article INTEGER NOT NULL REFERENCES article(key),
  version INTEGER NOT NULL REFERENCES version(key),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  exact TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  tag INTEGER NOT NULL REFERENCES tag(key),
  note TEXT,
  created TEXT NOT NULL,
  modified TEXT NOT NULL,
  CHECK (0 <= start AND start < "end")
) STRICT;
CREATE INDEX annotation_article ON annotation (article, annotation_set);
CREATE INDEX annotation_tag ON annotation (tag, annotation_set);

CREATE TABLE decision (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  annotation INTEGER NOT NULL REFERENCES annotation(key),
  version INTEGER NOT NULL REFERENCES version(key),
  status TEXT NOT NULL CHECK (status IN ('placed', 'review', 'orphan')),
  start INTEGER,
  "end" INTEGER,
  UNIQUE (annotation, version)
) STRICT;

CREATE TABLE placement (
  annotation INTEGER NOT NULL REFERENCES annotation(key),
  version INTEGER NOT NULL REFERENCES version(key),
  status TEXT NOT NULL CHECK (status IN ('placed', 'review', 'orphan')),
  start INTEGER,
  "end" INTEGER,
  PRIMARY KEY (annotation, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE link (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  source INTEGER NOT NULL REFERENCES annotation(key),
  target INTEGER NOT NULL REFERENCES annotation(key),
  note TEXT,
  created TEXT NOT NULL
) STRICT;
CREATE INDEX link_source ON link (source);
CREATE INDEX link_target ON link (target);

CREATE TABLE zone_override (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  article INTEGER NOT NULL REFERENCES article(key),
  exact TEXT NOT NULL,
  zone TEXT NOT NULL,
  UNIQUE (article, exact)
) STRICT;

CREATE TABLE sentence_border (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  article INTEGER NOT NULL REFERENCES article(key),
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  is_border INTEGER NOT NULL,
  UNIQUE (article, before, after)
) STRICT;

CREATE TABLE reading_state (
  article INTEGER NOT NULL REFERENCES article(key),
  annotator TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('new', 'reading', 'done')),
  place INTEGER,
  version INTEGER REFERENCES version(key),
  PRIMARY KEY (article, annotator)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
  annotation TEXT NOT NULL,
  annotator TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (annotation, annotator)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  annotator TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (annotator, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE change (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  annotator TEXT NOT NULL,
  said TEXT NOT NULL,
  article INTEGER REFERENCES article(key),
  created TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX change_annotator ON change (annotator, undone, key);

CREATE TABLE change_row (
  change INTEGER NOT NULL REFERENCES change(key),
  position INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  row_key INTEGER NOT NULL,
  before TEXT,
  after TEXT,
  PRIMARY KEY (change, position)
) STRICT, WITHOUT ROWID;

CREATE VIEW annotation_place AS
SELECT annotation.*,
  CASE WHEN annotation.version = article.version THEN 'placed'
       ELSE coalesce(decision.status, placement.status, 'review') END AS status,
  CASE WHEN annotation.version = article.version THEN annotation.start
       WHEN decision.key IS NOT NULL THEN decision.start
       ELSE placement.start END AS place_start,
  CASE WHEN annotation.version = article.version THEN annotation."end"
       WHEN decision.key IS NOT NULL THEN decision."end"
       ELSE placement."end" END AS place_end
FROM annotation
JOIN article ON article.key = annotation.article
LEFT JOIN decision
  ON decision.annotation = annotation.key AND decision.version = article.version
LEFT JOIN placement
  ON placement.annotation = annotation.key AND placement.version = article.version;

CREATE VIEW annotation_export AS
SELECT annotation_place.id, article.id AS article, article.title, article.publisher,
  article.published, place_start AS start, place_end AS "end", tag.slug AS tag, exact, note,
  annotation_set.name AS "set", annotation_set.annotator, status, annotation_place.created
FROM annotation_place
JOIN article ON article.key = annotation_place.article
JOIN tag ON tag.key = annotation_place.tag
JOIN annotation_set ON annotation_set.key = annotation_place.annotation_set
ORDER BY article.published, article.key, place_start;
