-- Every change that another one replaces is the base of that one, and bases have the same subject.
SELECT id, action, action_name, assessment, replica, sequence, clock_millis, clock_counter,
       author, role, operation, subject, value, base, settles
FROM change
WHERE assessment = ?1
  AND subject IN (
      SELECT subject FROM change
      WHERE assessment = ?1
      GROUP BY subject
      HAVING count(*) - count(DISTINCT base) > 1
  )
ORDER BY clock_millis, clock_counter, id
