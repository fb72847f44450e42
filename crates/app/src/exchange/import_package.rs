use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use pilar_core::journal::Change;
use pilar_files::package::{OpenPackage, PackageError};
use pilar_store::{BlobLimits, StoreError, Workspace};
use serde::Serialize;

use crate::error::{AppError, Result};
use crate::evidence::attach::LARGEST_FILE;
use crate::exchange::meaning::require_agreement;
use crate::exchange::package_instrument::PackageInstrument;
use crate::exchange::package_journal::PackageJournal;
use crate::merging::incoming_values::require_readable;
use crate::merging::merge::merge_planned;
use crate::merging::plan::{MergeChanges, plan_merge};
use crate::merging::revision::revision_of;
use crate::merging::take_into::{TakenInto, plan_into};
use crate::merging::told::{left_out_told, missing_told, sizes_told};
use crate::session::Session;
use crate::view::{MergeView, PackageView};

/// A package to import.
#[derive(Debug, Clone, serde::Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportPackage {
    /// The package.
    pub path: PathBuf,
    /// The assessment to take its values into, as typed; `None` for the assessment the package is of.
    pub into: Option<String>,
    /// Only show what would change.
    pub dry_run: bool,
}

/// What importing a package changed, or would change.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct PackageImported {
    /// `package`.
    #[ts(type = "'package'")]
    pub kind: &'static str,
    /// What the package is.
    pub package: PackageView,
    /// What happens to every value.
    #[serde(flatten)]
    pub plan: MergeView,
    /// Contents of evidence that are new here.
    pub contents: usize,
    /// Their size in bytes.
    pub content_bytes: u64,
    /// What the reader should know, Indonesian sentences.
    pub notices: Vec<String>,
}

