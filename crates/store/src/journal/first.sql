-- One kind of subjects by when each was first spoken of; '0' is the character after '/'.
SELECT subject FROM change
WHERE assessment = ?1 AND subject >= ?2 AND subject < ?3
ORDER BY effective_millis, clock_counter, id, content
