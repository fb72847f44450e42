-- Every path of one beginning: '0' is the character after '/'.
SELECT s.subject, c.value
FROM state AS s
JOIN change AS c ON c.row = s.change
WHERE s.assessment = ?1 AND s.subject >= ?2 AND s.subject < ?3
