use std::fs;
use std::io::ErrorKind;

use rusqlite::{Connection, TransactionBehavior};
use uuid::Uuid;

use super::PersonalFile;
use crate::names::PERSONAL_DB;
use crate::{Result, Workspace};

/// What was removed for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forgotten {
    /// Files.
    pub files: usize,
    /// Their size in bytes.
    pub bytes: u64,
}

impl Workspace {
    /// Removes every file with personal data of an assessment for good.
    pub fn forget_personal(&mut self, assessment: Uuid) -> Result<Forgotten> {
        self.remove_personal(assessment, &|_| true)
    }

    /// Removes the files with personal data of an assessment that are chosen, for good: their room is written over and
    /// given back, and with the last one the database itself goes.
    pub fn remove_personal(
        &mut self,
        assessment: Uuid,
        chosen: &dyn Fn(&PersonalFile) -> bool,
    ) -> Result<Forgotten> {
        self.writable()?;
        let found: Vec<PersonalFile> =
            self.personal(assessment)?.into_iter().filter(|file| chosen(file)).collect();
        let forgotten = Forgotten { files: found.len(), bytes: found.iter().map(|file| file.size).sum() };
        if found.is_empty() {
            return Ok(forgotten);
        }
        let forget = || {
            let mut personal = self.personal_to_write()?;
            let left = remove(&mut personal, assessment, &found)?;
            personal.close().map_err(|(_, error)| error)?;
            if left > 0 {
                return Ok(());
            }
            match fs::remove_file(self.dir.join(PERSONAL_DB)) {
                Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
                _ => Ok(()),
            }
        };
        forget().map_err(|error: crate::StoreError| error.about(PERSONAL_DB))?;
        Ok(forgotten)
    }
}

/// Removes files of an assessment and returns how many are left, of others as well.
fn remove(personal: &mut Connection, assessment: Uuid, files: &[PersonalFile]) -> Result<u64> {
    let transaction = personal.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for file in files {
        transaction.execute(
            "DELETE FROM personal_file WHERE assessment = ?1 AND kind = ?2 AND sha256 = ?3",
            (assessment.into_bytes(), &file.kind, &file.sha256),
        )?;
    }
    let left: i64 = transaction.query_row("SELECT count(*) FROM personal_file", [], |row| row.get(0))?;
    transaction.commit()?;
    personal.execute_batch("VACUUM")?;
    Ok(left.unsigned_abs())
}
