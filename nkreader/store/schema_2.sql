DROP VIEW annotation_export;

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
