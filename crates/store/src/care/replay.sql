-- Subjects whose projection is not what replaying the journal gives: the latest clock wins, the id breaks a tie,
-- then the content. First those of which a change that counts is later than the current one or has none, then those
-- whose current change is not there, is another subject's or does not count.
SELECT c.assessment, c.subject
FROM change AS c
LEFT JOIN state AS s ON s.assessment = c.assessment AND s.subject = c.subject
LEFT JOIN change AS now ON now.row = s.change
WHERE c.row NOT IN (SELECT row FROM late)
  AND (s.change IS NULL
       OR (c.effective_millis, c.clock_counter, c.id, c.content)
          > (now.effective_millis, now.clock_counter, now.id, now.content))
UNION
SELECT s.assessment, s.subject
FROM state AS s
LEFT JOIN change AS c ON c.row = s.change AND c.assessment = s.assessment AND c.subject = s.subject
WHERE c.row IS NULL OR c.row IN (SELECT row FROM late)
