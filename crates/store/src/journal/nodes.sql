-- Every link of the chains of an assessment, and whether its change is here.
SELECT replica, position, previous, content, hash, 1
FROM change
WHERE assessment = ?1 AND position IS NOT NULL
UNION ALL
SELECT replica, position, previous, content, hash, 0
FROM stub
WHERE assessment = ?1
