-- Schema 1 of pilar.db. Applied migrations are never edited; a change is a new file.

PRAGMA application_id = 0x50494C52; -- "PILR"

-- Facts about this workspace: `replica` is the id under which its changes are made.
CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE assessment (
    id             BLOB PRIMARY KEY CHECK (length(id) = 16),
    instrument     TEXT NOT NULL,
    created_millis INTEGER NOT NULL,
    changed_millis INTEGER NOT NULL -- clock of its latest change
) STRICT, WITHOUT ROWID;

-- The journal. Append only; everything below it can be computed from it.
CREATE TABLE change (
    row           INTEGER PRIMARY KEY,
    id            BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    action        BLOB NOT NULL CHECK (length(action) = 16),
    action_name   TEXT NOT NULL,
    assessment    BLOB NOT NULL REFERENCES assessment (id),
    replica       BLOB NOT NULL CHECK (length(replica) = 16),
    sequence      INTEGER NOT NULL CHECK (sequence > 0),
    clock_millis  INTEGER NOT NULL,
    clock_counter INTEGER NOT NULL,
    author        TEXT NOT NULL,
    role          TEXT NOT NULL,
    operation     TEXT NOT NULL,
    subject       TEXT NOT NULL,
    value         TEXT NOT NULL, -- JSON; 'null' means the subject is gone
    base          BLOB           -- the change whose value this one replaces
) STRICT;

CREATE INDEX change_of_assessment ON change (assessment, clock_millis, clock_counter, id);
CREATE INDEX change_by_clock ON change (clock_millis, clock_counter);
CREATE INDEX change_of_replica ON change (replica, sequence);
CREATE INDEX change_of_action ON change (action);

CREATE TRIGGER change_is_never_updated BEFORE UPDATE ON change
BEGIN
    SELECT RAISE(ABORT, 'the journal is append only');
END;

CREATE TRIGGER change_is_never_deleted BEFORE DELETE ON change
BEGIN
    SELECT RAISE(ABORT, 'the journal is append only');
END;

-- The projection: the change that gives each subject its value, null values included.
CREATE TABLE state (
    assessment BLOB NOT NULL REFERENCES assessment (id),
    subject    TEXT NOT NULL,
    change     INTEGER NOT NULL REFERENCES change (row),
    PRIMARY KEY (assessment, subject)
) STRICT, WITHOUT ROWID;

-- What can be undone (undone = 0) and redone (undone = 1), oldest first.
CREATE TABLE step (
    assessment BLOB NOT NULL REFERENCES assessment (id),
    position   INTEGER NOT NULL,
    name       TEXT NOT NULL, -- of the user's action
    effect     BLOB NOT NULL, -- the action whose inverse is written next: the original, its undo or its redo
    undone     INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
    PRIMARY KEY (assessment, position)
) STRICT, WITHOUT ROWID;

-- Changes made by undo and redo, and the change whose value each brought back.
CREATE TABLE restored (
    change INTEGER PRIMARY KEY REFERENCES change (row),
    origin INTEGER NOT NULL REFERENCES change (row)
) STRICT;
