SELECT id, action, action_name, assessment, replica, sequence, clock_millis, clock_counter,
       author, role, operation, subject, value, base, settles,
       position, previous, content, hash, effective_millis
FROM change
WHERE row IN (SELECT value FROM json_each(?1))
ORDER BY effective_millis, clock_counter, id, content
