-- What decides whether a change is late.
SELECT row, subject, base IS NULL, replica, sequence, position, previous, content, hash
FROM change
WHERE assessment = ?1
