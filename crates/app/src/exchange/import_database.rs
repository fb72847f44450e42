use std::path::{Path, PathBuf};

use pilar_store::{BlobLimits, StoreError};
use serde::Serialize;
use uuid::Uuid;

use crate::error::{AppError, Result};
use crate::evidence::attach::LARGEST_FILE;
use crate::exchange::package_instrument::DatabaseInstruments;
use crate::merging::database::{Database, Part, WantedContents};
use crate::merging::merge::merge_planned;
use crate::merging::plan::plan_merge;
use crate::session::Session;
use crate::view::MergeView;

/// A workspace database to import that lies somewhere else.
#[derive(Debug, Clone, serde::Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportDatabase {
    /// The file.
    pub path: PathBuf,
    /// Only show what would change.
    pub dry_run: bool,
}

/// What importing a workspace database changed, or would change.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct DatabaseImported {
    /// `database`.
    #[ts(type = "'database'")]
    pub kind: &'static str,
    /// What happens to each of its assessments, oldest first.
    pub plans: Vec<MergeView>,
    /// Assessments of it that cannot be taken in.
    pub refused: Vec<RefusedAssessment>,
    /// Whether anything was stored; false in a plan.
    pub stored: bool,
    /// Journal entries that are not here yet, in all assessments together; so are the counts that follow.
    pub changes: usize,
    /// Values the assessments did not have.
    pub new: usize,
    /// Values that replace others.
    pub updated: usize,
    /// Values that stay as they are.
    pub same: usize,
    /// Values that compete, for a person to decide.
    pub conflicts: usize,
    /// Contents of evidence that are new here.
    pub contents: usize,
    /// Their size in bytes.
    pub content_bytes: u64,
    /// What the reader should know, Indonesian sentences.
    pub notices: Vec<String>,
}

/// An assessment that cannot be taken in; the others can.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct RefusedAssessment {
    /// The assessment.
    pub id: Uuid,
    /// Name of the unit, where it can be read.
    pub unit: String,
    /// Why, an Indonesian sentence.
    pub why: String,
}

