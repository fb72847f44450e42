-- The plus keeps SQLite to the few rows at the end of the table. A subject that has no value left is told as gone.
SELECT touched.subject, coalesce(c.value, 'null')
FROM (SELECT DISTINCT subject FROM change WHERE row > ?2 AND +assessment = ?1) AS touched
LEFT JOIN state AS s ON s.assessment = ?1 AND s.subject = touched.subject
LEFT JOIN change AS c ON c.row = s.change
