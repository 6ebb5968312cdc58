-- What only this program reads takes few bytes: `store.shapes` and `store.mention_places` say how.
DROP VIEW annotation_export;
DROP VIEW claim;
DROP VIEW spoken_date;
-- `source` is compressed with the text as its dictionary.
CREATE TABLE version_text_20 (
  version INTEGER PRIMARY KEY REFERENCES version(key),
  shape BLOB NOT NULL,
  text TEXT NOT NULL,
  marks BLOB,
  source BLOB
) STRICT;
INSERT INTO version_text_20
SELECT version, packed_shape(blocks, zones, sentences), text, packed_marks(blocks, styles),
  packed_source(source, text)
FROM version_text ORDER BY version;
DROP TABLE version_text;
ALTER TABLE version_text_20 RENAME TO version_text;

UPDATE body_sentences SET places = packed_places(sentences, places);

-- A hash is kept as the 32 bytes that it is. A text is looked for by it with or without the article:
-- one index answers both.
CREATE TABLE version_20 (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  article INTEGER NOT NULL REFERENCES article(key),
  number INTEGER NOT NULL,
  hash BLOB NOT NULL,
  created TEXT NOT NULL,
  sha256 TEXT AS (lower(hex(hash))),
  UNIQUE (article, number)
) STRICT;
INSERT INTO version_20 (key, id, article, number, hash, created)
SELECT key, id, article, number, packed_hash(sha256), created FROM version ORDER BY key;
UPDATE sqlite_sequence SET seq = max(seq, coalesce(
  (SELECT seq FROM sqlite_sequence WHERE name = 'version'), 0)) WHERE name = 'version_20';
DROP TABLE version;
ALTER TABLE version_20 RENAME TO version;
CREATE UNIQUE INDEX version_hash ON version (hash, article);

CREATE TABLE source_document_20 (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL REFERENCES version(key),
  hash BLOB NOT NULL,
  size INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  address TEXT,
  retrieved TEXT NOT NULL,
  said TEXT,
  sha256 TEXT AS (lower(hex(hash)))
) STRICT;
INSERT INTO source_document_20
  (key, version, hash, size, media_type, address, retrieved, said)
SELECT key, version, packed_hash(sha256), size, media_type, address, retrieved, said
FROM source_document ORDER BY key;
UPDATE sqlite_sequence SET seq = max(seq, coalesce(
  (SELECT seq FROM sqlite_sequence WHERE name = 'source_document'), 0))
WHERE name = 'source_document_20';
DROP TABLE source_document;
ALTER TABLE source_document_20 RENAME TO source_document;
CREATE INDEX source_document_version ON source_document (version);

CREATE TABLE source_file_20 (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  path TEXT NOT NULL UNIQUE,
  hash BLOB NOT NULL,
  mapping TEXT NOT NULL,
  articles INTEGER NOT NULL,
  sha256 TEXT AS (lower(hex(hash)))
) STRICT;
INSERT INTO source_file_20 (key, path, hash, mapping, articles)
SELECT key, path, packed_hash(sha256), mapping, articles FROM source_file ORDER BY key;
UPDATE sqlite_sequence SET seq = max(seq, coalesce(
  (SELECT seq FROM sqlite_sequence WHERE name = 'source_file'), 0))
WHERE name = 'source_file_20';
DROP TABLE source_file;
ALTER TABLE source_file_20 RENAME TO source_file;

