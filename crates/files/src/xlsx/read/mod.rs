//! Reads a filled workbook: the layout of the regulation's annex, or `PortalRB`'s sheet.
//!
//! Sheets, columns and rows are found by what they say; the instrument's places are only where to look first.

mod align;
mod arrays;
mod bounds;
mod choose;
mod columns;
mod comments;
mod doubt;
mod evidence;
mod find;
mod fingerprint;
mod form;
mod formulas;
mod grid;
mod head;
mod hyperlink;
mod ids;
mod join;
mod laid;
mod lore;
mod mapped;
mod official;
mod other;
mod own_sheet;
mod pictures;
mod portal;
mod position;
mod preview;
mod quirks;
mod reading;
mod rows;
mod shown;
mod source;
mod totals;
mod twin;
mod untaken;
mod value;

use std::path::Path;

use self::choose::Found;
use self::grid::compact;
use self::source::Source;
use crate::column_map::ColumnMap;
use crate::imported::{Imported, Quirk};
use crate::read_error::ReadError;
use crate::xlsx::own_sheet::OWN_SHEET;
pub(crate) use columns::{Columns, LayerColumns};
pub use evidence::mentions;
pub(crate) use evidence::without_refused;
pub use fingerprint::Sketch;
pub(crate) use hyperlink::is_link;
pub(crate) use laid::Laid;
pub use lore::Lore;
pub use mapped::open_map;
pub use pictures::picture;
pub use preview::{Preview, preview};
pub use reading::Reading;
pub(crate) use rows::sentence;

/// Sheets of a workbook that are looked at.
const MOST_SHEETS: usize = 200;

/// Reads the answers, notes and evidence texts of a workbook (`.xlsx`, `.xlsm`, `.xlsb`, `.xls`, `.ods`).
///
/// Answers that cannot be read are listed in [`Imported::unreadable`] and their rows have no answer; the rest is read.
/// A sheet that fits and is not taken is named in [`Imported::quirks`].
///
/// # Errors
/// [`ReadError::SeveralSheets`] when two sheets fit equally well and say different things.
pub fn read_workbook(path: &Path, reading: &Reading<'_>) -> Result<Imported, ReadError> {
    let (mut imported, laid) = lay_out(path, reading)?;
    imported.maps = laid.iter().map(mapped::of).collect();
    Ok(imported)
}

/// Reads a workbook as [`read_workbook`] does, and tells where everything stands in the sheets that were taken.
pub(crate) fn lay_out(path: &Path, reading: &Reading<'_>) -> Result<(Imported, Vec<Laid>), ReadError> {
    let stamp = || std::fs::metadata(path).and_then(|about| Ok((about.len(), about.modified()?)));
    let before = stamp()?;
    let read = lay_out_once(path, reading);
    // Parts are read one after the other; a file that is another one by then gives some of each, or looks damaged.
    if stamp()? == before { read } else { Err(ReadError::Changed) }
}

fn lay_out_once(path: &Path, reading: &Reading<'_>) -> Result<(Imported, Vec<Laid>), ReadError> {
    let mut source = Source::open(path)?;
    let sheets = source.sheets();
    // What Pilar keeps beside a worksheet is none that anybody could choose.
    let others = || sheets.iter().filter(|sheet| sheet.name != OWN_SHEET);
    let names = || others().map(|sheet| sheet.name.clone()).collect::<Vec<_>>();
    if let Some(map) = reading.map {
        map.require_sound()?;
    }
    let asked = reading.sheet.or_else(|| reading.map?.sheet.as_deref());
    if let (Some(map), None) = (reading.map, asked) {
        require_all(map, &sheets, names)?;
    }
    let wanted: Vec<_> = match asked {
        None => in_order(reading, &sheets),
        Some(name) => sheets.iter().filter(|sheet| compact(&sheet.name) == compact(name)).collect(),
    };
    if let (Some(given), true) = (asked, wanted.is_empty()) {
        return Err(match reading.sheet {
            Some(_) => ReadError::NoSuchSheet { given: given.to_owned(), found: names() },
            None => ReadError::ColumnMap { faults: vec![absent(given, &names())] },
        });
    }
    let left = sheets.len().saturating_sub(MOST_SHEETS);
    let mut found = Found::new(reading);
    for sheet in wanted {
        found.look(sheet, &mut source)?;
    }
    let (mut imported, laid) = found.choose(&mut source, names())?;
    if let (Some(map), None) = (reading.map, asked) {
        let faults = map.unread(&laid);
        if !faults.is_empty() {
            return Err(ReadError::ColumnMap { faults });
        }
    }
    own_sheet::add(&mut source, &sheets, reading, &laid, &mut imported)?;
    if left > 0 && asked.is_none() {
        let message = format!("Hanya {MOST_SHEETS} lembar yang dibaca; {left} lembar lain tidak dilihat.");
        imported.quirks.push(Quirk { code: "lembar_lain", place: String::new(), message });
    }
    if let Some(message) = source.unseen() {
        let place = laid.first().map_or_else(String::new, |sheet| sheet.name.clone());
        imported.quirks.push(Quirk { code: "format_lain", place, message });
    }
    Ok((imported, laid))
}

/// That a map names a sheet that is not there.
fn absent(given: &str, found: &[String]) -> String {
    let found = found.join(", ");
    format!("lembar \"{given}\" yang disebutnya tidak ada di buku kerja ini (lembar yang ada: {found})")
}

/// Refuses a map of several sheets of which some are not in the workbook.
fn require_all(
    map: &ColumnMap,
    sheets: &[source::SheetName],
    names: impl Fn() -> Vec<String>,
) -> Result<(), ReadError> {
    let is_there = |name: &str| sheets.iter().any(|sheet| compact(&sheet.name) == compact(name));
    let gone = map.sheets.iter().filter(|own| !is_there(&own.sheet));
    let faults: Vec<String> = gone.map(|own| absent(&own.sheet, &names())).collect();
    if faults.is_empty() { Ok(()) } else { Err(ReadError::ColumnMap { faults }) }
}

/// Sheets that the map names first, then visible ones, and among them those with an expected name.
fn in_order<'a>(reading: &Reading<'_>, sheets: &'a [source::SheetName]) -> Vec<&'a source::SheetName> {
    let Reading { instrument, map, .. } = *reading;
    let mut sorted: Vec<_> = sheets.iter().collect();
    let expected = |name: &str| choose::is_official(instrument, name) || choose::is_portal(instrument, name);
    let named = |name: &str| map.is_some_and(|map| map.names(name));
    sorted.sort_by_key(|sheet| (!named(&sheet.name), !sheet.visible, !expected(&sheet.name)));
    sorted.truncate(MOST_SHEETS);
    sorted
}
