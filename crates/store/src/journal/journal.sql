-- By index; whoever reads it puts two changes of one id, of which one was forged, in the order of their contents.
SELECT id, action, action_name, assessment, replica, sequence, clock_millis, clock_counter,
       author, role, operation, subject, value, base, settles,
       position, previous, content, hash, effective_millis
FROM change
WHERE assessment = ?1
ORDER BY effective_millis, clock_counter, id
