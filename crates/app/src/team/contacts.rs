//! How to reach people. It lies in the workspace's database for personal data, because the journal cannot forget.

use std::collections::BTreeMap;

use pilar_core::journal::Digest;
use pilar_store::PersonalFile;
use serde_json::Value;
use uuid::Uuid;

use crate::clock;
use crate::error::{AppError, Result};
use crate::session::Session;

/// What contacts are kept and told under.
const CONTACTS: &str = "kontak";

/// How to reach people, by their ids.
pub(super) type Contacts = BTreeMap<Uuid, String>;

/// The contacts of an assessment.
pub(super) fn contacts(session: &Session, assessment: Uuid) -> Result<Contacts> {
    let kept = session.workspace.personal(assessment)?;
    // The newest counts, should an older one be left over.
    let Some(file) = kept.into_iter().rfind(|file| file.kind == CONTACTS) else {
        return Ok(Contacts::new());
    };
    let mut content = Vec::new();
    session.workspace.read_personal(assessment, CONTACTS, &file.sha256, &mut content)?;
    serde_json::from_slice(&content)
        .map_err(|error| AppError::UnreadableValue { subject: CONTACTS.into(), detail: error.to_string() })
}

/// Keeps these contacts in place of those that are there; nothing of the others is left.
pub(super) fn keep(session: &mut Session, assessment: Uuid, contacts: &Contacts) -> Result<()> {
    if *contacts == self::contacts(session, assessment)? {
        return Ok(());
    }
    let content = serde_json::to_vec(contacts)
        .map_err(|error| AppError::UnreadableValue { subject: CONTACTS.into(), detail: error.to_string() })?;
    let sha256 = Digest::of(&[&content]).to_string();
    if !contacts.is_empty() {
        let file = PersonalFile {
            kind: CONTACTS.to_owned(),
            sha256: sha256.clone(),
            name: "kontak orang".to_owned(),
            size: content.len() as u64,
            stored_millis: clock::now_millis(),
            about: Value::Null,
        };
        session.workspace.put_personal(assessment, &file, &content)?;
    }
    let old = |file: &PersonalFile| file.kind == CONTACTS && (contacts.is_empty() || file.sha256 != sha256);
    session.workspace.remove_personal(assessment, &old)?;
    Ok(())
}
