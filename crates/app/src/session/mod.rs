//! The open workspace, who works in it, and when.

pub(crate) mod changed_by;
pub(crate) mod identity;
pub(crate) mod load;
pub(crate) mod many;
pub(crate) mod own_files;
mod state_cache;

pub use changed_by::changed_by;
pub use identity::{Identity, identity, set_identity, sign_in};
use std::cell::RefCell;
use std::path::{Path, PathBuf};

use pilar_core::journal::Subject;
use pilar_store::{Acting, Action, Actor, BACKUPS, EVIDENCE_DB, MAIN_DB, StoreError, Workspace};
use serde_json::Value;
use uuid::Uuid;

use crate::clock;
use crate::error::{AppError, Result};
use crate::session::state_cache::StateCache;
use pilar_core::assessment::{Assessment, Role, require_right};

/// A workspace together with the person who works in it.
pub struct Session {
    /// The open workspace.
    pub(crate) workspace: Workspace,
    /// Who acts.
    pub(crate) actor: Actor,
    /// The state of the assessment read last, so that an answer need not read it all again.
    cache: RefCell<Option<StateCache>>,
}

impl Session {
    /// Opens the workspace in a folder, making it when it is not there.
    pub fn open(dir: &Path, name: &str, role: &str) -> Result<Self> {
        Ok(Self::of(Workspace::open(dir)?, name, role))
    }

    /// Opens a workspace that has to be there already, for changing what is in it.
    pub fn open_existing(dir: &Path, name: &str, role: &str) -> Result<Self> {
        require(dir)?;
        Self::open(dir, name, role)
    }

    /// Opens an existing workspace for looking only; falls back on nothing and writes nothing.
    pub fn open_read_only(dir: &Path, name: &str, role: &str) -> Result<Self> {
        Ok(Self::of(Workspace::open_read_only(dir)?, name, role))
    }

    /// As [`Session::open`], but for looking only where writing is not possible (no leave or no room).
    pub fn open_or_look(dir: &Path, name: &str, role: &str) -> Result<Self> {
        match Workspace::open(dir) {
            Ok(workspace) => Ok(Self::of(workspace, name, role)),
            Err(StoreError::ReadOnly | StoreError::DiskFull) => Self::open_read_only(dir, name, role),
            Err(other) => Err(other.into()),
        }
    }

    /// As [`Session::open_or_look`], for a workspace that has to be there already.
    pub fn open_to_look(dir: &Path, name: &str, role: &str) -> Result<Self> {
        require(dir)?;
        Self::open_or_look(dir, name, role)
    }

    /// Whether it is open for looking only.
    pub fn is_read_only(&self) -> bool {
        self.workspace.is_read_only()
    }

    fn of(workspace: Workspace, name: &str, role: &str) -> Self {
        Self { workspace, actor: actor(name, role), cache: RefCell::default() }
    }

    /// The role of who acts.
    pub fn role(&self) -> &str {
        &self.actor.role
    }

    /// Names who acts from now on, as the history shows it.
    pub fn set_actor(&mut self, name: &str, role: &str) {
        self.actor = actor(name, role);
    }

    /// An assessment as it stands now; only what changed since it was read last is read again.
    pub(crate) fn assessment(&self, id: Uuid) -> Result<Assessment> {
        let row = self.workspace.assessment(id)?;
        let mut cache = self.cache.borrow_mut();
        let state = StateCache::current(&mut cache, &self.workspace, id)?;
        load::of(&row, state.values())
    }

    /// Whether the person who acts may give a subject of an assessment this value now.
    pub(crate) fn may_write(&self, assessment: &Assessment, subject: &Subject, value: &Value) -> bool {
        self.require_right(assessment, subject, value).is_ok()
    }

    /// [`StoreError::Forbidden`] unless the person who acts may give a subject of an assessment this value now.
    pub(crate) fn require_right(
        &self,
        assessment: &Assessment,
        subject: &Subject,
        value: &Value,
    ) -> Result<()> {
        let role = Role::of(&self.actor.role);
        Ok(require_right(&role, assessment.book.progress, subject, value).map_err(StoreError::Forbidden)?)
    }

