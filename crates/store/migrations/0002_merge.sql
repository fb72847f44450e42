-- Schema 2: decisions settle competing changes, and a merge is a step that can be undone.

ALTER TABLE change ADD COLUMN settles TEXT; -- JSON array of ids of changes; NULL when there are none

-- One subject's changes, and which subjects have several that nobody replaced.
CREATE INDEX change_of_subject ON change (assessment, subject, base);

-- The rows of `change` that one merge brought.
CREATE TABLE merge (
    effect    BLOB PRIMARY KEY CHECK (length(effect) = 16), -- as in `step`
    first_row INTEGER NOT NULL REFERENCES change (row),
    last_row  INTEGER NOT NULL REFERENCES change (row)
) STRICT, WITHOUT ROWID;
