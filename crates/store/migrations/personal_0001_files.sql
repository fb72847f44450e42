-- Schema 1 of personal.db. Applied migrations are never edited; a change is a new file.

PRAGMA application_id = 0x50494C50; -- "PILP"

CREATE TABLE personal_file (
    id            INTEGER PRIMARY KEY,
    assessment    BLOB NOT NULL CHECK (length(assessment) = 16),
    kind          TEXT NOT NULL,                             -- what it feeds, such as a survey
    sha256        TEXT NOT NULL CHECK (length(sha256) = 64),
    name          TEXT NOT NULL,
    size          INTEGER NOT NULL,                          -- bytes
    stored_millis INTEGER NOT NULL,                          -- since 1970-01-01 UTC
    about         TEXT NOT NULL,                             -- JSON: how it is read
    UNIQUE (assessment, kind, sha256)
) STRICT;

CREATE TABLE personal_piece (
    file INTEGER NOT NULL REFERENCES personal_file (id) ON DELETE CASCADE,
    n    INTEGER NOT NULL, -- counted from 0 without gaps
    data BLOB NOT NULL,    -- 1 MiB, the last one shorter
    PRIMARY KEY (file, n)
) STRICT;
