-- What people have said of two articles: an earlier report, the same one in another language.
CREATE TABLE article_relation (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL
    CHECK (kind IN ('follows', 'corrects', 'contradicts', 'repeats', 'translates')),
  article INTEGER NOT NULL REFERENCES article(key),
  other INTEGER NOT NULL REFERENCES article(key),
  refused INTEGER NOT NULL CHECK (refused IN (0, 1)),
  created TEXT NOT NULL,
  modified TEXT NOT NULL,
  CHECK (article <> other)
) STRICT;
CREATE UNIQUE INDEX article_relation_ends
ON article_relation (article, other, kind = 'translates');
CREATE INDEX article_relation_other ON article_relation (other);

-- Derived: sentences that speak of an earlier report, with the days that are meant and the words by
-- which it is known again.
CREATE TABLE report_stub (
  version INTEGER NOT NULL REFERENCES version(key),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  publisher TEXT,
  first TEXT,
  last TEXT,
  terms TEXT NOT NULL,
  PRIMARY KEY (version, start)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_stub_first ON report_stub (first);

-- By which rules, and with which data of its article, a version was looked through for them.
CREATE TABLE report_search (
  version INTEGER PRIMARY KEY REFERENCES version(key),
  rules INTEGER NOT NULL,
  published TEXT,
  publisher TEXT
) STRICT;

-- Where a source says that an article stands in another language.
CREATE TABLE article_alternate (
  article INTEGER NOT NULL REFERENCES article(key),
  address TEXT NOT NULL,
  language TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (article, address)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_alternate_address ON article_alternate (address);

CREATE INDEX article_published ON article (published) WHERE published IS NOT NULL;
CREATE INDEX article_url ON article (url) WHERE url IS NOT NULL;