-- How long a span is takes less room than where it ends; so does how far it is from another one.
CREATE TABLE speaker_20 (
  version INTEGER NOT NULL REFERENCES version(key),
  number INTEGER NOT NULL,
  name TEXT,
  name_start INTEGER,
  name_length INTEGER,
  doubtful INTEGER NOT NULL,
  person INTEGER,
  name_end INTEGER AS (name_start + name_length),
  PRIMARY KEY (version, number),
  CHECK ((name IS NULL) = (name_start IS NOT NULL)),
  CHECK ((name_start IS NULL) = (name_length IS NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO speaker_20 (version, number, name, name_start, name_length, doubtful, person)
SELECT version, number, name, name_start, name_end - name_start, doubtful, person FROM speaker;
DROP TABLE speaker;
ALTER TABLE speaker_20 RENAME TO speaker;
CREATE INDEX speaker_person ON speaker (person) WHERE person IS NOT NULL;

-- `said` is kind + 4 * manner + 64 * doubtful. `cue` and `source` count from where the content
-- begins.
CREATE TABLE attribution_20 (
  version INTEGER NOT NULL REFERENCES version(key),
  number INTEGER NOT NULL,
  speaker INTEGER,
  said INTEGER NOT NULL,
  content_start INTEGER NOT NULL,
  content_length INTEGER NOT NULL,
  cue INTEGER NOT NULL,
  cue_length INTEGER NOT NULL,
  source INTEGER,
  source_length INTEGER,
  kind INTEGER AS (said & 3),
  manner INTEGER AS (said >> 2 & 15),
  doubtful INTEGER AS (said >> 6),
  source_start INTEGER AS (content_start + source),
  source_end INTEGER AS (content_start + source + source_length),
  cue_start INTEGER AS (content_start + cue),
  cue_end INTEGER AS (content_start + cue + cue_length),
  content_end INTEGER AS (content_start + content_length),
  PRIMARY KEY (version, number),
  CHECK (content_length > 0),
  CHECK ((source IS NULL) = (source_length IS NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO attribution_20 (version, number, speaker, said, content_start, content_length, cue,
  cue_length, source, source_length)
SELECT version, number, speaker, kind + 4 * manner + 64 * doubtful, content_start,
  content_end - content_start, cue_start - content_start, cue_end - cue_start,
  source_start - content_start, source_end - source_start
FROM attribution;
DROP TABLE attribution;
ALTER TABLE attribution_20 RENAME TO attribution;

-- `told` is type + 4 * in_quotation + 8 * reason. `given` is the value where it is not the day that
-- is meant; '' where there is none.
CREATE TABLE time_expression_20 (
  version INTEGER NOT NULL REFERENCES version(key),
  start INTEGER NOT NULL,
  length INTEGER NOT NULL,
  told INTEGER NOT NULL,
  given TEXT,
  first_day INTEGER,
  days INTEGER,
  "end" INTEGER AS (start + length),
  type INTEGER AS (told & 3),
  in_quotation INTEGER AS (told >> 2 & 1),
  reason INTEGER AS (told >> 3),
  last_day INTEGER AS (first_day + days),
  value TEXT AS (nullif(coalesce(given, CASE days WHEN 0 THEN date(first_day + 1721424.5) END), '')),
  PRIMARY KEY (version, start),
  CHECK (length > 0),
  CHECK ((first_day IS NULL) = (days IS NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO time_expression_20 (version, start, length, told, given, first_day, days)
SELECT version, start, "end" - start, type + 4 * in_quotation + 8 * reason,
  CASE WHEN first_day = last_day THEN
    nullif(coalesce(value, ''), date(first_day + 1721424.5)) ELSE value END,
  first_day, last_day - first_day
FROM time_expression;
DROP TABLE time_expression;
ALTER TABLE time_expression_20 RENAME TO time_expression;

-- One row a version. What is no entity of the library and is called as it stands has no alias.
CREATE TABLE mention_20 (
  version INTEGER PRIMARY KEY REFERENCES version(key),
  places BLOB NOT NULL
) STRICT;
-- `article` points at article and is no foreign key: one that goes would be looked for in all rows.
-- `day` is the date of the article as a number: 20200312, 20200300 for a month, 0 for none.
CREATE TABLE entity_article_20 (
  alias INTEGER NOT NULL REFERENCES entity_alias(key),
  day INTEGER NOT NULL,
  article INTEGER NOT NULL,
  mentions INTEGER NOT NULL,
  PRIMARY KEY (alias, day, article)
) STRICT, WITHOUT ROWID;
