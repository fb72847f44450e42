SELECT id, action, action_name, assessment, replica, sequence, clock_millis, clock_counter,
       author, role, operation, subject, value, base, settles,
       position, previous, content, hash, effective_millis
FROM change
WHERE assessment = ?1 AND subject >= 'clock/' AND subject < 'clock0'
