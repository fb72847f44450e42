INSERT INTO change (
    id, action, action_name, assessment, replica, sequence, clock_millis, clock_counter,
    author, role, operation, subject, value, base, settles,
    content, position, previous, hash, effective_millis
)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)
ON CONFLICT (id, content) DO NOTHING
