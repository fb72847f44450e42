//! `PortalRB`'s JSON as files that were read back before they get their name.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use pilar_core::worksheet::read_answer;
use serde::Serialize;
use serde_json::Value;

use super::{jawaban, units};
use crate::report::{Report, UnitIdentity};
use crate::safe_write::{WriteError, write_verified};

/// Writes the unit's answers as `jawaban-unit`.
///
/// The file is read back both as JSON and as an import would, and has to give the same answers.
///
/// # Errors
/// [`WriteError::NoOption`] where the worksheet has no option for an answer, since it has moved; `PortalRB` would not take it.
pub fn export_jawaban(report: &Report<'_>, path: &Path) -> Result<(), WriteError> {
    let others = without_option(report);
    if !others.is_empty() {
        return Err(WriteError::NoOption(others));
    }
    write_verified(
        path,
        |temporary| write(temporary, |to| jawaban::write_jawaban(report, to)),
        |temporary| {
            verify(temporary, &jawaban::jawaban(report))?;
            let read =
                jawaban::read_jawaban(report.instrument, temporary).map_err(|error| not_verified(&error))?;
            let differs = read.rows.iter().find(|row| {
                let own = report.rows.get(&row.soal);
                own.and_then(|own| own.answer.as_ref()) != row.answer.as_ref()
            });
            match differs {
                Some(row) => Err(WriteError::differs(format!("jawaban soal {} berbeda", row.soal))),
                None => Ok(()),
            }
        },
    )
}

/// The answers that are none to their questions, one Indonesian sentence each.
fn without_option(report: &Report<'_>) -> Vec<String> {
    let mut others = Vec::new();
    for (question, input) in report.instrument.inputs() {
        let Some(row) = report.rows.get(&input.soal) else { continue };
        for answer in [&row.answer, &row.tpi_answer].into_iter().flatten() {
            if let Err(error) = read_answer(question, input, &answer.to_string()) {
                others.push(error.explained());
            }
        }
    }
    others.dedup();
    others
}

/// Writes the list of units `unit-wbk`, `unit-wbbm`, ... in the order given, and reads it back.
pub fn export_units(year: u16, identities: &[&UnitIdentity], path: &Path) -> Result<(), WriteError> {
    let all = || identities.iter().copied();
    write_verified(
        path,
        |temporary| write(temporary, |to| units::write_units(year, all(), to)),
        |temporary| verify(temporary, &units::units(year, all())),
    )
}

fn write(path: &Path, content: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), WriteError> {
    let failed = |error| WriteError::from_io(path, error);
    let mut to = BufWriter::new(File::create(path).map_err(failed)?);
    content(&mut to).and_then(|()| to.flush()).map_err(failed)
}

fn verify(path: &Path, written: &impl Serialize) -> Result<(), WriteError> {
    let bytes = std::fs::read(path).map_err(|error| WriteError::from_io(path, error))?;
    let found: Value = serde_json::from_slice(&bytes).map_err(|error| not_verified(&error))?;
    let expected = serde_json::to_value(written).map_err(|error| not_verified(&error))?;
    if found == expected { Ok(()) } else { Err(WriteError::differs("isi JSON berbeda")) }
}

fn not_verified(error: &dyn std::fmt::Display) -> WriteError {
    WriteError::differs(error.to_string())
}
