-- By index; whoever reads all of it puts two changes of one id, of which one was forged, in the order of their contents.
SELECT id, action, action_name, assessment, replica, sequence, clock_millis, clock_counter,
       author, role, operation, subject, value, base, settles,
       position, previous, content, hash, effective_millis
FROM change
WHERE assessment = ?1
  AND (?2 IS NULL OR author = ?2)
  AND (?3 = '[]' OR EXISTS (
      SELECT 1 FROM json_each(?3) AS prefix
      WHERE subject = prefix.value
         OR substr(subject, 1, length(prefix.value) + 1) = prefix.value || '/'
  ))
ORDER BY effective_millis DESC, clock_counter DESC, id DESC
LIMIT ?4 OFFSET ?5
