ALTER TABLE article ADD COLUMN identity TEXT NOT NULL DEFAULT '';
UPDATE article SET identity = path;
CREATE UNIQUE INDEX article_identity ON article (identity);

CREATE TABLE article_edit (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  article INTEGER NOT NULL REFERENCES article(key),
  field TEXT NOT NULL,
  value TEXT,
  came TEXT,
  UNIQUE (article, field)
) STRICT;

INSERT INTO article_edit (article, field, value, came)
SELECT article, field, value, value FROM (
  SELECT article.key AS article, field.value AS field,
    CASE field.value WHEN 'title' THEN title WHEN 'publisher' THEN publisher
      WHEN 'author' THEN author WHEN 'translator' THEN translator
      WHEN 'published' THEN published WHEN 'language' THEN language
      WHEN 'url' THEN url END AS value
  FROM article,
    json_each(CASE WHEN json_valid(edited) THEN edited ELSE '[]' END) AS field
  WHERE field.value IN
    ('title', 'publisher', 'author', 'translator', 'published', 'language', 'url')
)
GROUP BY article, field;

ALTER TABLE article DROP COLUMN edited;

CREATE INDEX annotation_of_set ON annotation (annotation_set, article);
CREATE INDEX annotation_version ON annotation (version);
CREATE INDEX article_version ON article (version);
CREATE INDEX decision_version ON decision (version);
CREATE INDEX placement_version ON placement (version);
CREATE INDEX reading_state_version ON reading_state (version);
CREATE INDEX change_article ON change (article);
