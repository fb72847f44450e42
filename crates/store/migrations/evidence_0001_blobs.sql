-- Schema 1 of evidence.db. Applied migrations are never edited; a change is a new file.

PRAGMA application_id = 0x50494C45; -- "PILE"

CREATE TABLE blob (
    id     INTEGER PRIMARY KEY,
    sha256 TEXT UNIQUE CHECK (length(sha256) = 64), -- NULL until the content is stored whole
    size   INTEGER NOT NULL,                        -- bytes; 0 until then
    media  TEXT NOT NULL
) STRICT;

CREATE TABLE chunk (
    row  INTEGER PRIMARY KEY,
    blob INTEGER NOT NULL REFERENCES blob (id),
    n    INTEGER NOT NULL, -- counted from 0 without gaps
    data BLOB NOT NULL     -- 1 MiB, the last one shorter
) STRICT;

CREATE UNIQUE INDEX chunk_of_blob ON chunk (blob, n);
