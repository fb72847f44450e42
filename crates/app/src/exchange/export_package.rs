use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};
use pilar_core::instrument::SoalId;
use pilar_core::journal::Change;
use pilar_core::merge::{Held, Node};
use pilar_files::WriteError;
use pilar_files::package::{
    EvidencePart, FORMAT, Head, InstrumentFile, Package, PackageError, Progress, ScopePart, VERSION,
    file_name, place, write_package,
};
use pilar_store::{Lacking, StoreError, Workspace};
use uuid::Uuid;

use crate::MADE_BY;
use crate::clock;
use crate::error::{AppError, Result, TeamError};
use crate::exchange::evidence_list::evidence_list;
use crate::exchange::export::{Exported, report};
use crate::exchange::scope::Scope;
use crate::exchange::since::{Since, briefly};
use crate::exchange::verify_package::verify_package;
use crate::find::{find_area, find_person};
use crate::instruments;
use crate::merging::revision::revision_of;
use crate::session::Session;
use crate::session::own_files::outside;
use crate::view::WorkspaceNames;
use crate::workspace::logo::logo_of;
use pilar_core::assessment::Assessment;

/// A package as asked for.
#[derive(Debug, Clone, serde::Deserialize, ts_rs::TS)]
pub struct ExportPackage {
    /// The assessment.
    #[serde(rename = "id")]
    pub assessment: Uuid,
    /// The file, or a folder in which the file gets a name of its own.
    #[serde(rename = "path")]
    pub output: PathBuf,
    /// The part to export; `None` for everything.
    pub scope: Option<PackagePart>,
    /// The recipient's own package, or the `assessment.json` of it: what it holds is left out.
    pub since: Option<PathBuf>,
    /// The time that is written into the package; now when not given. The same content and the same time give
    /// the same bytes.
    #[serde(skip)]
    pub made_at: Option<DateTime<FixedOffset>>,
}

/// A part of an assessment that goes into a package by itself.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum PackagePart {
    /// Number, key or name of the one area.
    Area(String),
    /// Name, NIP or id of the person whose inputs these are.
    Person(String),
}

impl PackagePart {
    /// What the package says it is, and the inputs it holds.
    fn of(&self, assessment: &Assessment) -> Result<(ScopePart, BTreeSet<SoalId>)> {
        let instrument = assessment.instrument;
        match self {
            Self::Area(given) => {
                let area = find_area(instrument, given)?;
                let part = ScopePart {
                    area: area.key.clone(),
                    number: area.number,
                    name: area.name.clone(),
                    person: None,
                };
                let inputs = instrument.inputs().filter(|(question, _)| {
                    instrument.area_of(question).is_some_and(|of| of.key == area.key)
                });
                Ok((part, inputs.map(|(_, input)| input.soal).collect()))
            }
            Self::Person(given) => {
                let id = find_person(assessment, given)?;
                let name = assessment.people.get(&id).map_or_else(String::new, |who| who.name.clone());
                let inputs: BTreeSet<SoalId> = assessment.inputs_of(id).into_iter().collect();
                if inputs.is_empty() {
                    return Err(TeamError::NothingAssigned(name).into());
                }
                Ok((ScopePart { area: String::new(), number: None, name, person: Some(id) }, inputs))
            }
        }
    }
}

