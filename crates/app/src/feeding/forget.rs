//! Removing what is kept of respondents and of those who complained, for good.

use serde::Serialize;
use uuid::Uuid;

use crate::error::Result;
use crate::session::Session;

/// A file with personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PersonalView {
    /// What it feeds: the key of a survey, or the complaints.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// Its hash.
    pub sha256: String,
}

/// What was removed, or would be, and what stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ForgetView {
    /// Whether it is removed by now.
    pub removed: bool,
    /// The files.
    pub files: Vec<PersonalView>,
    /// Codes of the inputs whose answers stay, with what they were reckoned from.
    pub stays: Vec<String>,
}

/// What personal data there is of an assessment, and what would stay without it.
pub fn personal_data(session: &Session, assessment: Uuid) -> Result<ForgetView> {
    let loaded = session.assessment(assessment)?;
    let files = session.workspace.personal(assessment)?;
    let inputs = loaded.instrument.inputs();
    let stays = inputs.filter(|(_, input)| loaded.sources.contains_key(&input.soal));
    Ok(ForgetView {
        removed: false,
        stays: stays.map(|(_, input)| input.code.clone()).collect(),
        files: files
            .into_iter()
            .map(|file| PersonalView {
                kind: file.kind,
                name: file.name,
                size: file.size,
                sha256: file.sha256,
            })
            .collect(),
    })
}

/// Removes it for good. Undo does not bring it back; answers, their sources and the history stay.
pub fn forget_personal(session: &mut Session, assessment: Uuid) -> Result<ForgetView> {
    let view = personal_data(session, assessment)?;
    session.workspace.forget_personal(assessment)?;
    Ok(ForgetView { removed: true, ..view })
}
