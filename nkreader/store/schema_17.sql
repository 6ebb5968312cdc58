CREATE TABLE derivation (
  version INTEGER PRIMARY KEY REFERENCES version(key),
  attribution INTEGER NOT NULL,
  temporal INTEGER NOT NULL,
  published TEXT,
  claims INTEGER NOT NULL
) STRICT;

-- A name is words of the text, or else stands in `name`.
CREATE TABLE speaker (
  version INTEGER NOT NULL REFERENCES version(key),
  number INTEGER NOT NULL,
  name TEXT,
  name_start INTEGER,
  name_end INTEGER,
  doubtful INTEGER NOT NULL,
  person INTEGER,
  PRIMARY KEY (version, number),
  CHECK ((name IS NULL) = (name_start IS NOT NULL)),
  CHECK ((name_start IS NULL) = (name_end IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX speaker_person ON speaker (person) WHERE person IS NOT NULL;

-- `speaker` is the number of one of the version's speakers. `kind` and `manner` are numbers that
-- the view `claim` has words for. Most contents are one piece; others are in `further_content`.
CREATE TABLE attribution (
  version INTEGER NOT NULL REFERENCES version(key),
  number INTEGER NOT NULL,
  speaker INTEGER,
  kind INTEGER NOT NULL,
  manner INTEGER NOT NULL,
  doubtful INTEGER NOT NULL,
  source_start INTEGER,
  source_end INTEGER,
  cue_start INTEGER NOT NULL,
  cue_end INTEGER NOT NULL,
  content_start INTEGER NOT NULL,
  content_end INTEGER NOT NULL,
  PRIMARY KEY (version, number),
  CHECK (content_start < content_end),
  CHECK ((source_start IS NULL) = (source_end IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE further_content (
  version INTEGER NOT NULL REFERENCES version(key),
  attribution INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (version, attribution, start)
) STRICT, WITHOUT ROWID;

CREATE TABLE hedge (
  version INTEGER NOT NULL REFERENCES version(key),
  attribution INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (version, attribution, start, "end")
) STRICT, WITHOUT ROWID;

CREATE TABLE time_reason (
  key INTEGER PRIMARY KEY,
  words TEXT NOT NULL UNIQUE
) STRICT;

-- Days are counted from 0001-01-01, which is 1. `type` is a number that the view `spoken_date` has
-- words for. `reason` is the key of a time_reason, and no foreign key: one that goes would be looked
-- for in every expression; in its words {published} stands for the date of the article.
CREATE TABLE time_expression (
  version INTEGER NOT NULL REFERENCES version(key),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  type INTEGER NOT NULL,
  value TEXT,
  first_day INTEGER,
  last_day INTEGER,
  reason INTEGER NOT NULL,
  in_quotation INTEGER NOT NULL,
  PRIMARY KEY (version, start),
  CHECK (start < "end"),
  CHECK ((first_day IS NULL) = (last_day IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE speaker_decision (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('same', 'different')),
  article INTEGER NOT NULL REFERENCES article(key),
  speaker TEXT NOT NULL,
  other_article INTEGER NOT NULL REFERENCES article(key),
  other_speaker TEXT NOT NULL,
  created TEXT NOT NULL,
  UNIQUE (article, speaker, other_article, other_speaker)
) STRICT;
CREATE INDEX speaker_decision_other ON speaker_decision (other_article);

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
