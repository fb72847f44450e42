use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use pilar_files::WriteError;
use pilar_files::safe_name::{folded, safe_name_within};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::KINDS;
use super::chosen::{PortfolioFilter, UnitName, of_chosen, require_any};
use crate::error::{AppError, Result};
use crate::exchange::{Annexes, Export, ExportFormat, Paper, export_assessment};
use crate::session::Session;
use crate::session::own_files::outside;

/// Longest name without year and ending, in bytes.
const LONGEST: usize = 120;

/// The LHE of many units, one file for each.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
pub struct ExportAllLhe {
    /// Which units.
    pub filter: PortfolioFilter,
    /// Only these of them, where any is named.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<Uuid>>")]
    pub ids: Vec<Uuid>,
    /// The folder; it is made where its parent is there.
    #[serde(rename = "path")]
    pub output: PathBuf,
    /// PDF or DOCX.
    pub kind: LheKind,
    /// Paper.
    pub paper: Paper,
    /// Whether files that are there already are replaced.
    pub replace: bool,
}

/// The format of an LHE.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum LheKind {
    /// For reading and signing.
    Pdf,
    /// For working on.
    Docx,
}

/// What was written, and what was not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct AllLheWritten {
    /// The folder.
    pub path: PathBuf,
    /// The files, in the order of the units.
    pub written: Vec<LheWritten>,
    /// The units without a file, each with the reason.
    pub refused: Vec<LheRefused>,
}

/// The LHE of a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct LheWritten {
    /// Which unit.
    pub unit: UnitName,
    /// Name of the file in the folder.
    pub name: String,
    /// What the reader should know, Indonesian sentences.
    pub notices: Vec<String>,
}

/// A unit without an LHE.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct LheRefused {
    /// Which unit.
    pub unit: UnitName,
    /// Why, in words that follow a colon.
    pub reason: String,
}

/// Writes the LHE of every unit that has a result of its reviewers. Each file is whole or not there: what cannot be
/// written is told with its reason, and the others are written all the same. A full disk, or `report` that gives
/// `false`, ends it.
///
/// # Errors
/// A filter that lets nobody through, or a folder that cannot be written to: nothing is written then.
pub fn export_all_lhe(
    session: &Session,
    given: &ExportAllLhe,
    report: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<AllLheWritten> {
    let wanted: BTreeSet<&Uuid> = given.ids.iter().collect();
    let chosen = of_chosen(session, &given.filter, KINDS, |assessment, _| {
        let chosen = wanted.is_empty() || wanted.contains(&assessment.id);
        chosen.then(|| (UnitName::of(&assessment), assessment.evaluation().is_some()))
    })?;
    let units = require_any(chosen.into_iter().flatten().collect(), &given.filter)?;
    let folder = Folder::open(&outside(session.dir(), given.output.clone())?)?;
    let names = names(&units, given.kind);
    let (mut written, mut refused) = (Vec::new(), Vec::new());
    let mut ended: Option<String> = None;
    let of = units.len() as u64;
    for ((done, (unit, evaluated)), name) in (0u64..).zip(units).zip(names) {
        if ended.is_none() && !report(done, of) {
            ended = Some("dibatalkan sebelum ditulis".into());
        }
        let reason = match &ended {
            Some(reason) => Some(reason.clone()),
            None if !evaluated => Some("TPI belum memberi hasil".into()),
            None if !given.replace && folder.path.join(&name).exists() => {
                Some(format!("berkas {name} sudah ada dan tidak ditimpa"))
            }
            None => None,
        };
        if let Some(reason) = reason {
            refused.push(LheRefused { unit, reason });
            continue;
        }
        match export_assessment(session, &export(given, unit.id, folder.path.join(&name))) {
            Ok(exported) => written.push(LheWritten { unit, name, notices: exported.notices }),
            Err(error) => {
                if matches!(error, AppError::Write(WriteError::DiskFull { .. })) {
                    ended = Some("ruang penyimpanan sudah penuh".into());
                }
                refused.push(LheRefused { unit, reason: error.to_string() });
            }
        }
    }
    let path = folder.close(written.is_empty())?;
    Ok(AllLheWritten { path, written, refused })
}

fn export(given: &ExportAllLhe, assessment: Uuid, output: PathBuf) -> Export {
    Export {
        assessment,
        format: ExportFormat::Lhe,
        output,
        template: None,
        paper: given.paper,
        part: None,
        other_columns: None,
        map: None,
        sheet: None,
        annexes: Annexes::default(),
    }
}

/// A name for each file, accepted by every system; where several would be the same, the end of the id tells them
/// apart, so that a unit has the same name every time.
fn names(units: &[(UnitName, bool)], kind: LheKind) -> Vec<String> {
    let ending = match kind {
        LheKind::Pdf => "pdf",
        LheKind::Docx => "docx",
    };
    let named = |unit: &UnitName| safe_name_within(&format!("LHE {}", unit.unit.trim()), LONGEST);
    let plain = |unit: &UnitName| format!("{} {}.{ending}", named(unit), unit.year);
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for (unit, _) in units {
        *times.entry(folded(&plain(unit))).or_default() += 1;
    }
    let name = |(unit, _): &(UnitName, bool)| {
        if times.get(&folded(&plain(unit))) == Some(&1) {
            return plain(unit);
        }
        let id = unit.id.simple().to_string();
        // Ids of one moment begin alike, so it is the end that tells them apart.
        format!("{} {} {}.{ending}", named(unit), unit.year, &id[id.len() - 8..])
    };
    units.iter().map(name).collect()
}

/// A folder that files are written into.
struct Folder {
    path: PathBuf,
    made: bool,
}

impl Folder {
    /// Makes it where only its parent is there, and makes sure that it can be written to.
    fn open(path: &Path) -> Result<Self> {
        let failed = |error| WriteError::from_io(path, error);
        let made = !path.exists();
        if made {
            let around =
                path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            if !around.is_dir() {
                return Err(WriteError::FolderMissing { folder: around.to_path_buf() }.into());
            }
            fs::create_dir(path).map_err(failed)?;
        } else if !path.is_dir() {
            return Err(WriteError::FolderMissing { folder: path.to_path_buf() }.into());
        }
        let tried = tempfile::Builder::new().prefix(".pilar-").tempfile_in(path).map_err(failed)?;
        tried.close().map_err(failed)?;
        Ok(Self { path: path.to_path_buf(), made })
    }

    /// Leaves nothing behind where nothing was written.
    fn close(self, empty: bool) -> Result<PathBuf> {
        if self.made && empty {
            fs::remove_dir(&self.path).map_err(|error| WriteError::from_io(&self.path, error))?;
        }
        Ok(self.path)
    }
}
