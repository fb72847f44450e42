use super::{Book, Stage, Status};
use crate::instrument::Instrument;

/// The state of an assessment as people name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// The unit is filling it in.
    Draft,
    /// Handed in; nobody has looked at it in this round.
    Final,
    /// Handed in; some inputs have no verdict yet.
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
        let round = book.progress.round;
        if !book.verdicts.keys().any(|(column, _)| column.round() == round) {
            return Self::Final;
        }
        let mut state = Self::Agreed;
        for (_, input) in instrument.inputs() {
            match book.status(round, input.soal) {
                Status::Unreviewed => return Self::Unreviewed,
                Status::Revise => state = Self::Revise,
                Status::Agreed => {}
            }
        }
        state
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