/// Imports a package: everything in it is verified first, then contents of evidence are stored, and then all its
/// changes are merged as one step that undo takes back.
///
/// A package that is refused changes nothing. The same package again changes nothing either. `session` is `None`
/// for a dry run where there is no workspace yet. `progress` is called with the bytes done and the bytes there are;
/// false ends the work with nothing changed.
pub fn import_package(
    session: Option<&mut Session>,
    given: &ImportPackage,
    progress: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<PackageImported> {
    VerifiedPackage::read(&given.path, progress)?.import(session, given, progress)
}

/// A package of which everything was read and verified, so that it can be planned and then imported.
pub struct VerifiedPackage {
    package: OpenPackage,
    journal: PackageJournal,
}

impl VerifiedPackage {
    /// Reads and verifies a package. `progress` is called as [`import_package`] calls it, up to half of what there is.
    pub fn read(path: &Path, progress: &mut dyn FnMut(u64, u64) -> bool) -> Result<Self> {
        let mut package = OpenPackage::open(path)?;
        let measured = PackageInstrument::of(&package.instrument)?;
        // Reading everything once comes before storing what is new of it.
        let journal =
            PackageJournal::read(&mut package, &mut |done, total| progress(done, total.saturating_mul(2)))?;
        // As `verify` does, also of what is here already.
        require_readable(measured.instrument, &journal.changes)?;
        Ok(Self { package, journal })
    }

    /// Imports it as [`import_package`] does, which reads it first.
    pub fn import(
        &mut self,
        mut session: Option<&mut Session>,
        given: &ImportPackage,
        progress: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<PackageImported> {
        let Self { package, journal } = self;
        // Opening a workspace since it was read may have put away what it brings along.
        let measured = PackageInstrument::of(&package.instrument)?;
        let instrument = measured.instrument;
        let bytes = journal.summary.bytes;
        let (changes, stubs) = (&journal.changes, &journal.stubs);
        let from = given.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let merge = MergeChanges {
            assessment: package.head.assessment,
            instrument: &instrument.key,
            created_millis: package.head.created_millis,
            changes,
            stubs,
            from: &from,
        };
        let into = match (&session, given.into.as_deref()) {
            (Some(session), Some(text)) => Some(session.find(text)?),
            (None, Some(text)) => return Err(AppError::NoSuchAssessment(text.into())),
            (_, None) => None,
        };
        let into = into.filter(|id| *id != merge.assessment);
        let (plan, left_out) = match (into, session.as_deref()) {
            (Some(id), Some(session)) => {
                let taking = plan_into(session, id, &merge)?;
                let told = left_out_told(session.role(), taking.left_out);
                (Planned::Into(taking), told)
            }
            (_, session) => (Planned::Merge(plan_merge(session, &merge)?), None),
        };
        let papers = require_agreement(package, instrument, changes, stubs)?;
        let wanted = wanted(package, session.as_deref().map(|session| &session.workspace), changes)?;
        let mut told = missing_told(&wanted.missing);
        told.extend(sizes_told(changes, &wanted.sizes));
        // What another assessment takes in is the package's alone, and measured with its own instrument.
        let joins = matches!(plan, Planned::Merge(_));
        let beside = session.as_deref().filter(|_| joins).map(|session| &session.workspace);
        let hidden = journal.hidden(&package.head, beside)?;
        told.extend(hidden.told_of_package());
        let view = journal.view(package, papers, &hidden);
        told.extend(joins.then(|| measured.notices()).into_iter().flatten());
        told.extend(left_out);
        told.extend(plan.notices());
        let imported = |plan| PackageImported {
            kind: "package",
            package: view,
            contents: wanted.contents.len(),
            content_bytes: wanted.contents.values().sum(),
            notices: told,
            plan,
        };
        let Some(session) = session.as_mut().filter(|_| !given.dry_run) else {
            return Ok(imported(plan.view()));
        };
        let kept = joins.then(|| measured.keep(&mut session.workspace)).transpose()?;
        let mut report = |done: u64| progress(bytes + done.min(bytes), bytes * 2);
        let stored =
            store(&mut session.workspace, package, &wanted.contents, &mut report).and_then(|()| match plan {
                Planned::Into(taking) => taking.store(session, &from),
                Planned::Merge(plan) => merge_planned(session, &merge, plan),
            });
        match stored {
            Ok(plan) => Ok(imported(plan)),
            Err(error) => {
                // Nothing refers to what was stored so far; if it cannot be taken away now, `check` offers to.
                let _ = session.workspace.discard_unreferenced(wanted.contents.keys().map(String::as_str));
                if let Some(kept) = kept {
                    kept.back(&mut session.workspace)?;
                }
                Err(error)
            }
        }
    }
}

/// What importing comes to.
enum Planned {
    /// The values are taken into another assessment.
    Into(TakenInto),
    /// The changes join those of the same assessment.
    Merge(MergeView),
}

impl Planned {
    /// What the reader should know of what would be taken in.
    fn notices(&self) -> Vec<String> {
        match self {
            Self::Into(taking) => taking.view.notices.clone(),
            Self::Merge(plan) => plan.notices.clone(),
        }
    }

    fn view(self) -> MergeView {
        match self {
            Self::Into(taking) => taking.view,
            Self::Merge(plan) => plan,
        }
    }
}

/// Contents the changes name and the workspace lacks.
struct Wanted {
    /// Those the package carries: size in bytes by SHA-256.
    contents: BTreeMap<String, u64>,
    /// File names of those it does not.
    missing: Vec<String>,
    /// Size in bytes of what is here or in the package, by SHA-256.
    sizes: BTreeMap<String, u64>,
}

fn wanted(package: &OpenPackage, workspace: Option<&Workspace>, changes: &[Change]) -> Result<Wanted> {
    let mut wanted = Wanted { contents: BTreeMap::new(), missing: Vec::new(), sizes: package.sizes() };
    // Contents that an earlier import did not bring may come with the list of documents alone.
    let listed = package.evidence.revisions().map(|r| (r.sha256.clone(), r.name.clone()));
    let named = changes.iter().filter_map(revision_of).map(|r| (r.sha256, r.name));
    for (sha256, name) in named.chain(listed) {
        if let Some(blob) = workspace.map_or(Ok(None), |workspace| workspace.blob(&sha256))? {
            wanted.sizes.insert(sha256, blob.size);
            continue;
        }
        if let Some(size) = wanted.sizes.get(&sha256).copied() {
            wanted.contents.insert(sha256, size);
        } else if !wanted.missing.contains(&name) {
            wanted.missing.push(name);
        }
    }
    Ok(wanted)
}

/// Streams contents into the workspace; nothing refers to them yet.
fn store(
    workspace: &mut Workspace,
    package: &mut OpenPackage,
    contents: &BTreeMap<String, u64>,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<()> {
    let (mut storing, mut put) = (workspace.storing()?, Vec::new());
    let mut done = 0;
    for (sha256, size) in contents {
        let Some(mut reader) = package.read_content(sha256)? else { continue };
        let limits = BlobLimits { max_bytes: LARGEST_FILE };
        storing.put(&mut reader, &limits, &mut |read| progress(done + read)).map_err(
            |error| match error {
                StoreError::BlobSource(error) => AppError::Package(error.into()),
                other => other.into(),
            },
        )?;
        put.push(sha256);
        done += size;
    }
    if storing.finish()?.iter().zip(put).all(|(blob, sha256)| blob.sha256 == *sha256) {
        return Ok(());
    }
    // It was verified a moment ago: the file changed, or its medium is failing.
    Err(PackageError::Damaged.into())
}
