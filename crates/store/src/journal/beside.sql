-- The changes of an action to subjects that it changed more than once, as only taking back a merge does.
SELECT id, subject FROM change
WHERE action = ?1
  AND subject IN (SELECT subject FROM change WHERE action = ?1 GROUP BY subject HAVING count(*) > 1)
