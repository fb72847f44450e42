-- Every change that counts to the subjects that the rows from ?1 to ?2 touch, and the row whose value it brought back or its own.
SELECT c.id, c.action, c.action_name, c.assessment, c.replica, c.sequence, c.clock_millis, c.clock_counter,
       c.author, c.role, c.operation, c.subject, c.value, c.base, c.settles,
       c.position, c.previous, c.content, c.hash, c.effective_millis,
       c.row, coalesce(r.origin, c.row)
FROM change AS c
LEFT JOIN restored AS r ON r.change = c.row
WHERE c.assessment = (SELECT assessment FROM change WHERE row = ?1)
  AND c.subject IN (SELECT subject FROM change WHERE row BETWEEN ?1 AND ?2)
  AND c.row NOT IN (SELECT row FROM late)
