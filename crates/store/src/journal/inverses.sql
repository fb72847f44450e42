SELECT c.operation, c.subject, coalesce(before.value, 'null'), c.id
FROM change AS c
JOIN state AS s ON s.assessment = c.assessment AND s.subject = c.subject AND s.change = c.row
LEFT JOIN change AS before ON before.id = c.base
WHERE c.action = ?1
ORDER BY c.sequence DESC
