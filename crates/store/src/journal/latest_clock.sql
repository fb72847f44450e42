-- No change is later than `changed_millis` of its assessment; several assessments may share the latest millisecond.
SELECT latest.millis, coalesce(max(c.clock_counter), 0)
FROM (SELECT coalesce(max(changed_millis), 0) AS millis FROM assessment) AS latest
LEFT JOIN assessment AS a ON a.changed_millis = latest.millis
LEFT JOIN change AS c ON c.assessment = a.id AND c.effective_millis = latest.millis
