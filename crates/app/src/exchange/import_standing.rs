//! What an import does to the score and to the gates.

use pilar_core::assessment::Assessed;
use pilar_core::instrument::Instrument;
use pilar_core::worksheet::Worksheet;
use serde::Serialize;

use crate::view::{GateView, score_view};

/// What the unit's answers come to, before an import or after it.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ImportStanding {
    /// Total that is certain, on the floor as gates are judged, in points.
    pub total: f64,
    /// Every gate of the assessment's target.
    pub gates: Vec<GateView>,
}

/// Scores answers and judges the gates of a target by its key.
pub(super) fn standing(instrument: &Instrument, sheet: &Worksheet, target: &str) -> ImportStanding {
    let mut view = score_view(instrument, sheet, &Assessed::of(instrument, sheet));
    let gates = view.predicate.remove(target).map_or_else(Vec::new, |verdict| verdict.gates);
    ImportStanding { total: view.floor.get("total").copied().unwrap_or_default(), gates }
}
