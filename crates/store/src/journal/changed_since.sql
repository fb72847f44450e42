-- The plus keeps SQLite to the few rows at the end of the table.
SELECT s.subject, c.value
FROM (SELECT DISTINCT subject FROM change WHERE row > ?2 AND +assessment = ?1) AS touched
JOIN state AS s ON s.assessment = ?1 AND s.subject = touched.subject
JOIN change AS c ON c.row = s.change
