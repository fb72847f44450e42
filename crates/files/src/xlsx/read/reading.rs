use pilar_core::instrument::Instrument;

use super::laid::Laid;
use super::lore::Lore;
use crate::column_map::ColumnMap;
use crate::imported::Imported;
use crate::read_error::{ReadError, SheetAt};

/// How a workbook is to be read.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// The worksheet it should hold.
    pub instrument: &'a Instrument,
    /// What is known of worksheets in circulation.
    pub lore: &'a Lore,
    /// The only sheet to look at; `None` looks at all of them.
    pub sheet: Option<&'a str>,
    /// The year of the assessment; of several sheets that fit, one of this year comes first.
    pub year: u16,
    /// Where everything stands, as somebody says; only the sheets it is for are read.
    pub map: Option<&'a ColumnMap>,
    /// Maps that are taken for a sheet that has all of their headings, the one with most of them first.
    pub saved: &'a [ColumnMap],
}

impl<'a> Reading<'a> {
    /// Any sheet of the instrument's own year.
    pub fn of(instrument: &'a Instrument, lore: &'a Lore) -> Self {
        Self { instrument, lore, sheet: None, year: instrument.year, map: None, saved: &[] }
    }
}

/// What is wrong with a sheet without the headings of the annex.
pub(super) const NO_HEADINGS: &str = "baris judul (Pilihan Jawaban, Jawaban, Nilai) tidak ditemukan";

/// What was read, and where it stands.
pub(super) type Chosen = (Imported, Vec<Laid>);

/// Why nothing of a workbook is taken.
pub(super) fn refused(instrument: &Instrument, detail: String, columns: Option<SheetAt>) -> ReadError {
    let expected = instrument.name.clone();
    match columns {
        Some(at) => ReadError::NoColumns { expected, detail, at: Box::new(at) },
        None => ReadError::AnotherInstrument { expected, detail },
    }
}
