SELECT id, action, action_name, assessment, replica, sequence, clock_millis, clock_counter,
       author, role, operation, subject, value, base, settles
FROM change
WHERE assessment = ?1
  AND id NOT IN (SELECT base FROM change WHERE assessment = ?1 AND base IS NOT NULL)
ORDER BY clock_millis, clock_counter, id
