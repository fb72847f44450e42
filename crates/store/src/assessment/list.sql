SELECT a.id, a.instrument, a.created_millis, a.changed_millis, coalesce(c.value, 'null'), coalesce(p.value, 'null')
FROM assessment AS a
LEFT JOIN state AS s ON s.assessment = a.id AND s.subject = 'profile'
LEFT JOIN change AS c ON c.row = s.change
LEFT JOIN state AS i ON i.assessment = a.id AND i.subject = 'instrument'
LEFT JOIN change AS p ON p.row = i.change
WHERE ?1 IS NULL OR a.id = ?1
ORDER BY a.created_millis, a.id
