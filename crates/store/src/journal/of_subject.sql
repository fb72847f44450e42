SELECT c.id, c.action, c.action_name, c.assessment, c.replica, c.sequence, c.clock_millis, c.clock_counter,
       c.author, c.role, c.operation, c.subject, c.value, c.base, c.settles,
       c.row, coalesce(r.origin, c.row)
FROM change AS c
LEFT JOIN restored AS r ON r.change = c.row
WHERE c.assessment = ?1 AND c.subject = ?2
