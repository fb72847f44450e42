//! Reading a file of answers with whichever instrument it belongs to.

use std::path::Path;

use pilar_core::instrument::Instrument;
use pilar_core::warning::{Warning, WarningCode};
use pilar_core::worksheet::{Worksheet, format_number};
use pilar_files::column_map::ColumnMap;
use pilar_files::detect::FileKind;
use pilar_files::imported::{Imported, Unreadable};
use pilar_files::xlsx::read::{Reading, read_workbook};
use pilar_files::{ReadError, portalrb};
use rust_decimal::Decimal;

use crate::error::{AppError, Result, RowFault};
use crate::exchange::lore::lore;
use crate::instruments;

/// A file of answers and the instrument it fits.
pub(crate) struct AnswerFile {
    pub instrument: &'static Instrument,
    pub imported: Imported,
}

/// The maps to read a workbook with.
#[derive(Debug)]
pub(crate) struct Maps {
    /// The one that was asked for.
    pub map: Option<ColumnMap>,
    /// Those that may be found by their headings.
    pub saved: Vec<ColumnMap>,
}

/// How a file of answers is to be read.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct ReadAs<'a> {
    /// Take what can be read although some rows cannot.
    pub skip_unreadable: bool,
    /// The only sheet of a workbook to look at.
    pub sheet: Option<&'a str>,
    /// The year of the assessment that the answers are for.
    pub year: Option<u16>,
    /// Where everything stands in a workbook.
    pub maps: Option<&'a Maps>,
}

/// Reads a workbook or a `jawaban-unit` JSON, whose kind was detected; tries the newest instrument first.
pub(crate) fn read_answers(path: &Path, kind: FileKind, asked: ReadAs<'_>) -> Result<AnswerFile> {
    match kind {
        FileKind::Workbook | FileKind::PortalJawaban => {}
        FileKind::PortalMaster => return Err(AppError::NoAnswers(path.to_path_buf())),
        FileKind::Package => return Err(AppError::PackageInstead(path.to_path_buf())),
        FileKind::Database => return Err(ReadError::UnknownKind.into()),
    }
    let read = |instrument: &Instrument| -> Result<std::result::Result<Imported, ReadError>> {
        if kind == FileKind::PortalJawaban {
            return Ok(portalrb::jawaban::read_jawaban(instrument, path));
        }
        let reading = Reading::of(instrument, lore()?);
        let year = asked.year.unwrap_or(reading.year);
        let map = asked.maps.and_then(|maps| maps.map.as_ref());
        let saved = asked.maps.map_or(&[][..], |maps| &maps.saved);
        Ok(read_workbook(path, &Reading { sheet: asked.sheet, year, map, saved, ..reading }))
    };
    let mut refused = None;
    for instrument in instruments::known()?.into_iter().rev() {
        match read(instrument)? {
            Ok(imported) => {
                if !asked.skip_unreadable && !imported.unreadable.is_empty() {
                    return Err(AppError::UnreadableRows { rows: row_faults(&imported) });
                }
                return Ok(AnswerFile { instrument, imported });
            }
            Err(error) => refused = refused.or(Some(error)),
        }
    }
    Err(refused.map_or_else(|| AppError::Instrument("tidak ada instrumen".into()), AppError::Read))
}

fn row_faults(imported: &Imported) -> Vec<RowFault> {
    let fault = |row: &Unreadable| RowFault { place: row.place.clone(), reason: row.reason.clone() };
    imported.unreadable.iter().map(fault).collect()
}

impl AnswerFile {
    /// The unit's answers.
    pub fn sheet(&self) -> Worksheet {
        self.imported.rows.iter().filter_map(|row| Some((row.soal, row.answer.clone()?))).collect()
    }

    /// Quirks, skipped rows, and a recorded total that is not the one the answers give, as warnings.
    pub fn warnings(&self, total: Decimal) -> Vec<Warning> {
        let quirks = self.imported.quirks.iter().map(|quirk| Warning {
            code: WarningCode::Kejanggalan,
            question: None,
            // What is about all of a file has no place.
            message: match quirk.place.as_str() {
                "" => quirk.message.clone(),
                place => format!("{place}: {}", quirk.message),
            },
        });
        let skipped = self.imported.unreadable.iter().map(|row| Warning {
            code: WarningCode::BarisTidakTerbaca,
            question: row.soal.and_then(|soal| Some(self.instrument.input(soal)?.0.code.clone())),
            message: format!("{}: {}", row.place, row.reason),
        });
        quirks.chain(skipped).chain(recorded_total(self.imported.recorded_total, total)).collect()
    }
}

/// A warning when the total a file shows is not the one its answers give.
fn recorded_total(recorded: Option<Decimal>, total: Decimal) -> Option<Warning> {
    let recorded = recorded.filter(|recorded| (recorded - total).abs() > Decimal::new(1, 9))?;
    Some(Warning {
        code: WarningCode::Kejanggalan,
        question: None,
        message: format!(
            "Berkas mencatat nilai total {}, sedangkan jawaban di dalamnya menghasilkan {}; nilai yang dipakai adalah hasil perhitungan ulang.",
            format_number(recorded.round_dp(5)),
            format_number(total.round_dp(5)),
        ),
    })
}
