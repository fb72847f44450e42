-- The latest clock wins, the id breaks a tie, then the content: the same rule as in care/replay.sql.
INSERT INTO state (assessment, subject, change)
VALUES (?1, ?2, ?3)
ON CONFLICT (assessment, subject) DO UPDATE SET change = excluded.change
WHERE (SELECT (effective_millis, clock_counter, id, content) > (
           SELECT effective_millis, clock_counter, id, content FROM change WHERE row = state.change
       )
       FROM change WHERE row = excluded.change)
