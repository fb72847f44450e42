INSERT INTO assessment (id, instrument, created_millis, changed_millis)
VALUES (?1, ?2, ?3, ?3)
ON CONFLICT (id) DO NOTHING
