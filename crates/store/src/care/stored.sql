SELECT b.id, b.sha256, b.size, b.media, coalesce(sum(length(c.data)), 0)
FROM blob AS b
LEFT JOIN chunk AS c ON c.blob = b.id
GROUP BY b.id
