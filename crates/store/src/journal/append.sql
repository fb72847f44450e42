INSERT INTO change (
    id, action, action_name, assessment, replica, sequence, clock_millis, clock_counter,
    author, role, operation, subject, value, base, settles
)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
ON CONFLICT (id) DO NOTHING
