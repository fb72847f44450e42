use pilar_core::review::differences;
use pilar_core::scoring::score;
use pilar_core::worksheet::{Column, Layer, Round, Worksheet};
use serde::Serialize;
use serde_json::Value;

use crate::view::assessment::answer_value;
use crate::view::score::float;
use pilar_core::assessment::Assessment;

/// Where two columns differ.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct DifferencesView {
    /// The one.
    pub left: SideView,
    /// The other.
    pub right: SideView,
    /// Inputs with different answers, in the order of the worksheet.
    pub rows: Vec<DifferenceView>,
}

/// One of the two columns.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct SideView {
    /// Key of the layer.
    pub layer: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Round, 1 or 2.
    pub round: u8,
    /// Total as the official sheet counts, in points.
    pub total: f64,
}

/// One input with different answers.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct DifferenceView {
    /// `PortalRB`'s soal id.
    pub soal_id: u32,
    /// Code of the input.
    pub code: String,
    /// Label of a number field, or the title of the question.
    pub label: String,
    /// Key of the area.
    pub area: String,
    /// The answer on the left.
    #[ts(type = "string | number | null")]
    pub left: Option<Value>,
    /// The answer on the right.
    #[ts(type = "string | number | null")]
    pub right: Option<Value>,
    /// What the question earns on the left, 0..=1; `null` while it has no value.
    pub left_fraction: Option<f64>,
    /// What the question earns on the right.
    pub right_fraction: Option<f64>,
    /// The note of the layer on the left; empty when there is none.
    pub left_note: String,
    /// The note of the layer on the right.
    pub right_note: String,
}

pub(crate) fn differences_view(
    assessment: &Assessment,
    left: (Layer, Round),
    right: (Layer, Round),
) -> DifferencesView {
    let (book, instrument) = (&assessment.book, assessment.instrument);
    let sheets = [left, right].map(|(layer, round)| book.sheet(layer, round));
    let scores = sheets.each_ref().map(|sheet: &Worksheet| score(instrument, sheet));
    let rows = differences(instrument, &sheets[0], &sheets[1]).into_iter().filter_map(|difference| {
        let soal = difference.soal;
        let at = instrument
            .questions
            .iter()
            .position(|question| question.inputs.iter().any(|input| input.soal == soal))?;
        let (question, input) = instrument.input(soal)?;
        let note = |(layer, round)| book.note(Column::new(layer, round), soal).to_owned();
        Some(DifferenceView {
            soal_id: soal,
            code: input.code.clone(),
            label: if input.label.is_empty() { question.title.clone() } else { input.label.clone() },
            area: instrument.area_of(question).map(|area| area.key.clone()).unwrap_or_default(),
            left: difference.left.as_ref().map(answer_value),
            right: difference.right.as_ref().map(answer_value),
            left_fraction: scores[0].questions[at].fraction.map(float),
            right_fraction: scores[1].questions[at].fraction.map(float),
            left_note: note(left),
            right_note: note(right),
        })
    });
    let side = |at: usize, (layer, round): (Layer, Round)| SideView {
        layer: layer.key(),
        name: layer.name(),
        round: round.number(),
        total: float(scores[at].total.score),
    };
    DifferencesView { left: side(0, left), right: side(1, right), rows: rows.collect() }
}
