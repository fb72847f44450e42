//! The open workspace, who works in it, and when.

pub(crate) mod added;
pub(crate) mod changed_by;
pub(crate) mod identity;
pub(crate) mod load;
pub(crate) mod many;
pub(crate) mod own_files;
mod places;
mod require_clock;
pub(crate) mod same_unit;
mod state_cache;

pub use changed_by::{changed_by, news};
pub use identity::{Identity, identity, set_identity, sign_in};
pub use places::{better_place, default_workspace};
use std::cell::{LazyCell, RefCell};
use std::path::Path;

use pilar_core::journal::Subject;
use pilar_store::{Acting, Action, Actor, Ends, Memory, Opening, StoreError, Workspace};
use serde_json::Value;
use uuid::Uuid;

use crate::clock;
use crate::error::{AppError, Result};
use crate::instruments;
use crate::session::places::{has_traces, memory};
use crate::session::state_cache::StateCache;
use crate::view::{SourceView, kept_sum, source_views};
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
        Self::of(Workspace::open_with(dir, &opening())?, name, role)
    }

    /// Opens a workspace that has to be there already, for changing what is in it.
    pub fn open_existing(dir: &Path, name: &str, role: &str) -> Result<Self> {
        require(dir)?;
        Self::open(dir, name, role)
    }

    /// Opens an existing workspace for looking only; falls back on nothing and writes nothing.
    pub fn open_read_only(dir: &Path, name: &str, role: &str) -> Result<Self> {
        Self::of(Workspace::open_read_only(dir)?, name, role)
    }

    /// As [`Session::open`], but for looking only where writing is not possible (no leave or no room).
    pub fn open_or_look(dir: &Path, name: &str, role: &str) -> Result<Self> {
        match Workspace::open_with(dir, &opening()) {
            Ok(workspace) => Self::of(workspace, name, role),
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

    fn of(workspace: Workspace, name: &str, role: &str) -> Result<Self> {
        instruments::take_added(&added::instruments(&workspace)?);
        Ok(Self { workspace, actor: actor(name, role), cache: RefCell::default() })
    }

    /// What to know of the folder before working in it, Indonesian sentences.
    pub fn memories(&self) -> Vec<String> {
        self.workspace.memories().iter().map(memory_told).collect()
    }

    /// The ends of the chains that this computer wrote in the workspace, also where that is open for looking only.
    pub(crate) fn own_ends(&self) -> Result<Ends> {
        Ok(match memory().filter(|_| self.is_read_only()) {
            Some(folder) => self.workspace.ends_in(&folder)?,
            None => self.workspace.own_ends()?,
        })
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

    /// Where the answers of an assessment come from that were reckoned, and whether that is still the same. What cannot
    /// be read of it is told with each; the worksheet is there without it.
    pub(crate) fn sources(&self, assessment: &Assessment) -> Vec<SourceView> {
        if assessment.sources.is_empty() {
            return Vec::new();
        }
        // Asked for after every change, and not read where nothing stands on it any more.
        let kept = LazyCell::new(|| self.workspace.personal(assessment.id));
        source_views(assessment, |from| kept.as_ref().map(|kept| kept_sum(kept, from)).ok())
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

fn memory_told(memory: &Memory) -> String {
    match memory {
        Memory::Behind { missing, until_millis, .. } => format!(
            "folder ini dikembalikan dari salinan: {missing} perubahan dari komputer ini sampai {} tidak ada di \
             dalamnya. Yang ada tetap utuh dan pekerjaan dapat diteruskan; impor paket terakhir dari rekan yang \
             menerimanya supaya perubahan itu kembali.",
            clock::local_words(*until_millis)
        ),
        Memory::Lost => {
            "catatan komputer ini tentang ruang kerja tidak dapat dibaca atau ditulis, sehingga folder \
             yang dikembalikan dari salinan mungkin tidak dikenali. Isi ruang kerja tetap utuh."
                .into()
        }
    }
}

/// As every session opens a workspace for writing.
fn opening() -> Opening {
    Opening { past: memory(), ..Opening::default() }
}

/// Refuses a folder with no trace of a workspace; a mistyped folder must not become an empty one.
fn require(dir: &Path) -> Result<()> {
    if has_traces(dir) { Ok(()) } else { Err(StoreError::Missing(dir.to_path_buf()).into()) }
}

fn actor(name: &str, role: &str) -> Actor {
    Actor { name: name.to_owned(), role: role.to_owned() }
}
