//! The columns of a sheet: which one holds what.

use std::collections::BTreeMap;

use pilar_core::worksheet::{ExtraName, Layer};

/// The columns of a sheet (zero-based); a column that is not there is `None`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Columns {
    /// Last row of the headings (one-based); 0 when there are none.
    pub heading_row: u32,
    /// Soal ids or codes, where rows were found by them.
    pub code: Option<u32>,
    /// Weight in points.
    pub weight: Option<u32>,
    /// List of options.
    pub options: Option<u32>,
    /// The unit's answer.
    pub answer: u32,
    /// Value as the sheet computes it.
    pub value: Option<u32>,
    /// The unit's note.
    pub note: Option<u32>,
    /// The unit's evidence: names, addresses or paths, in any number of columns.
    pub evidence: Vec<u32>,
    /// What the reviewers wrote, one for each layer.
    pub layers: Vec<LayerColumns>,
    /// Columns that are kept under a name: as a map says, or of reviewers for whom there is no layer left.
    pub extra: Vec<ExtraColumn>,
    /// Columns of the form itself, which hold nothing that people fill in.
    pub form: Vec<u32>,
    /// Headings as they stand.
    pub headings: BTreeMap<u32, String>,
    /// The name of the column map that says all this, which may be blank; `None` where the headings and the content do.
    pub map: Option<String>,
}

/// The columns of one reviewing layer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LayerColumns {
    /// Which one.
    pub layer: Layer,
    /// Its answers.
    pub answer: Option<u32>,
    /// Its notes.
    pub note: Option<u32>,
}

/// A column that is kept under a name of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ExtraColumn {
    /// What it is called.
    pub name: ExtraName,
    /// Where it stands.
    pub column: u32,
}

impl Columns {
    /// Every column with something that people fill in.
    pub fn filled_in(&self) -> impl Iterator<Item = u32> {
        let layers = self.layers.iter().flat_map(|layer| [layer.answer, layer.note]);
        let own = [Some(self.answer), self.note].into_iter();
        let extra = self.extra.iter().map(|extra| extra.column);
        own.chain(layers).flatten().chain(self.evidence.iter().copied()).chain(extra)
    }

    /// Whether something says what belongs in a column: its heading, or a column map.
    pub fn is_named(&self, column: u32) -> bool {
        self.map.is_some() || self.headings.contains_key(&column)
    }

    /// The columns with answers, the unit's first.
    pub fn answers(&self) -> impl Iterator<Item = u32> {
        std::iter::once(self.answer).chain(self.layers.iter().filter_map(|layer| layer.answer))
    }
}
