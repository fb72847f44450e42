//! A workspace database that lies elsewhere, as a source of journals and of content.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Path, PathBuf};

use pilar_core::journal::Change;
use pilar_core::merge::Node;
use pilar_store::{AssessmentRow, Elsewhere, Lacking, StoreError, Workspace};

use crate::error::{AppError, Result};
use crate::merging::plan::MergeChanges;
use crate::merging::revision::revision_of;
use crate::session::Session;

/// What a database elsewhere holds of one assessment.
pub(crate) struct Part {
    pub row: AssessmentRow,
    pub changes: Vec<Change>,
    pub stubs: Vec<Node>,
}

impl Part {
    /// What merging takes.
    pub fn given<'a>(&'a self, from: &'a str) -> MergeChanges<'a> {
        MergeChanges {
            assessment: self.row.id,
            instrument: &self.row.instrument,
            created_millis: self.row.created_millis,
            changes: &self.changes,
            stubs: &self.stubs,
            from,
        }
    }

    /// Name of the unit, where it can be read.
    pub fn unit(&self) -> &str {
        self.row.profile["unit"].as_str().unwrap_or_default()
    }
}

/// A database elsewhere, opened by a private copy.
pub(crate) struct Database {
    source: Elsewhere,
    pub parts: Vec<Part>,
}

/// Contents that are not in the workspace and that its journal or that of the database names.
#[derive(Default)]
pub(crate) struct WantedContents {
    /// Those the database has: size in bytes by SHA-256.
    pub here: BTreeMap<String, u64>,
    /// File names of those it does not, or has only damaged.
    pub missing: Vec<String>,
}

impl Database {
    /// Opens a database that lies anywhere; those of the open workspace itself are refused.
    pub fn open(session: Option<&Session>, path: &Path) -> Result<Self> {
        let fault = |error| match error {
            StoreError::Source(fault) => AppError::Source { path: path.to_path_buf(), fault },
            other => other.into(),
        };
        let source = Workspace::elsewhere(path, session.map(Session::dir)).map_err(fault)?;
        let rows =
            source.journal().map_or_else(|| Ok(Vec::new()), Workspace::assessments).map_err(damaged(path))?;
        let part = |row: AssessmentRow| {
            let Lacking { changes, stubs } = source.everything(row.id).map_err(damaged(path))?;
            Ok(Part { row, changes, stubs })
        };
        let parts = rows.into_iter().map(part).collect::<Result<_>>()?;
        Ok(Self { source, parts })
    }

    /// The workspace it is of, for reading; `None` where it holds content of evidence only.
    pub fn workspace(&self) -> Option<&Workspace> {
        self.source.journal()
    }

    /// Whether it holds content of evidence only.
    pub fn is_of_contents(&self) -> bool {
        self.source.journal().is_none()
    }

    /// Databases of content beside it that cannot be read.
    pub fn unread(&self) -> &[PathBuf] {
        self.source.unread()
    }

    /// Contents that it lists and the workspace lacks, without reading them.
    pub fn listed_contents(&self, session: &Session) -> Result<usize> {
        let mut count = 0;
        for sha256 in self.named(Some(session))?.keys() {
            let lacks = session.workspace.blob(sha256)?.is_none();
            count += usize::from(lacks && self.source.lists_content(sha256));
        }
        Ok(count)
    }

    /// Contents that the workspace lacks; those that are here are read and hashed. `go_on` hears the bytes done and the
    /// bytes there may be, and ends the work when it returns false.
    pub fn wanted(
        &self,
        session: Option<&Session>,
        go_on: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<WantedContents> {
        let mut named = self.named(session)?;
        if let Some(session) = session {
            let mut lacking = BTreeMap::new();
            for (sha256, about) in named {
                if session.workspace.blob(&sha256)?.is_none() {
                    lacking.insert(sha256, about);
                }
            }
            named = lacking;
        }
        let size = |about: &Option<(String, u64)>| about.as_ref().map_or(0, |(_, size)| *size);
        let total = named.values().map(size).sum();
        let (mut wanted, mut done, mut missing) = (WantedContents::default(), 0, BTreeSet::new());
        for (sha256, about) in named {
            if !go_on(done, total) {
                return Err(StoreError::Cancelled.into());
            }
            done += size(&about);
            if let Some(size) = self.source.sound_content(&sha256)? {
                wanted.here.insert(sha256, size);
            } else if let Some((name, _)) = about {
                missing.insert(name);
            }
        }
        wanted.missing = missing.into_iter().collect();
        Ok(wanted)
    }

    /// Reads content that [`Database::wanted`] found.
    pub fn read_content<'a>(&'a self, sha256: &'a str) -> impl Read + 'a {
        self.source.read_content(sha256)
    }

    /// Contents that its journal names, with name and size, and those that the workspace has lost.
    fn named(&self, session: Option<&Session>) -> Result<BTreeMap<String, Option<(String, u64)>>> {
        let lost = session.map_or_else(|| Ok(Vec::new()), |session| session.workspace.lost_contents())?;
        let mut named: BTreeMap<_, _> = lost.into_iter().map(|sha256| (sha256, None)).collect();
        for revision in self.parts.iter().flat_map(|part| &part.changes).filter_map(revision_of) {
            named.insert(revision.sha256, Some((revision.name, revision.size)));
        }
        Ok(named)
    }
}

/// What reading the private copy fails with is a fault of the file.
fn damaged(path: &Path) -> impl Fn(StoreError) -> AppError {
    move |error| match error {
        StoreError::Damaged { detail, .. } => {
            AppError::Source { path: path.to_path_buf(), fault: pilar_store::SourceFault::Damaged(detail) }
        }
        other => other.into(),
    }
}