/// Writes a submission package. It is read back and judged as `pilar verify` would before it gets its final name.
///
/// `progress` is called with the bytes done and the bytes there are; false ends the work with nothing written.
pub fn export_package(
    session: &Session,
    export: &ExportPackage,
    progress: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Exported> {
    let assessment = session.assessment(export.assessment)?;
    let made_at = export.made_at.unwrap_or_else(clock::now_local);
    let held = session.workspace.held(export.assessment)?;
    let mut report = report(&assessment, held.state(), made_at);
    let part = export.scope.as_ref().map(|part| part.of(&assessment)).transpose()?;
    let path = if export.output.is_dir() {
        // Parts for several people lie in one folder.
        let person = part.as_ref().filter(|(part, _)| part.person.is_some());
        export.output.join(file_name(&report.identity, person.map(|(part, _)| part.name.as_str())))
    } else {
        export.output.clone()
    };
    let path = outside(session.dir(), path)?;
    let since = export.since.as_deref().map(|file| Since::read(file, export.assessment)).transpose()?;
    let (part, inputs) = part.unzip();
    let scope = match inputs {
        Some(inputs) => {
            Some(Scope::of(assessment.instrument, inputs, &session.workspace.journal(export.assessment)?))
        }
        None => None,
    };
    let nothing = Held::default();
    let theirs = since.as_ref().map_or(&nothing, |since| &since.held);
    let Lacking { changes, mut stubs } = session.workspace.journal_since(export.assessment, theirs)?;
    let inside = |change: &Change| scope.as_ref().is_none_or(|scope| scope.holds(&change.subject));
    let (mut changes, outside): (Vec<_>, Vec<_>) = changes.into_iter().partition(inside);
    stubs.extend(outside.iter().filter_map(Node::of));
    // As they are read back: the list of evidence goes by their order.
    changes.sort_by_cached_key(|change| (change.replica, change.sequence, change.id, change.content()));
    let mut evidence = evidence_list(&assessment, &changes);
    // What a recipient lacks of other inputs is not this package's business.
    let lacking = since.as_ref().filter(|_| scope.is_none());
    let (carried, mut missing) = carried(&session.workspace, &evidence, &changes, lacking)?;
    let contents = place(&mut report, &mut evidence, &carried);
    if let Some(scope) = &scope {
        evidence.documents.retain(|document| scope.holds_document(document.id));
    }
    let mut package = Package {
        head: Head {
            format: FORMAT.into(),
            version: VERSION,
            made_at: made_at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
            made_by: MADE_BY.into(),
            assessment: assessment.id,
            created_millis: assessment.created_millis,
            unit: report.identity.unit.clone(),
            instansi: report.identity.instansi.clone(),
            year: report.identity.year,
            target: report.identity.target.clone(),
            scope: part,
            since: since.map(|since| since.held),
            held: briefly(held),
            changes: 0,
        },
        report: &report,
        instruments: instrument_files(&assessment.instrument.key),
        evidence,
        logo: logo_of(session, &assessment, &mut missing)?,
        contents,
        journal: changes,
        stubs,
    };
    let mut stored = Stored { workspace: &session.workspace, failed: None };
    let written = write_package(&mut package, &path, &mut stored, progress, &read_back);
    if let Some(error) = stored.failed.filter(|_| written.is_err()) {
        return Err(of_content(&session.workspace, error));
    }
    if matches!(written, Err(WriteError::NotVerified { .. })) {
        // Where the stored content itself is damaged, writing once more would not help; say which it is.
        for content in &package.contents {
            let verified = session.workspace.verify_blob(&content.sha256);
            verified.map_err(|error| of_content(&session.workspace, error))?;
        }
    }
    written?;
    let size = std::fs::metadata(&path).map_err(|error| WriteError::from_io(&path, error))?.len();
    Ok(Exported { path, size, notices: missing })
}

/// An error of stored content, which names the document where the content is damaged.
fn of_content(workspace: &Workspace, error: StoreError) -> AppError {
    match error {
        StoreError::BlobDamaged(sha256) => {
            AppError::ContentDamaged(WorkspaceNames::of(workspace).file(&sha256).into())
        }
        other => other.into(),
    }
}

/// What `pilar verify` says of the package just written.
fn read_back(file: &Path, progress: &mut Progress<'_>) -> std::result::Result<(), WriteError> {
    verify_package(file, progress).map(drop).map_err(|error| match error {
        AppError::Package(PackageError::Cancelled) => WriteError::Cancelled,
        AppError::PackageContradicts(others) => {
            WriteError::NotVerified { reason: others.first().cloned().unwrap_or_default() }
        }
        other => WriteError::NotVerified { reason: other.to_string() },
    })
}

/// The files of an instrument that was added to the workspace, which recipients may lack.
fn instrument_files(key: &str) -> Vec<Vec<InstrumentFile>> {
    let file = |(name, text)| InstrumentFile { name, text };
    instruments::added_files(key).into_iter().map(|files| files.into_iter().map(file).collect()).collect()
}

/// The content of the workspace's evidence; reading the package back hashes it.
pub(crate) struct Stored<'a> {
    pub workspace: &'a Workspace,
    pub failed: Option<StoreError>,
}

impl pilar_files::package::Contents for Stored<'_> {
    fn copy(&mut self, sha256: &str, to: &mut dyn Write) -> io::Result<()> {
        match self.workspace.read_blob_unverified(sha256, to) {
            Ok(_) => Ok(()),
            // The target failed: it knows better what happened.
            Err(StoreError::Io(error)) => Err(error),
            Err(StoreError::DiskFull) => Err(io::ErrorKind::StorageFull.into()),
            Err(error) => {
                let said = io::Error::other(error.to_string());
                self.failed = Some(error);
                Err(said)
            }
        }
    }
}

/// The contents that go along, their size in bytes by SHA-256, and a sentence for each that should and is not in this
/// workspace.
fn carried(
    workspace: &Workspace,
    evidence: &EvidencePart,
    changes: &[Change],
    since: Option<&Since>,
) -> Result<(BTreeMap<String, u64>, Vec<String>)> {
    let named: BTreeSet<String> =
        changes.iter().filter_map(revision_of).map(|revision| revision.sha256).collect();
    let lacking = |sha256: &str| since.is_some_and(|since| since.lacks(sha256));
    let mut carried = BTreeMap::new();
    let mut missing = Vec::new();
    for revision in evidence.revisions() {
        let wanted = named.contains(&revision.sha256) || lacking(&revision.sha256);
        if !wanted || carried.contains_key(&revision.sha256) {
            continue;
        }
        if let Some(blob) = workspace.blob(&revision.sha256)? {
            carried.insert(revision.sha256.clone(), blob.size);
        } else {
            missing.push(format!(
                "isi bukti dukung \"{}\" tidak ada di ruang kerja ini sehingga tidak ikut dalam paket.",
                revision.name
            ));
        }
    }
    Ok((carried, missing))
}
