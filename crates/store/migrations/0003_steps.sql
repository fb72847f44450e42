-- Schema 3: a step knows the rows of the journal that its inverse is made from, so that no index has to find them
-- by their action. That index was kept for every change that came in a merge and never used for one.

CREATE TABLE step_of_rows (
    assessment BLOB NOT NULL REFERENCES assessment (id),
    position   INTEGER NOT NULL,
    name       TEXT NOT NULL, -- of the user's action
    first_row  INTEGER NOT NULL REFERENCES change (row), -- what the inverse that is written next takes back: the
    last_row   INTEGER NOT NULL REFERENCES change (row), -- original action or merge, its undo or its redo
    merged     INTEGER NOT NULL CHECK (merged IN (0, 1)), -- 1 when a merge brought these rows
    undone     INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
    PRIMARY KEY (assessment, position)
) STRICT, WITHOUT ROWID;

INSERT INTO step_of_rows (assessment, position, name, first_row, last_row, merged, undone)
SELECT s.assessment, s.position, s.name, m.first_row, m.last_row, 1, s.undone
FROM step AS s
JOIN merge AS m ON m.effect = s.effect;

INSERT INTO step_of_rows (assessment, position, name, first_row, last_row, merged, undone)
SELECT s.assessment, s.position, s.name, min(c.row), max(c.row), 0, s.undone
FROM step AS s
JOIN change AS c ON c.action = s.effect
GROUP BY s.assessment, s.position;

DROP TABLE step;
DROP TABLE merge;
DROP INDEX change_of_action;
ALTER TABLE step_of_rows RENAME TO step;
