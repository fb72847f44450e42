-- Subjects whose projection is not what replaying the journal gives: the latest clock wins, the id breaks a tie,
-- then the content.
WITH replayed AS (
    SELECT assessment, subject, row
    FROM (
        SELECT assessment, subject, row, row_number() OVER (
            PARTITION BY assessment, subject
            ORDER BY effective_millis DESC, clock_counter DESC, id DESC, content DESC
        ) AS place
        FROM change
        WHERE row NOT IN (SELECT row FROM late)
    )
    WHERE place = 1
)
SELECT assessment, subject FROM (SELECT * FROM replayed EXCEPT SELECT * FROM state)
UNION
SELECT assessment, subject FROM (SELECT * FROM state EXCEPT SELECT * FROM replayed)
