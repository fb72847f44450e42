use pilar_core::gates::judge;
use pilar_core::instrument::Instrument;
use pilar_core::scoring::score;
use pilar_core::worksheet::Worksheet;
use serde::Serialize;

use super::score::{GateView, float, predicate_view};

/// What the unit's answers come to, before an import or after it.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ImportStanding {
    /// Total that is certain, on the floor as gates are judged, in points.
    pub total: f64,
    /// Every gate of the target that the assessment has after the import.
    pub gates: Vec<GateView>,
}

impl ImportStanding {
    /// Scores answers and judges the gates of a target by its key.
    pub(crate) fn of(instrument: &Instrument, sheet: &Worksheet, target: &str) -> Self {
        let scores = score(instrument, sheet);
        let verdicts = judge(instrument, &scores);
        let verdict = verdicts.iter().find(|verdict| verdict.target == target);
        let gates = verdict.map_or_else(Vec::new, |verdict| predicate_view(instrument, verdict).gates);
        Self { total: float(scores.total.floor), gates }
    }
}
