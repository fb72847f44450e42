SELECT action, action_name, author, role, max(effective_millis), count(*)
FROM change
WHERE assessment = ?1
GROUP BY action
ORDER BY max(effective_millis) DESC, max(clock_counter) DESC, max(row) DESC
LIMIT ?2
