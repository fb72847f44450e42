-- A subject still has the value a change gave it when its current change is that one or restored that one's value.
SELECT c.operation, c.subject, coalesce(before.value, 'null'), now.id, coalesce(before_restored.origin, before.row),
       before.settles
FROM change AS c
JOIN state AS s ON s.assessment = c.assessment AND s.subject = c.subject
JOIN change AS now ON now.row = s.change
LEFT JOIN restored AS c_restored ON c_restored.change = c.row
LEFT JOIN restored AS now_restored ON now_restored.change = now.row
-- Of two changes of one id the one that would count.
LEFT JOIN change AS before
       ON before.row = (SELECT row FROM change WHERE id = c.base ORDER BY effective_millis DESC, content DESC LIMIT 1)
LEFT JOIN restored AS before_restored ON before_restored.change = before.row
WHERE c.row BETWEEN ?1 AND ?2
  AND coalesce(now_restored.origin, now.row) = coalesce(c_restored.origin, c.row)
  AND (coalesce(before.value, 'null') <> now.value OR before.settles IS NOT now.settles)
ORDER BY c.sequence DESC
