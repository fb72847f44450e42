-- The same rule as in project.sql, for subjects whose changes may count at another time than before, or not at all;
-- redated.sql has the last word.
INSERT INTO state (assessment, subject, change)
SELECT ?1, subject, row
FROM (
    SELECT subject, row, row_number() OVER (
        PARTITION BY subject
        ORDER BY effective_millis DESC, clock_counter DESC, id DESC, content DESC
    ) AS place
    FROM change
    WHERE assessment = ?1
      AND subject IN (SELECT value FROM json_each(?2))
      AND row NOT IN (SELECT row FROM late)
)
WHERE place = 1
