DROP TABLE article_search;

CREATE VIRTUAL TABLE article_search USING fts5 (
  title, text, signs, content = '', tokenize = 'ascii tokenchars ''_'''
);

CREATE INDEX article_publisher ON article (publisher);
CREATE INDEX article_author ON article (author);

ALTER TABLE reading_state ADD COLUMN opened TEXT;
CREATE INDEX reading_state_opened ON reading_state (annotator, opened);

CREATE TABLE view (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE,
  query TEXT NOT NULL,
  created TEXT NOT NULL
) STRICT;
