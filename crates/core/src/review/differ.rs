use crate::instrument::{Instrument, SoalId};
use crate::worksheet::{Answer, Worksheet};

/// An input to which two worksheets have different answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The input.
    pub soal: SoalId,
    /// The answer on the left.
    pub left: Option<Answer>,
    /// The answer on the right.
    pub right: Option<Answer>,
}

/// The inputs to which two worksheets have different answers, in the order of the instrument.
pub fn differences(instrument: &Instrument, left: &Worksheet, right: &Worksheet) -> Vec<Difference> {
    instrument
        .inputs()
        .map(|(_, input)| input.soal)
        .map(|soal| Difference { soal, left: left.get(&soal).cloned(), right: right.get(&soal).cloned() })
        .filter(|difference| difference.left != difference.right)
        .collect()
}
