-- Every change that counts to the subjects of which one counts at another time than its clock says, and to repairs of
-- clocks, in which clocks play no part.
SELECT id, action, action_name, assessment, replica, sequence, clock_millis, clock_counter,
       author, role, operation, subject, value, base, settles,
       position, previous, content, hash, effective_millis, row
FROM change
WHERE assessment = ?1
  AND row NOT IN (SELECT row FROM late)
  AND subject IN (
      SELECT subject FROM change
      WHERE assessment = ?1 AND (effective_millis <> clock_millis OR subject >= 'clock/' AND subject < 'clock0')
  )
