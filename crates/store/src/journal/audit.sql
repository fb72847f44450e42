-- All that is stored of an assessment's journal, by replica and place: changes, those of format 1 first, and links alone.
SELECT id, action, action_name, assessment, replica, sequence, clock_millis, clock_counter,
       author, role, operation, subject, value, base, settles,
       position, previous, content, hash, effective_millis, 1
FROM change
WHERE assessment = ?1
UNION ALL
SELECT NULL, NULL, NULL, assessment, replica, NULL, NULL, NULL,
       NULL, NULL, NULL, NULL, NULL, NULL, NULL,
       position, previous, content, hash, NULL, 0
FROM stub
WHERE assessment = ?1
ORDER BY replica, position
