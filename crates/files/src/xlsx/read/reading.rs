use pilar_core::instrument::Instrument;

use super::lore::Lore;

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
}

impl<'a> Reading<'a> {
    /// Any sheet of the instrument's own year.
    pub fn of(instrument: &'a Instrument, lore: &'a Lore) -> Self {
        Self { instrument, lore, sheet: None, year: instrument.year }
    }
}