    /// Performs one action of the person who acts, now.
    pub(crate) fn act<T>(
        &mut self,
        assessment: Uuid,
        name: &str,
        work: impl FnOnce(&mut Acting<'_>) -> Result<T>,
    ) -> Result<T> {
        let action = Action { assessment, name, by: &self.actor, now_millis: clock::now_millis() };
        self.workspace.act(action, work)
    }

    /// The subjects of an assessment that have a value.
    pub(crate) fn subjects(&self, id: Uuid) -> Result<Vec<Subject>> {
        let mut cache = self.cache.borrow_mut();
        let state = StateCache::current(&mut cache, &self.workspace, id)?;
        Ok(state.values().keys().cloned().collect())
    }

    /// The folder of the workspace.
    pub fn dir(&self) -> &Path {
        self.workspace.dir()
    }

    /// Finds an assessment by its id, or by the beginning of it as long as that is unambiguous.
    pub fn find(&self, text: &str) -> Result<Uuid> {
        let text = text.trim().to_ascii_lowercase();
        if let Ok(id) = Uuid::parse_str(&text) {
            return Ok(self.workspace.assessment(id)?.id);
        }
        let rows = self.workspace.assessments()?;
        let mut matching = rows.iter().filter(|row| text.len() >= 4 && row.id.to_string().starts_with(&text));
        match (matching.next(), matching.next()) {
            (Some(row), None) => Ok(row.id),
            (Some(_), Some(_)) => Err(AppError::AmbiguousId(text)),
            (None, _) => Err(AppError::NoSuchAssessment(text)),
        }
    }
}

/// Refuses a folder with no trace of a workspace; a mistyped folder must not become an empty one.
fn require(dir: &Path) -> Result<()> {
    if has_traces(dir) { Ok(()) } else { Err(StoreError::Missing(dir.to_path_buf()).into()) }
}

fn actor(name: &str, role: &str) -> Actor {
    Actor { name: name.to_owned(), role: role.to_owned() }
}

/// Where the workspace is when nothing else is said: the platform's folder for application data.
pub fn default_workspace() -> Result<PathBuf> {
    let (own, earlier) = places()?;
    Ok(match earlier {
        Some(earlier) => place(own, earlier),
        None => own,
    })
}

/// Where a workspace would be better off, if it is where version 0.1 put it on Windows.
pub fn better_place(dir: &Path) -> Option<PathBuf> {
    let (own, earlier) = places().ok()?;
    earlier.filter(|earlier| earlier == dir).map(|_| own)
}

/// The folder for the workspace, and the one that version 0.1 used if that was another.
fn places() -> Result<(PathBuf, Option<PathBuf>)> {
    use etcetera::BaseStrategy as _;
    let strategy = etcetera::choose_base_strategy().map_err(|_| AppError::NoHome)?;
    let data = strategy.data_dir().join("Pilar");
    // On Windows that folder follows the user from machine to machine, copied whole at each sign-in; the cache's
    // stays on this one.
    Ok(if cfg!(windows) { (strategy.cache_dir().join("Pilar"), Some(data)) } else { (data, None) })
}

/// The folder to work in, unless only the one that version 0.1 used has a workspace.
fn place(own: PathBuf, earlier: PathBuf) -> PathBuf {
    if !has_traces(&own) && has_traces(&earlier) { earlier } else { own }
}

/// Whether a folder has anything of a workspace.
fn has_traces(dir: &Path) -> bool {
    [MAIN_DB, EVIDENCE_DB, BACKUPS].iter().any(|trace| dir.join(trace).exists())
}

#[cfg(test)]
mod tests {
    use super::{MAIN_DB, place};

    #[test]
    fn the_folder_of_version_0_1_is_worked_in_until_there_is_another() {
        let folder = tempfile::tempdir().expect("a folder");
        let (own, earlier) = (folder.path().join("Local"), folder.path().join("Roaming"));
        assert_eq!(place(own.clone(), earlier.clone()), own);
        for dir in [&earlier, &own] {
            std::fs::create_dir(dir).expect("a folder");
            std::fs::write(dir.join(MAIN_DB), "").expect("a file");
            assert_eq!(place(own.clone(), earlier.clone()), *dir);
        }
    }
}
