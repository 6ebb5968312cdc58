CREATE TABLE entity (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  label TEXT NOT NULL,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  forgotten INTEGER NOT NULL DEFAULT 0,
  articles INTEGER NOT NULL DEFAULT 0,
  mentions INTEGER NOT NULL DEFAULT 0,
  first TEXT,
  last TEXT
) STRICT;

CREATE INDEX entity_folded ON entity (folded);

CREATE TABLE entity_alias (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  label TEXT NOT NULL,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  exact TEXT NOT NULL,
  entity INTEGER REFERENCES entity(key),
  UNIQUE (folded, name, label)
) STRICT;
CREATE INDEX entity_alias_entity ON entity_alias (entity) WHERE entity IS NOT NULL;
CREATE INDEX entity_alias_nameless ON entity_alias (key)
WHERE entity IS NULL AND label NOT IN (
  'DATE', 'TIME', 'PERCENT', 'MONEY', 'QUANTITY', 'CARDINAL', 'SOURCE'
);

-- `article` points at article and is no foreign key: one that goes would be looked for in all rows.
CREATE TABLE entity_article (
  alias INTEGER NOT NULL REFERENCES entity_alias(key),
  published TEXT NOT NULL,
  article INTEGER NOT NULL,
  mentions INTEGER NOT NULL,
  PRIMARY KEY (alias, published, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE entity_decision (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'rename', 'forget', 'add')),
  subject TEXT NOT NULL,
  alias TEXT NOT NULL DEFAULT '',
  object TEXT NOT NULL DEFAULT '',
  created TEXT NOT NULL,
  UNIQUE (kind, subject, alias)
) STRICT;
CREATE INDEX entity_decision_object ON entity_decision (kind, object);

DROP INDEX mention_name;
ALTER TABLE mention RENAME TO mention_before;
-- `alias` points at entity_alias and is no foreign key: an alias that goes would be looked for in
-- every mention.
CREATE TABLE mention (
  version INTEGER NOT NULL REFERENCES version(key),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  alias INTEGER NOT NULL,
  PRIMARY KEY (version, start, "end", alias)
) STRICT, WITHOUT ROWID;
