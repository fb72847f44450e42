-- The links of a replica's chain from position ?3 to ?4, and whether the change of each is here.
SELECT position, previous, content, hash, 1
FROM change
WHERE assessment = ?1 AND replica = ?2 AND position BETWEEN ?3 AND ?4
UNION ALL
SELECT position, previous, content, hash, 0
FROM stub
WHERE assessment = ?1 AND replica = ?2 AND position BETWEEN ?3 AND ?4
