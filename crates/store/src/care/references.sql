SELECT json_extract(value, '$.sha256') AS sha256, min(assessment)
FROM change
WHERE subject GLOB 'revision/*'
  AND CASE WHEN json_valid(value) THEN json_type(value, '$.sha256') END = 'text'
GROUP BY sha256
