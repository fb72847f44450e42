//! Files of responses and complaints in the workspace.

use std::path::Path;

use pilar_core::journal::Digest;
use pilar_files::form_map::FormMap;
use pilar_files::rows::read_file;
use pilar_store::PersonalFile;
use serde_json::Value;
use uuid::Uuid;

use crate::clock;
use crate::error::{FeedError, Result};
use crate::session::Session;

/// A file as it was read: its content, its hash and its name.
pub(super) struct Given {
    pub content: Vec<u8>,
    pub sha256: String,
    pub name: String,
}

impl Given {
    /// Reads all of a file.
    pub fn open(path: &Path) -> Result<Self> {
        let content = read_file(path).map_err(FeedError::Table)?;
        let sha256 = Digest::of(&[&content]).to_string();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Self { content, sha256, name })
    }

    /// Reads one that is kept.
    pub fn kept(session: &Session, assessment: Uuid, file: &PersonalFile) -> Result<Self> {
        let mut content = Vec::with_capacity(usize::try_from(file.size).unwrap_or_default());
        session.workspace.read_personal(assessment, &file.kind, &file.sha256, &mut content)?;
        Ok(Self { content, sha256: file.sha256.clone(), name: file.name.clone() })
    }

    /// Keeps it in the workspace. Returns whether it is new.
    pub fn keep(&self, session: &mut Session, assessment: Uuid, kind: &str, about: Value) -> Result<bool> {
        let file = PersonalFile {
            kind: kind.to_owned(),
            sha256: self.sha256.clone(),
            name: self.name.clone(),
            size: self.content.len() as u64,
            stored_millis: clock::now_millis(),
            about,
        };
        Ok(session.workspace.put_personal(assessment, &file, &self.content)?)
    }
}

/// Reads a column map that was given; `known` are the words its columns may have.
pub(super) fn open_map(path: Option<&Path>, known: &[&str]) -> Result<Option<FormMap>> {
    Ok(path.map(|path| FormMap::open(path, known)).transpose().map_err(FeedError::Table)?)
}
