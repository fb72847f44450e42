//! What a workbook of Pilar's own keeps on a hidden sheet, since its visible sheets have no place for it: who is assessed,
//! what each layer of reviewers wrote itself, and extra columns beyond the last one that is read.
//!
//! Below a row with the mark and the version every row is one JSON document, in as many cells as it takes. It is of
//! printable ASCII alone, so that no program that saves the workbook again alters it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use pilar_core::instrument::SoalId;
use pilar_core::worksheet::{Extras, Layer};
use serde::{Deserialize, Serialize};

use crate::imported::Identity;

/// Name of the sheet.
pub(crate) const OWN_SHEET: &str = "Data Pilar";
/// The first cell; the version stands beside it.
pub(crate) const OWN_MARK: &str = "pilar/lembar-unit";
/// Version of the sheet.
pub(crate) const OWN_VERSION: u32 = 1;
/// Rows above the first document.
pub(crate) const OWN_HEAD: u32 = 1;
/// Characters of one cell; the format holds 32,767.
const LONGEST: usize = 30_000;
/// A character takes at most two escapes of this many characters.
const ESCAPE: usize = 6;

/// The first document: whose workbook it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct OwnUnit {
    /// Key of the instrument.
    pub instrument: String,
    /// Name of the unit.
    pub unit: String,
    /// Year of the assessment.
    pub year: u16,
    /// `PortalRB`'s unit id, if known.
    pub portal_unit_id: Option<String>,
    /// The rest of the profile.
    pub identity: Identity,
}

/// One input, in a document of its own; inputs that the visible sheets hold entirely have none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct OwnRow {
    /// The input.
    pub soal: SoalId,
    /// What the visible columns of the reviewers showed when the workbook was written.
    pub team: OwnEntry,
    /// What each layer wrote itself.
    pub layers: BTreeMap<Layer, OwnEntry>,
    /// Extra columns without a place.
    pub extras: Extras,
}

/// An answer and a note.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct OwnEntry {
    /// The answer as the worksheet is typed, with a decimal point.
    pub answer: Option<String>,
    /// The note; empty where there is none.
    pub note: String,
}

/// The cells of one row for a document.
pub(crate) fn cells_of(document: &impl Serialize) -> Result<Vec<String>, serde_json::Error> {
    let json = serde_json::to_string(document)?;
    let long = json.len() * ESCAPE > LONGEST;
    let mut plain = String::with_capacity(json.len());
    for character in json.chars() {
        match character {
            // Blanks beside each other, or where a cell ends, do not survive every format.
            ' ' if long || plain.ends_with(' ') => plain.push_str("\\u0020"),
            ' '..='~' => plain.push(character),
            _ => {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    // Writing to a string cannot fail.
                    let _ = write!(plain, "\\u{unit:04x}");
                }
            }
        }
    }
    let mut cells = Vec::new();
    let mut rest = plain.as_str();
    while rest.len() > LONGEST {
        let (cell, more) = rest.split_at(LONGEST);
        cells.push(cell.to_owned());
        rest = more;
    }
    cells.push(rest.to_owned());
    Ok(cells)
}

/// Reads the documents from the joined cells of the rows below the head.
pub(crate) fn documents(
    rows: impl IntoIterator<Item = String>,
) -> Result<(OwnUnit, Vec<OwnRow>), serde_json::Error> {
    let mut rows = rows.into_iter().filter(|row| !row.trim().is_empty());
    let unit = serde_json::from_str(&rows.next().unwrap_or_default())?;
    let rows: Result<Vec<OwnRow>, _> = rows.map(|row| serde_json::from_str(&row)).collect();
    Ok((unit, rows?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_comes_back_from_plain_cells() {
        let long = "é  \u{feff}".repeat(20_000);
        for text in ["", " a  b\n\t\u{1}\u{7f}é😀\u{a0}\"\\ _x0041_ ", long.as_str()] {
            let row = OwnRow {
                soal: 7,
                team: OwnEntry { answer: Some("A".into()), note: text.into() },
                layers: BTreeMap::from([(Layer::At, OwnEntry { answer: None, note: text.into() })]),
                ..OwnRow::default()
            };
            let unit = OwnUnit { unit: "Kantor".into(), ..OwnUnit::default() };
            let cells = cells_of(&row).expect("JSON");
            for cell in &cells {
                assert!(cell.len() <= LONGEST && cell.trim() == cell, "{}", cell.len());
                assert!(cell.bytes().all(|byte| (b' '..=b'~').contains(&byte)));
            }
            let lines = [cells_of(&unit).expect("JSON").concat(), cells.concat()];
            assert_eq!(documents(lines).expect("documents"), (unit, vec![row]));
        }
        assert!(documents(["{}".to_owned(), "{\"soal\":".to_owned()]).is_err());
    }
}
