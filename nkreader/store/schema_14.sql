DROP INDEX link_source;
DROP INDEX link_target;
ALTER TABLE link RENAME TO link_before;
-- The ends are ids of annotations and no foreign keys: a link outlives its passages, and is whole
-- again when they come back.
CREATE TABLE link (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  source TEXT NOT NULL,
  target TEXT NOT NULL,
  reason TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'superseded', 'resolved')),
  created TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT;
CREATE INDEX link_source ON link (source);
CREATE INDEX link_target ON link (target);

INSERT INTO link (key, id, kind, source, target, reason, state, created, modified)
SELECT link_before.key, link_before.id, kind, source.id, target.id, link_before.note, 'open',
  link_before.created, link_before.created
FROM link_before
JOIN annotation AS source ON source.key = link_before.source
JOIN annotation AS target ON target.key = link_before.target;
UPDATE sqlite_sequence SET seq = max(seq, coalesce(
  (SELECT seq FROM sqlite_sequence WHERE name = 'link_before'), 0)) WHERE name = 'link';
INSERT INTO sqlite_sequence (name, seq) SELECT 'link', seq FROM sqlite_sequence
WHERE name = 'link_before' AND NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'link');
DROP TABLE link_before;

ALTER TABLE annotation ADD COLUMN source_grade TEXT
CHECK (source_grade IN ('A', 'B', 'C', 'D', 'E', 'F'));
ALTER TABLE annotation ADD COLUMN information_grade INTEGER
CHECK (information_grade BETWEEN 1 AND 6);
