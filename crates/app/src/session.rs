use std::path::{Path, PathBuf};

use pilar_store::{Actor, StoreError, Workspace};
use uuid::Uuid;

use crate::error::{AppError, Result};

/// A workspace together with the person who works in it.
pub struct Session {
    /// The open workspace.
    pub(crate) workspace: Workspace,
    /// Who acts.
    pub(crate) actor: Actor,
}

impl Session {
    /// Opens the workspace in a folder, making it when it is not there.
    pub fn open(dir: &Path, name: &str, role: &str) -> Result<Self> {
        Ok(Self { workspace: Workspace::open(dir)?, actor: actor(name, role) })
    }

    /// Opens an existing workspace for looking only; falls back on nothing and writes nothing.
    pub fn open_read_only(dir: &Path, name: &str, role: &str) -> Result<Self> {
        Ok(Self { workspace: Workspace::open_read_only(dir)?, actor: actor(name, role) })
    }

    /// Opens for looking where writing is not possible (no leave or no room), otherwise as [`Session::open`].
    pub fn open_to_look(dir: &Path, name: &str, role: &str) -> Result<Self> {
        match Workspace::open(dir) {
            Ok(workspace) => Ok(Self { workspace, actor: actor(name, role) }),
            Err(StoreError::ReadOnly | StoreError::DiskFull) => Self::open_read_only(dir, name, role),
            Err(other) => Err(other.into()),
        }
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

fn actor(name: &str, role: &str) -> Actor {
    Actor { name: name.to_owned(), role: role.to_owned() }
}

/// Where the workspace is when nothing else is said: the platform's folder for application data.
pub fn default_workspace() -> Result<PathBuf> {
    use etcetera::BaseStrategy as _;
    let strategy = etcetera::choose_base_strategy().map_err(|_| AppError::NoHome)?;
    Ok(strategy.data_dir().join("Pilar"))
}
