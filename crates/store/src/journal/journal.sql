SELECT id, action, action_name, assessment, replica, sequence, clock_millis, clock_counter,
       author, role, operation, subject, value, base
FROM change
WHERE assessment = ?1
ORDER BY row
