SELECT s.subject, c.value, c.id, c.author, c.role, c.effective_millis, c.clock_counter, c.settles
FROM state AS s
JOIN change AS c ON c.row = s.change
WHERE s.assessment = ?1 AND s.subject = ?2
