use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior};
use uuid::Uuid;

use super::PersonalFile;
use crate::convert::signed;
use crate::names::PERSONAL_DB;
use crate::{Result, Workspace};

/// Size of every piece but the last, in bytes.
const PIECE: usize = 1 << 20;

impl Workspace {
    /// Stores a file of an assessment with its content, all of it or nothing; one that is there stays as it is, with
    /// what is said about it now. Returns whether it is new.
    pub fn put_personal(&mut self, assessment: Uuid, file: &PersonalFile, content: &[u8]) -> Result<bool> {
        let mut personal = self.personal_to_write().map_err(|error| error.about(PERSONAL_DB))?;
        put(&mut personal, assessment, file, content).map_err(|error| error.about(PERSONAL_DB))
    }
}

fn put(personal: &mut Connection, assessment: Uuid, file: &PersonalFile, content: &[u8]) -> Result<bool> {
    let key = assessment.into_bytes();
    let transaction = personal.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let known: Option<i64> = transaction
        .query_row(
            "SELECT id FROM personal_file WHERE assessment = ?1 AND kind = ?2 AND sha256 = ?3",
            (key, &file.kind, &file.sha256),
            |row| row.get(0),
        )
        .optional()?;
    if let Some(id) = known {
        transaction
            .execute("UPDATE personal_file SET about = ?2 WHERE id = ?1", (id, file.about.to_string()))?;
    } else {
        transaction.execute(
            "INSERT INTO personal_file (assessment, kind, sha256, name, size, stored_millis, about) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            (
                key,
                &file.kind,
                &file.sha256,
                &file.name,
                signed(file.size)?,
                signed(file.stored_millis)?,
                file.about.to_string(),
            ),
        )?;
        let id = transaction.last_insert_rowid();
        let mut insert =
            transaction.prepare("INSERT INTO personal_piece (file, n, data) VALUES (?1, ?2, ?3)")?;
        for (n, piece) in (0i64..).zip(content.chunks(PIECE)) {
            insert.execute((id, n, piece))?;
        }
    }
    transaction.commit()?;
    Ok(known.is_none())
}
