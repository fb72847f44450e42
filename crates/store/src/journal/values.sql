SELECT s.assessment, s.subject, c.value
FROM state AS s
JOIN change AS c ON c.row = s.change
WHERE substr(s.subject, 1, instr(s.subject || '/', '/') - 1) IN (SELECT value FROM json_each(?1))
  AND c.value <> 'null'
