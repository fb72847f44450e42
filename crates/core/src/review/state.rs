use super::{Book, Stage};
use crate::instrument::Instrument;

/// The state of an assessment as people name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// The unit is filling it in.
    Draft,
    /// Handed in; nobody of the team has said anything in this round, and no input is reviewed.
    Final,
    /// Handed in; some inputs are not reviewed yet.
    Unreviewed,
    /// Some inputs have to change, or it was given back to the unit.
    Revise,
    /// Every input stands as it is.
    Agreed,
    /// The review is over.
    Approved,
}

impl State {
    /// The state of a worksheet.
    pub fn of(instrument: &Instrument, book: &Book) -> Self {
        match book.progress.stage {
            Stage::Draft => return Self::Draft,
            Stage::Returned => return Self::Revise,
            Stage::Approved => return Self::Approved,
            Stage::Submitted => {}
        }
        let reviewed = book.coverage(instrument);
        if reviewed.count() == 0 && !book.has_result_in(book.progress.round) {
            Self::Final
        } else if reviewed.left() > 0 {
            Self::Unreviewed
        } else if reviewed.revise > 0 {
            Self::Revise
        } else {
            Self::Agreed
        }
    }

    /// Its name as people know it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "Draf",
            Self::Final => "Final",
            Self::Unreviewed => "Belum Reviu",
            Self::Revise => "Revisi",
            Self::Agreed => "Sesuai",
            Self::Approved => "Disetujui",
        }
    }
}
