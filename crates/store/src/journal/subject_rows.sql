-- Every change that counts to one subject.
SELECT id, action, action_name, assessment, replica, sequence, clock_millis, clock_counter,
       author, role, operation, subject, value, base, settles,
       position, previous, content, hash, effective_millis, row
FROM change
WHERE assessment = ?1 AND subject = ?2 AND row NOT IN (SELECT row FROM late)
