-- The same rule as in project.sql, for subjects whose changes may count at another time than before.
UPDATE state
SET change = (
    SELECT row FROM change
    WHERE assessment = state.assessment AND subject = state.subject
    ORDER BY effective_millis DESC, clock_counter DESC, id DESC, content DESC
    LIMIT 1
)
WHERE assessment = ?1 AND subject IN (SELECT value FROM json_each(?2))
