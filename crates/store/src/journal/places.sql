-- The stored changes of a replica from the one at or before ?2 to the one at or after ?3.
SELECT sequence, clock_millis, clock_counter, id
FROM change
WHERE replica = ?1
  AND sequence >= (SELECT coalesce(max(sequence), 0) FROM change WHERE replica = ?1 AND sequence <= ?2)
  AND sequence <= (SELECT coalesce(min(sequence), ?3) FROM change WHERE replica = ?1 AND sequence >= ?3)
ORDER BY sequence
