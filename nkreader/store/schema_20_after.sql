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

-- The column that most words stand in is the first: of that one the index has nothing to say.
DROP TABLE article_search;
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
