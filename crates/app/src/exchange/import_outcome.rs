use std::path::PathBuf;

use pilar_files::column_map::ColumnMap;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use crate::exchange::column_maps::MapChoice;
use crate::view::{ImportStanding, WarningView};

/// A file to import.
#[derive(Debug, Clone, serde::Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportFile {
    /// The file.
    pub path: PathBuf,
    /// The assessment to import into, as typed; `None` makes a new one.
    pub into: Option<String>,
    /// Only show what would change.
    pub dry_run: bool,
    /// Import what can be read although some rows cannot.
    pub skip_unreadable: bool,
    /// The only sheet of a workbook to look at; `None` leaves the choice to Pilar.
    #[serde(default)]
    #[ts(optional)]
    pub sheet: Option<String>,
    /// The column map to read a workbook by; `None` takes a saved one whose headings fit.
    #[serde(default)]
    #[ts(optional)]
    pub map: Option<MapChoice>,
    /// Attach the pictures in the rows of inputs as their evidence.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub pictures: bool,
    /// What a new assessment is of, in place of what the file says.
    #[serde(default)]
    #[ts(optional)]
    pub names: Option<ImportNames>,
}

/// Whose a new assessment is, as typed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize, ts_rs::TS)]
pub struct ImportNames {
    /// Name of the unit; not blank.
    pub unit: String,
    /// Name of the agency; may be blank.
    pub instansi: String,
    /// The year of the file, or one that has an instrument.
    pub year: u16,
}

/// What an import changed, or would change.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ImportOutcome {
    /// The assessment; `null` in a dry run that would make a new one, and for official wording.
    pub id: Option<Uuid>,
    /// `workbook`, `jawaban-unit` or `master-soal`.
    #[ts(type = "'workbook' | 'jawaban-unit' | 'master-soal'")]
    pub kind: &'static str,
    /// Name of the unit.
    pub unit: String,
    /// Name of its agency; empty for official wording.
    pub instansi: String,
    /// The year; 0 for official wording.
    pub year: u16,
    /// The unit the file says it is of; `null` when it says none.
    pub said_unit: Option<String>,
    /// The year it says; `null` when it says none.
    pub said_year: Option<u16>,
    /// What the answers come to without the import; `null` for a new assessment and for official wording.
    pub before: Option<ImportStanding>,
    /// What they come to with it; `null` for official wording.
    pub after: Option<ImportStanding>,
    /// Whether a new assessment is made.
    pub creates: bool,
    /// Whether anything was stored; false in a dry run.
    pub stored: bool,
    /// Values the assessment did not have.
    pub new: usize,
    /// Values that replace others.
    pub updated: usize,
    /// Values that are there already.
    pub same: usize,
    /// Every new and updated value.
    pub changes: Vec<PlannedChange>,
    /// Quirks, skipped rows, and a recorded total that differs.
    pub warnings: Vec<WarningView>,
    /// Links, paths and names of files that are evidence by name only, and wait for their files.
    pub waiting: usize,
    /// Pictures in the rows of inputs.
    pub pictures: Vec<PictureView>,
    /// How many of them were attached, or would be.
    pub attached: usize,
    /// Where everything stood, for each sheet of a workbook that was taken.
    pub maps: Vec<ColumnMap>,
    /// Whether these sheets each hold a part of the worksheet; two that do not hold all of it both.
    pub joined: bool,
}

/// A picture in the row of an input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PictureView {
    /// Code of the input.
    pub code: String,
    /// Sheet and row.
    pub place: String,
    /// The name it is attached under.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
}

/// One value an import brings.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct PlannedChange {
    /// Code of the input.
    pub code: String,
    /// Label of a number field, or the title of the question.
    pub label: String,
    /// What kind of value, in Indonesian.
    pub what: String,
    /// Where it stands in the file.
    pub place: String,
    /// The value there is; `null` when there is none.
    #[ts(type = "unknown")]
    pub from: Value,
    /// The value the file brings.
    #[ts(type = "unknown")]
    pub to: Value,
}
