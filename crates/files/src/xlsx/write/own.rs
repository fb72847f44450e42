//! The hidden sheet: what the visible ones have no place for, so that the workbook brings the same unit back when it is read.

use std::collections::BTreeMap;

use calamine::{Data, Range};
use pilar_core::worksheet::{Answer, ExtraName, Extras};
use rust_xlsxwriter::Worksheet;

use super::cells::Columns;
use super::extras;
use super::text::fit;
use crate::imported::Identity;
use crate::report::{Report, Row};
use crate::safe_write::WriteError;
use crate::xlsx::own_sheet::{
    OWN_HEAD, OWN_MARK, OWN_SHEET, OWN_VERSION, OwnEntry, OwnRow, OwnUnit, cells_of, documents,
};

/// What stands in the sheet for whoever shows it.
const HINT: &str = "Lembar ini dibaca Pilar saat buku kerja diimpor kembali; jangan diubah.";

pub(super) fn write(report: &Report, columns: &Columns, sheet: &mut Worksheet) -> Result<(), WriteError> {
    let failed = |error: serde_json::Error| WriteError::Compose { reason: error.to_string() };
    sheet.set_name(OWN_SHEET)?;
    sheet.set_hidden(true);
    let version = OWN_VERSION.to_string();
    for (column, text) in (0..).zip([OWN_MARK, version.as_str(), HINT]) {
        sheet.write_string(0, column, text)?;
    }
    let rows = rows(report, columns);
    let lines = std::iter::once(cells_of(&unit(report))).chain(rows.iter().map(cells_of));
    for (row, cells) in (OWN_HEAD..).zip(lines) {
        for (column, text) in (0..).zip(cells.map_err(failed)?) {
            sheet.write_string(row, column, text)?;
        }
    }
    Ok(())
}

fn unit(report: &Report) -> OwnUnit {
    let identity = &report.identity;
    OwnUnit {
        instrument: report.instrument.key.clone(),
        unit: identity.unit.clone(),
        year: identity.year,
        portal_unit_id: identity.portal_unit_id.clone(),
        identity: Identity {
            instansi: identity.instansi.clone(),
            target: identity.target.clone(),
            address: identity.address.clone(),
            category: identity.category.clone(),
            afirmasi: identity.afirmasi,
        },
    }
}

/// The inputs of which the visible sheets do not hold everything.
fn rows(report: &Report, columns: &Columns) -> Vec<OwnRow> {
    let placed: Vec<&ExtraName> =
        extras::columns(report, columns).into_iter().map(|(name, _)| name).collect();
    let row = |soal: u32, row: &Row| {
        let layers = row.reviews.iter().map(|(layer, review)| {
            (*layer, entry(review.answer.as_ref(), review.note.as_deref().unwrap_or_default()))
        });
        let layers: BTreeMap<_, _> = layers.filter(|(_, entry)| *entry != OwnEntry::default()).collect();
        let extras = row.extras.iter().filter(|(name, _)| !placed.contains(name));
        let extras: Extras = extras.map(|(name, text)| (name.clone(), text.clone())).collect();
        let team = entry(row.tpi_answer.as_ref(), &row.tpi_note);
        (!layers.is_empty() || !extras.is_empty()).then_some(OwnRow { soal, team, layers, extras })
    };
    let inputs = report.instrument.inputs().map(|(_, input)| input.soal);
    inputs.filter_map(|soal| row(soal, report.rows.get(&soal)?)).collect()
}

/// Notes stand as a cell can hold them, here and in the visible sheets.
fn entry(answer: Option<&Answer>, note: &str) -> OwnEntry {
    OwnEntry { answer: answer.map(Answer::to_string), note: fit(note).0 }
}

/// What the written sheet has otherwise than it should, in words.
pub(super) fn difference(report: &Report, columns: &Columns, range: &Range<Data>) -> Option<String> {
    let head = usize::try_from(OWN_HEAD).unwrap_or_default();
    let lines = range.rows().skip(head).map(|row| row.iter().map(ToString::to_string).collect::<String>());
    let same = documents(lines).is_ok_and(|found| found == (unit(report), rows(report, columns)));
    (!same).then(|| format!("isi lembar {OWN_SHEET} tidak sama"))
}
