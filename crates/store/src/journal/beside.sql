-- The changes among these rows to subjects that they change more than once, as only taking back a merge does.
SELECT id, subject FROM change
WHERE row BETWEEN ?1 AND ?2
  AND subject IN (SELECT subject FROM change WHERE row BETWEEN ?1 AND ?2 GROUP BY subject HAVING count(*) > 1)
