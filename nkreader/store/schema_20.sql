-- What only this program reads takes few bytes: `store.shapes` and `store.mention_places` say how.
DROP VIEW annotation_export;
DROP VIEW claim;
DROP VIEW spoken_date;

-- What goes makes room for what comes, so that the file need hardly grow meanwhile.
DROP TABLE article_search;

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
