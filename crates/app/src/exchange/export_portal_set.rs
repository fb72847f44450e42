use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use pilar_core::assessment::Assessment;
use pilar_files::report::{Report, UnitIdentity};
use pilar_files::{WriteError, portalrb};
use pilar_store::StoreError;
use uuid::Uuid;

use super::export::report;
use crate::clock;
use crate::error::{AppError, Result};
use crate::find::find_target;
use crate::session::Session;
use crate::session::many::begun;

/// All units of a year as `PortalRB` pulls them.
#[derive(Debug, Clone, serde::Deserialize, ts_rs::TS)]
pub struct PortalSet {
    /// The year.
    pub year: u16,
    /// The folder that is made; not there yet, or empty.
    #[serde(rename = "path")]
    pub output: PathBuf,
}

/// A set that was written.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
pub struct PortalSetWritten {
    /// The folder.
    pub path: PathBuf,
    /// How many units each list has, by the target's key.
    pub units: BTreeMap<String, usize>,
    /// What the reader should know, Indonesian sentences.
    pub notices: Vec<String>,
}

/// Writes `pengusulan/unit-<target>` for every target and `lke/jawaban-unit/<id>` for every unit of a year: files whose
/// names are the addresses that `PortalRB` asks for, to be put on a web server. Each is read back and compared; the
/// folder gets its name when all of them are there, or nothing is written.
///
/// # Errors
/// [`AppError::PortalSet`] with everything that is missing, unit by unit.
pub fn export_portal_set(session: &Session, given: &PortalSet) -> Result<PortalSetWritten> {
    let mut units = begun(session)?;
    units.retain(|unit| unit.profile.year == given.year);
    let Some(first) = units.first() else {
        return Err(AppError::NoSuchAssessment(format!("tahun {}", given.year)));
    };
    let targets = &first.instrument.targets;
    let faults = faults(&units);
    if !faults.is_empty() {
        return Err(AppError::PortalSet(faults));
    }
    let making = Making::begin(&given.output)?;
    let mut lists: BTreeMap<&str, Vec<UnitIdentity>> = BTreeMap::new();
    lists.extend(targets.iter().map(|target| (target.key.as_str(), Vec::new())));
    let mut notices = Vec::new();
    let answers = making.folder("lke/jawaban-unit")?;
    let made_at = clock::now_local();
    for unit in &units {
        let assessment = session.assessment(unit.id)?;
        let mut report = report(&assessment, None, made_at);
        let category = category(&assessment)?;
        if let Some(stated) = report.identity.category.replace(category.clone())
            && stated != category
        {
            notices.push(format!(
                "{}: kategori pada profil \"{stated}\", yang ditulis {category} menurut predikat dan afirmasi.",
                report.identity.unit
            ));
        }
        portalrb::export_jawaban(&report, &answers.join(id_of(&report)))
            .map_err(|error| of_unit(error, &report.identity.unit))?;
        let left = portalrb::left_out(&report);
        notices.extend(left.into_iter().map(|left| format!("{}: {left}", report.identity.unit)));
        let target = find_target(assessment.instrument, &report.identity.target)?;
        lists.entry(&target.key).or_default().push(report.identity);
    }
    let proposals = making.folder("pengusulan")?;
    for (target, list) in &lists {
        let list: Vec<&UnitIdentity> = list.iter().collect();
        portalrb::export_units(given.year, &list, &proposals.join(format!("unit-{target}")))?;
    }
    making.finish()?;
    let units = lists.into_iter().map(|(target, list)| (target.to_owned(), list.len())).collect();
    Ok(PortalSetWritten { path: given.output.clone(), units, notices })
}

/// An error of one unit's file, which names the unit where it names questions.
fn of_unit(error: WriteError, unit: &str) -> WriteError {
    match error {
        WriteError::NoOption(answers) => {
            WriteError::NoOption(answers.iter().map(|answer| format!("{unit}: {answer}")).collect())
        }
        other => other,
    }
}

fn id_of<'a>(report: &'a Report<'_>) -> &'a str {
    report.identity.portal_unit_id.as_deref().unwrap_or_default()
}

/// `WBK`, `WBK-AFIRMASI`, …: the predicate's name, and the proposer's declaration.
fn category(assessment: &Assessment) -> Result<String> {
    let profile = &assessment.profile;
    let target = find_target(assessment.instrument, &profile.target)?;
    let afirmasi = if profile.afirmasi { "-AFIRMASI" } else { "" };
    Ok(format!("{}{afirmasi}", target.name))
}

/// Everything that keeps units out of a set.
fn faults(units: &[Assessment]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut taken: BTreeMap<String, (&str, Uuid)> = BTreeMap::new();
    for unit in units {
        let name = unit.profile.unit.as_str();
        let short = &unit.id.to_string()[..8];
        if unit.instrument.target(&unit.profile.target).is_none() {
            faults.push(format!("{name} ({short}): predikat \"{}\" tidak dikenal", unit.profile.target));
        }
        let Some(id) = unit.profile.portal_unit_id.as_deref() else {
            faults.push(format!("{name} ({short}): id unit PortalRB belum diisi"));
            continue;
        };
        if !is_address(id) {
            faults.push(format!("{name} ({short}): id unit PortalRB \"{id}\" tidak dapat menjadi alamat"));
        }
        // Some systems take names for one that differ in case only.
        if let Some((other, _)) = taken.insert(id.to_lowercase(), (name, unit.id)) {
            faults.push(format!("{name} ({short}): id unit PortalRB {id} juga dipakai {other}"));
        }
    }
    faults
}

/// Whether an id can stand in an address, and be the name of a file everywhere, as it is.
fn is_address(id: &str) -> bool {
    let plain = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    plain && !id.is_empty() && pilar_files::safe_name::safe_name(id) == id
}

/// A folder that gets its name when everything is in it.
struct Making {
    temporary: tempfile::TempDir,
    output: PathBuf,
}

impl Making {
    fn begin(output: &Path) -> Result<Self> {
        let failed = |error| WriteError::from_io(output, error);
        if output.exists() {
            let empty = output.is_dir() && fs::read_dir(output).map_err(failed)?.next().is_none();
            if !empty {
                return Err(StoreError::Occupied(output.to_path_buf()).into());
            }
        }
        let around =
            output.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if !around.is_dir() {
            return Err(WriteError::FolderMissing { folder: around.to_path_buf() }.into());
        }
        let temporary = tempfile::Builder::new().prefix(".pilar-set-").tempdir_in(around).map_err(failed)?;
        Ok(Self { temporary, output: output.to_path_buf() })
    }

    fn folder(&self, name: &str) -> Result<PathBuf> {
        let folder = self.temporary.path().join("set").join(name);
        fs::create_dir_all(&folder).map_err(|error| WriteError::from_io(&self.output, error))?;
        Ok(folder)
    }

    /// Gives it its name, in place of an empty folder.
    fn finish(self) -> Result<()> {
        let failed = |error| WriteError::from_io(&self.output, error);
        if self.output.exists() {
            fs::remove_dir(&self.output).map_err(failed)?;
        }
        Ok(fs::rename(self.temporary.path().join("set"), &self.output).map_err(failed)?)
    }
}
