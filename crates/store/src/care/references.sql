SELECT json_extract(value, '$.sha256') AS sha256, min(assessment)
FROM change
-- Whatever names a SHA-256 refers to content: revisions, the logo, and what newer versions may add.
WHERE CASE WHEN json_valid(value) THEN json_type(value, '$.sha256') END = 'text'
GROUP BY sha256
