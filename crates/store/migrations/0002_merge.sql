-- Schema 2: decisions settle competing changes, and a merge is a step that can be undone.

ALTER TABLE change ADD COLUMN settles TEXT; -- JSON array of ids of changes; NULL when there are none

-- The latest clock is found by `assessment.changed_millis`; one index less to keep when thousands of changes come.
DROP INDEX change_by_clock;

-- The rows of `change` that one merge brought.
CREATE TABLE merge (
    effect    BLOB PRIMARY KEY CHECK (length(effect) = 16), -- as in `step`
    first_row INTEGER NOT NULL REFERENCES change (row),
    last_row  INTEGER NOT NULL REFERENCES change (row)
) STRICT, WITHOUT ROWID;
