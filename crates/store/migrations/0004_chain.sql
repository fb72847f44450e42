-- Schema 4: changes are chained, may be without some that came before them, and may wait in quarantine.
--
-- Foreign keys are off meanwhile; `row` stays what it was, since `state`, `step` and `restored` refer to it.
-- `pilar_content` is a function of this program: the hash of what a change says.

CREATE TABLE chained_change (
    row              INTEGER PRIMARY KEY,
    id               BLOB NOT NULL CHECK (length(id) = 16), -- two changes of one id are told apart by their content
    action           BLOB NOT NULL CHECK (length(action) = 16),
    action_name      TEXT NOT NULL,
    assessment       BLOB NOT NULL REFERENCES assessment (id),
    replica          BLOB NOT NULL CHECK (length(replica) = 16),
    sequence         INTEGER NOT NULL CHECK (sequence > 0),
    clock_millis     INTEGER NOT NULL,
    clock_counter    INTEGER NOT NULL,
    author           TEXT NOT NULL,
    role             TEXT NOT NULL,
    operation        TEXT NOT NULL,
    subject          TEXT NOT NULL,
    value            TEXT NOT NULL, -- JSON; 'null' means the subject is gone
    base             BLOB,          -- the change whose value this one replaces
    settles          TEXT,          -- JSON array of ids of changes; NULL when there are none
    content          BLOB NOT NULL CHECK (length(content) = 32),
    position         INTEGER CHECK (position > 0), -- in its chain; NULL, like the two below, in journal format 1
    previous         BLOB CHECK (length(previous) = 32),
    hash             BLOB CHECK (length(hash) = 32),
    effective_millis INTEGER NOT NULL, -- `clock_millis` unless a repair takes some of it back
    UNIQUE (id, content)
) STRICT;

INSERT INTO chained_change (
    row, id, action, action_name, assessment, replica, sequence, clock_millis, clock_counter, author, role, operation,
    subject, value, base, settles, content, effective_millis
)
SELECT row, id, action, action_name, assessment, replica, sequence, clock_millis, clock_counter, author, role, operation,
       subject, value, base, settles,
       pilar_content(id, action, action_name, assessment, replica, sequence, clock_millis, clock_counter, author, role,
                     operation, subject, value, base, settles),
       clock_millis
FROM change;

DROP TABLE change;
ALTER TABLE chained_change RENAME TO change;

CREATE INDEX change_of_assessment ON change (assessment, effective_millis, clock_counter, id);
CREATE INDEX change_of_chain ON change (assessment, replica, position);

-- What a change says never changes; when it counts as made may.
CREATE TRIGGER change_is_never_updated BEFORE UPDATE OF
    row, id, action, action_name, assessment, replica, sequence, clock_millis, clock_counter, author, role, operation,
    subject, value, base, settles, content, position, previous, hash
ON change
BEGIN
    SELECT RAISE(ABORT, 'the journal is append only');
END;

CREATE TRIGGER change_is_never_deleted BEFORE DELETE ON change
BEGIN
    SELECT RAISE(ABORT, 'the journal is append only');
END;

-- Links of a chain whose change is not here, or stands at another place as well.
CREATE TABLE stub (
    assessment BLOB NOT NULL REFERENCES assessment (id),
    replica    BLOB NOT NULL CHECK (length(replica) = 16),
    position   INTEGER NOT NULL CHECK (position > 0),
    hash       BLOB NOT NULL CHECK (length(hash) = 32),
    previous   BLOB NOT NULL CHECK (length(previous) = 32),
    content    BLOB NOT NULL CHECK (length(content) = 32),
    PRIMARY KEY (assessment, replica, position, hash)
) STRICT, WITHOUT ROWID;

-- Changes that came from elsewhere and do not count yet: kept as they came, with what they refer to.
CREATE TABLE quarantine (
    row        INTEGER PRIMARY KEY,
    assessment BLOB NOT NULL REFERENCES assessment (id),
    line       TEXT NOT NULL UNIQUE, -- JSON, as in a package: a change, or a run of links without their changes
    reason     TEXT NOT NULL CHECK (reason IN ('gap', 'future', 'format')),
    since      INTEGER NOT NULL -- when it came, in milliseconds since 1970-01-01 UTC
) STRICT;

CREATE INDEX quarantine_of_assessment ON quarantine (assessment);
