SELECT action, action_name, author, role, max(clock_millis), count(*)
FROM change
WHERE assessment = ?1
GROUP BY action
ORDER BY max(clock_millis) DESC, max(clock_counter) DESC, max(row) DESC
LIMIT ?2
