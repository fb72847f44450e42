//! The letter data of the LHE: reading it, storing it, changing single fields.

use std::io::Read as _;
use std::path::Path;

use pilar_core::assessment::{LheFault, LheForm, LheProblem};
use pilar_core::journal::Subject;
use pilar_files::ReadError;
use serde_json::json;
use uuid::Uuid;

use crate::error::{AppError, FieldFault, Result};
use crate::session::Session;

/// Largest form file, in bytes.
const LARGEST_FILE: u64 = 4 << 20;

/// The letter data as it stands; blank fields are empty.
pub fn lhe_form(session: &Session, assessment: Uuid) -> Result<LheForm> {
    Ok(session.assessment(assessment)?.lhe)
}

/// Stores the letter data as one action and says whether anything is different now.
///
/// Refused with every fault at once when a text is too long or a date is none.
pub fn set_lhe_form(session: &mut Session, assessment: Uuid, form: &LheForm) -> Result<bool> {
    let faults: Vec<FieldFault> = form.faults().iter().map(said).collect();
    if !faults.is_empty() {
        return Err(AppError::LheForm(faults));
    }
    session.act(assessment, "Isi data LHE", |acting| Ok(acting.set(Subject::Lhe, json!(form))?))
}

/// Reads a form from a JSON file; a field of another name is refused, as it may be a slip of the pen.
pub fn read_lhe_form(path: &Path) -> Result<LheForm> {
    let about = std::fs::metadata(path).map_err(ReadError::from)?;
    if !about.is_file() {
        return Err(ReadError::NotAFile.into());
    }
    let mut text = String::new();
    let file = std::fs::File::open(path).map_err(ReadError::from)?;
    let size = file.take(LARGEST_FILE + 1).read_to_string(&mut text).map_err(ReadError::from)?;
    if size as u64 > LARGEST_FILE {
        return Err(ReadError::TooLarge { size: about.len(), limit: LARGEST_FILE }.into());
    }
    let form: LheForm = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        if error.is_data() {
            AppError::LheShape { line, column }
        } else {
            ReadError::NotJson { line, column }.into()
        }
    })?;
    match form.other.keys().next() {
        Some(name) => Err(AppError::LheField(name.clone())),
        None => Ok(form),
    }
}

/// Changes single fields of a form. A list is replaced by all values given for it; an empty value clears.
pub fn change_lhe_fields(form: &mut LheForm, changes: &[(String, String)]) -> Result<()> {
    form.change(changes).map_err(AppError::LheField)
}

fn said(fault: &LheFault) -> FieldFault {
    let reason = match &fault.problem {
        LheProblem::TooManyLines { lines, limit } => format!("memuat {lines} baris, paling banyak {limit}"),
        LheProblem::TooLong { length, limit } => format!("memuat {length} huruf, paling banyak {limit}"),
        LheProblem::NotADate(text) => {
            format!("\"{text}\" bukan tanggal seperti 22 November 2026")
        }
        LheProblem::BeginsAfterEnd => "lebih lambat daripada tanggal selesai evaluasi".into(),
    };
    let label = LheForm::FIELDS.into_iter().find(|(name, _)| *name == fault.field);
    let label = label.map_or(fault.field, |(_, label)| label).to_owned();
    FieldFault { field: fault.field.to_owned(), label, reason }
}
