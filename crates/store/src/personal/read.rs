use std::io::Write;

use rusqlite::{Connection, Row};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::PersonalFile;
use crate::convert::unsigned;
use crate::evidence::hex;
use crate::names::PERSONAL_DB;
use crate::{Result, StoreError, Workspace};

impl Workspace {
    /// The files with personal data of an assessment, oldest first.
    pub fn personal(&self, assessment: Uuid) -> Result<Vec<PersonalFile>> {
        let listed = self.personal_to_look().and_then(|personal| {
            personal.map_or_else(|| Ok(Vec::new()), |personal| list(&personal, assessment))
        });
        listed.map_err(|error| error.about(PERSONAL_DB))
    }

    /// Writes the content of such a file to the target, its hash compared: [`StoreError::BlobDamaged`] when it differs,
    /// [`StoreError::UnknownBlob`] when it is not here.
    pub fn read_personal(
        &self,
        assessment: Uuid,
        kind: &str,
        sha256: &str,
        target: &mut dyn Write,
    ) -> Result<()> {
        let unknown = || StoreError::UnknownBlob(sha256.into());
        let read = self
            .personal_to_look()
            .and_then(|personal| copy(&personal.ok_or_else(unknown)?, assessment, kind, sha256, target));
        read.map_err(|error| error.about(PERSONAL_DB))
    }
}

fn list(personal: &Connection, assessment: Uuid) -> Result<Vec<PersonalFile>> {
    let mut statement = personal.prepare(
        "SELECT kind, sha256, name, size, stored_millis, about FROM personal_file WHERE assessment = ?1 ORDER BY id",
    )?;
    let rows = statement.query_map([assessment.into_bytes()], |row: &Row<'_>| {
        Ok((
            row.get(0)?,
            row.get(1)?,
            row.get(2)?,
            unsigned(row, 3)?,
            unsigned(row, 4)?,
            row.get::<_, String>(5)?,
        ))
    })?;
    rows.map(|row| {
        let (kind, sha256, name, size, stored_millis, about) = row?;
        let about = serde_json::from_str(&about).map_err(|error| StoreError::damaged(error.to_string()))?;
        Ok(PersonalFile { kind, sha256, name, size, stored_millis, about })
    })
    .collect()
}

fn copy(
    personal: &Connection,
    assessment: Uuid,
    kind: &str,
    sha256: &str,
    target: &mut dyn Write,
) -> Result<()> {
    let mut statement = personal.prepare(
        "SELECT data FROM personal_file JOIN personal_piece ON file = id \
         WHERE assessment = ?1 AND kind = ?2 AND sha256 = ?3 ORDER BY n",
    )?;
    let mut rows = statement.query((assessment.into_bytes(), kind, sha256))?;
    let mut hasher = Sha256::new();
    let mut any = false;
    while let Some(row) = rows.next()? {
        let data = row.get_ref(0)?.as_blob().map_err(|_| StoreError::damaged("a piece is no blob"))?;
        hasher.update(data);
        target.write_all(data)?;
        any = true;
    }
    if !any {
        return Err(StoreError::UnknownBlob(sha256.into()));
    }
    if hex(&hasher.finalize()) == sha256 { Ok(()) } else { Err(StoreError::BlobDamaged(sha256.into())) }
}