/// Imports a workspace database: every assessment in it is planned by itself, then contents of evidence are stored, and
/// then the changes of each are merged as a step of its own that undo takes back. Instruments that were added there and are
/// not here come along.
///
/// The file is not touched. The same file again changes nothing. `session` is `None` for a dry run where there is no
/// workspace yet. `progress` is called with the bytes done and the bytes there are; false ends the work.
///
/// # Errors
/// [`AppError::Source`] where the file cannot be read, or the fault of its first assessment where none can be taken in.
pub fn import_database(
    mut session: Option<&mut Session>,
    given: &ImportDatabase,
    progress: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<DatabaseImported> {
    let database = Database::open(session.as_deref(), &given.path)?;
    let keys = |parts: &[&Part]| parts.iter().map(|part| part.row.instrument.clone()).collect::<Vec<_>>();
    let all = keys(&database.parts.iter().collect::<Vec<_>>());
    let mut instruments = match database.workspace() {
        Some(source) => DatabaseInstruments::of(source, &all)?,
        None => DatabaseInstruments::default(),
    };
    let from = given.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (mut planned, mut refused, mut first) = (Vec::new(), Vec::new(), None);
    for part in &database.parts {
        match plan_merge(session.as_deref(), &part.given(&from)) {
            Ok(plan) => planned.push((part, plan)),
            Err(error) if is_of_assessment(&error) => {
                let why = error.to_string();
                refused.push(RefusedAssessment { id: part.row.id, unit: part.unit().into(), why });
                first.get_or_insert(error);
            }
            Err(error) => return Err(error),
        }
    }
    if let Some(error) = first.filter(|_| planned.is_empty()) {
        return Err(error);
    }
    let wanted = database.wanted(session.as_deref(), &mut |done, total| progress(done, total * 2))?;
    instruments.retain(&keys(&planned.iter().map(|(part, _)| *part).collect::<Vec<_>>()));
    let mut notices = instruments.notices();
    notices.extend(told(&database, &planned, &wanted));
    let mut plans: Vec<MergeView> = Vec::new();
    let merging = session.as_mut().filter(|_| !given.dry_run);
    let stored = merging.is_some();
    if let Some(session) = merging {
        store(session, &database, &wanted, progress)?;
        let kept = instruments.keep(&mut session.workspace);
        let kept = kept.map_err(|error| undone(session, &wanted, &[], error))?;
        for (part, plan) in planned {
            match merge_planned(session, &part.given(&from), plan) {
                Ok(plan) => plans.push(plan),
                Err(error) => {
                    let error = undone(session, &wanted, &plans, error);
                    if plans.is_empty() {
                        kept.back(&mut session.workspace)?;
                    }
                    return Err(error);
                }
            }
        }
    } else {
        plans.extend(planned.into_iter().map(|(_, plan)| plan));
    }
    let sum = |count: fn(&MergeView) -> usize| plans.iter().map(count).sum();
    notices.dedup();
    Ok(DatabaseImported {
        kind: "database",
        stored,
        changes: sum(|plan| plan.changes),
        new: sum(|plan| plan.new),
        updated: sum(|plan| plan.updated),
        same: sum(|plan| plan.same),
        conflicts: sum(|plan| plan.conflicts),
        contents: wanted.here.len(),
        content_bytes: wanted.here.values().sum(),
        plans,
        refused,
        notices,
    })
}

/// Whether a fault is of one assessment, so that the others can be taken in without it.
fn is_of_assessment(error: &AppError) -> bool {
    matches!(
        error,
        AppError::UnknownInstrument(_)
            | AppError::Measure(_)
            | AppError::OtherInstrument(_)
            | AppError::IncomingUnreadable { .. }
            | AppError::UnreadableValue { .. }
            | AppError::Store(StoreError::Refused(_))
    )
}

/// What the reader should know; with several assessments each sentence begins with its unit.
fn told(database: &Database, planned: &[(&Part, MergeView)], wanted: &WantedContents) -> Vec<String> {
    let mut told = Vec::new();
    for name in &wanted.missing {
        told.push(format!(
            "isi bukti dukung \"{name}\" tidak ada di samping berkas itu dan belum ada di sini; salin evidence.db-nya ke \
             folder yang sama, atau minta paket yang memuatnya."
        ));
    }
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    for path in database.unread() {
        told.push(format!(
            "berkas {} di sampingnya tidak dapat dibaca, sehingga isinya tidak ikut.",
            name(path)
        ));
    }
    if database.parts.is_empty() && !database.is_of_contents() {
        told.push("data itu belum memuat penilaian.".into());
    }
    for (_, plan) in planned {
        let of = |sentence: &String| match planned.len() {
            1 => sentence.clone(),
            _ => format!("{} {}: {sentence}", plan.unit, plan.year),
        };
        told.extend(plan.notices.iter().map(of));
    }
    told
}

/// Streams contents into the workspace; nothing refers to them yet.
fn store(
    session: &mut Session,
    database: &Database,
    wanted: &WantedContents,
    progress: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<()> {
    let total: u64 = wanted.here.values().sum();
    let mut storing = session.workspace.storing()?;
    let mut done = 0;
    let put = || {
        for (sha256, size) in &wanted.here {
            let limits = BlobLimits { max_bytes: LARGEST_FILE };
            let mut reader = database.read_content(sha256);
            storing.put(&mut reader, &limits, &mut |read| progress(total + done + read, total * 2))?;
            done += size;
        }
        let stored = storing.finish()?;
        let same = stored.iter().zip(wanted.here.keys()).all(|(blob, sha256)| blob.sha256 == *sha256);
        // It was read whole a moment ago: its medium is failing.
        if same { Ok(()) } else { Err(StoreError::BlobSource(std::io::ErrorKind::InvalidData.into())) }
    };
    put().map_err(|error| undone(session, wanted, &[], error.into()))
}

/// Takes away contents that nothing refers to after all, unless some assessment was merged already.
fn undone(session: &mut Session, wanted: &WantedContents, merged: &[MergeView], error: AppError) -> AppError {
    if merged.is_empty() {
        // What cannot be taken away now `check` offers to.
        let _ = session.workspace.discard_unreferenced(wanted.here.keys().map(String::as_str));
    }
    error
}
