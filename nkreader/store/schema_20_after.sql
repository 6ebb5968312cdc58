INSERT OR IGNORE INTO entity_article_20
SELECT alias, day_number(published), article, mentions FROM entity_article
JOIN entity_alias ON entity_alias.key = entity_article.alias
WHERE entity IS NOT NULL OR label NOT IN
  ('DATE', 'TIME', 'PERCENT', 'MONEY', 'QUANTITY', 'CARDINAL', 'SOURCE');
DROP TABLE mention;
ALTER TABLE mention_20 RENAME TO mention;
DROP TABLE entity_article;
ALTER TABLE entity_article_20 RENAME TO entity_article;
DELETE FROM entity_alias WHERE entity IS NULL
AND label IN ('DATE', 'TIME', 'PERCENT', 'MONEY', 'QUANTITY', 'CARDINAL', 'SOURCE')
AND key NOT IN (SELECT alias FROM entity_article);

-- `source` is compressed with the text as its dictionary.
CREATE TABLE version_text_20 (
  version INTEGER PRIMARY KEY REFERENCES version(key),
  shape BLOB NOT NULL,
  text TEXT NOT NULL,
  marks BLOB,
  source BLOB
) STRICT;
INSERT INTO version_text_20
SELECT version, packed_shape(blocks, zones, sentences, text), text, packed_marks(blocks, styles),
  packed_source(source, text)
FROM version_text ORDER BY version;
DROP TABLE version_text;
ALTER TABLE version_text_20 RENAME TO version_text;

CREATE TABLE body_sentences_20 (
  article INTEGER PRIMARY KEY REFERENCES article(key),
  sentences INTEGER NOT NULL,
  places BLOB NOT NULL
) STRICT;
-- What can't be read is left out, and counted again.
INSERT OR IGNORE INTO body_sentences_20
SELECT article, sentences, packed_places(sentences, places) FROM body_sentences ORDER BY article;
INSERT OR IGNORE INTO uncounted SELECT article FROM body_sentences
WHERE article NOT IN (SELECT article FROM body_sentences_20);
DROP TABLE body_sentences;
ALTER TABLE body_sentences_20 RENAME TO body_sentences;
CREATE INDEX body_sentences_count ON body_sentences (article, sentences);

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
INSERT INTO sqlite_sequence (name, seq) SELECT 'version_20', seq FROM sqlite_sequence
WHERE name = 'version' AND NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'version_20');
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
INSERT INTO sqlite_sequence (name, seq) SELECT 'source_document_20', seq FROM sqlite_sequence
WHERE name = 'source_document' AND NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'source_document_20');
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
INSERT INTO sqlite_sequence (name, seq) SELECT 'source_file_20', seq FROM sqlite_sequence
WHERE name = 'source_file' AND NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'source_file_20');
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

-- The column that most words stand in is the first: of that one the index has nothing to say.
CREATE VIRTUAL TABLE article_search USING fts5 (
  text, title, signs, content = '', tokenize = 'ascii tokenchars ''_'''
);

CREATE VIEW annotation_export AS
SELECT id, article, title, publisher, published, start, "end", tag,
  coalesce(there, tagged) AS exact, note, "set", annotator, status, created,
  CASE WHEN there <> tagged THEN tagged END AS tagged_as
FROM (
  SELECT annotation_place.id, article.id AS article, article.title, article.publisher,
    article.published, place_start AS start, place_end AS "end", tag.slug AS tag, exact AS tagged,
    CASE WHEN annotation_place.version <> article.version THEN
      (SELECT substr(text, place_start + 1, place_end - place_start) FROM version_text
       WHERE version_text.version = article.version AND place_start IS NOT NULL) END AS there,
    note, annotation_set.name AS "set", annotation_set.annotator, status,
    annotation_place.created, article.key
  FROM annotation_place
  JOIN article ON article.key = annotation_place.article
  JOIN tag ON tag.key = annotation_place.tag
  JOIN annotation_set ON annotation_set.key = annotation_place.annotation_set
)
ORDER BY published, key, start;

CREATE VIEW claim AS
SELECT article.id AS article, article.title, article.publisher, article.published,
  attribution.number, content_start AS start,
  substr(text, source_start + 1, source_end - source_start) AS source,
  coalesce(speaker.name, substr(text, name_start + 1, name_end - name_start)) AS speaker,
  substr(text, cue_start + 1, cue_end - cue_start) AS cue,
  CASE attribution.manner WHEN 0 THEN 'said' WHEN 1 THEN 'asked' WHEN 2 THEN 'denied' WHEN 3 THEN 'warned'
    WHEN 4 THEN 'claimed' WHEN 5 THEN 'believed' WHEN 6 THEN 'wanted' WHEN 7 THEN 'showed'
    END AS manner,
  CASE attribution.kind WHEN 0 THEN 'direct' WHEN 1 THEN 'indirect' WHEN 2 THEN 'mixed' END AS kind,
  substr(text, content_start + 1, content_end - content_start) || coalesce(
    (SELECT ' … ' || group_concat(substr(text, start + 1, "end" - start), ' … ')
     FROM further_content WHERE further_content.version = attribution.version
     AND further_content.attribution = attribution.number), '') AS content,
  (SELECT group_concat(DISTINCT hedge.kind) FROM hedge WHERE hedge.version = attribution.version
   AND hedge.attribution = attribution.number) AS hedges,
  attribution.doubtful
FROM article
JOIN attribution ON attribution.version = article.version
JOIN version_text ON version_text.version = attribution.version
LEFT JOIN speaker ON speaker.version = attribution.version
  AND speaker.number = attribution.speaker;

CREATE VIEW spoken_date AS
SELECT article.id AS article, article.title, article.publisher, article.published,
  start, "end", substr(text, start + 1, "end" - start) AS exact,
  CASE time_expression.type WHEN 0 THEN 'DATE' WHEN 1 THEN 'TIME' WHEN 2 THEN 'DURATION'
    WHEN 3 THEN 'SET' END AS type, value,
  date(first_day + 1721424.5) AS first, date(last_day + 1721424.5) AS last,
  replace(time_reason.words, '{published}', coalesce(derivation.published, '')) AS reason,
  in_quotation
FROM article
JOIN derivation ON derivation.version = article.version
JOIN time_expression ON time_expression.version = article.version
JOIN version_text ON version_text.version = time_expression.version
LEFT JOIN time_reason ON time_reason.key = time_expression.reason;
