-- The latest clock wins, the id breaks a tie: the same rule as in care/replay.sql.
INSERT INTO state (assessment, subject, change)
VALUES (?1, ?2, ?3)
ON CONFLICT (assessment, subject) DO UPDATE SET change = excluded.change
WHERE (SELECT (clock_millis, clock_counter, id) > (
           SELECT clock_millis, clock_counter, id FROM change WHERE row = state.change
       )
       FROM change WHERE row = excluded.change)
