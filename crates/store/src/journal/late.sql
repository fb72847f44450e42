-- A cross join keeps the order: few changes are late, and an assessment has very many.
SELECT c.id, c.action, c.action_name, c.assessment, c.replica, c.sequence, c.clock_millis, c.clock_counter,
       c.author, c.role, c.operation, c.subject, c.value, c.base, c.settles,
       c.position, c.previous, c.content, c.hash, c.effective_millis
FROM late AS l
CROSS JOIN change AS c ON c.row = l.row
WHERE c.assessment = ?1
ORDER BY c.effective_millis, c.clock_counter, c.id, c.content
