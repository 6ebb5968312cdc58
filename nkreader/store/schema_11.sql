ALTER TABLE annotation_set ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;

CREATE TABLE reading_state_11 (
  article INTEGER NOT NULL REFERENCES article(key),
  annotation_set INTEGER NOT NULL REFERENCES annotation_set(key),
  state TEXT NOT NULL CHECK (state IN ('new', 'reading', 'done')),
  place INTEGER,
  version INTEGER REFERENCES version(key),
  opened TEXT,
  PRIMARY KEY (article, annotation_set)
) STRICT, WITHOUT ROWID;

INSERT INTO reading_state_11 (article, annotation_set, state, place, version, opened)
SELECT article, annotation_set.key, state, place, version, opened FROM reading_state
JOIN annotation_set ON annotation_set.annotator = reading_state.annotator;

DROP TABLE reading_state;
ALTER TABLE reading_state_11 RENAME TO reading_state;
CREATE INDEX reading_state_version ON reading_state (version);
CREATE INDEX reading_state_opened ON reading_state (annotation_set, opened);
