ALTER TABLE article ADD COLUMN kind TEXT NOT NULL DEFAULT 'text';
ALTER TABLE article ADD COLUMN origins TEXT NOT NULL DEFAULT '{}';
ALTER TABLE article ADD COLUMN proposed TEXT NOT NULL DEFAULT '{}';
ALTER TABLE article ADD COLUMN address TEXT;
ALTER TABLE article ADD COLUMN etag TEXT;
ALTER TABLE article ADD COLUMN modified TEXT;

CREATE INDEX article_address ON article (address) WHERE address IS NOT NULL;

CREATE TABLE source_document (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL REFERENCES version(key),
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  address TEXT,
  retrieved TEXT NOT NULL,
  said TEXT
) STRICT;
CREATE INDEX source_document_version ON source_document (version);

CREATE TABLE source_bytes (
  source_document INTEGER PRIMARY KEY REFERENCES source_document(key),
  compressed BLOB NOT NULL
) STRICT;

CREATE TABLE feed (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  address TEXT NOT NULL UNIQUE,
  title TEXT,
  etag TEXT,
  modified TEXT,
  added TEXT NOT NULL,
  looked TEXT,
  trouble TEXT
) STRICT;

CREATE TABLE feed_article (
  article INTEGER PRIMARY KEY REFERENCES article(key),
  feed INTEGER NOT NULL REFERENCES feed(key)
) STRICT;
CREATE INDEX feed_article_feed ON feed_article (feed);
