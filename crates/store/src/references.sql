-- Whatever names a SHA-256 refers to content: revisions, the logo, and what newer versions may add. What waits in
-- quarantine does as well: it may count one day.
SELECT sha256, min(assessment)
FROM (
    SELECT CASE WHEN json_valid(value) THEN
               CASE json_type(value, '$.sha256') WHEN 'text' THEN json_extract(value, '$.sha256') END
           END AS sha256,
           assessment
    FROM change
    UNION ALL
    SELECT CASE json_type(line, '$.value.sha256') WHEN 'text' THEN json_extract(line, '$.value.sha256') END, assessment
    FROM quarantine
)
WHERE sha256 IS NOT NULL
GROUP BY sha256
