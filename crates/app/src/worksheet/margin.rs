use pilar_core::gates::{self, Loss};
use serde::Serialize;
use uuid::Uuid;

use crate::error::Result;
use crate::find::find_target;
use crate::session::Session;
use crate::view::float;

/// How many answers may be lowered by one level before a predicate is lost.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct MarginView {
    /// Whether every gate is met now.
    pub met: bool,
    /// The fewest answers that lose it; 0 when it is unmet, `None` when lowering all of them loses nothing.
    pub downgrades: Option<usize>,
    /// Key of the gate that breaks first, or is unmet.
    pub gate: Option<String>,
    /// Its name, for people.
    #[serde(skip)]
    #[ts(skip)]
    pub gate_name: Option<String>,
    /// Those answers, the largest loss first.
    pub weakest: Vec<LossView>,
}

/// One answer that is lowered.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct LossView {
    /// Code of the question.
    pub code: String,
    /// Points it costs.
    pub loss: f64,
}

/// How much the unit's answers withstand; `to` is the key of a target.
pub fn margin(session: &Session, assessment: Uuid, to: &str) -> Result<MarginView> {
    let loaded = session.assessment(assessment)?;
    let instrument = loaded.instrument;
    let target = find_target(instrument, to)?;
    let margin = gates::margin(instrument, loaded.sheet(), target);
    let downgrades = match (margin.met, margin.gate) {
        (true, None) => None,
        _ => Some(margin.weakest.len()),
    };
    let loss = |loss: &Loss| LossView {
        code: instrument.questions[loss.question].code.clone(),
        loss: float(loss.points),
    };
    let gate = margin.gate.map(|gate| &instrument.gates[gate]);
    Ok(MarginView {
        met: margin.met,
        downgrades,
        gate: gate.map(|gate| gate.key.clone()),
        gate_name: gate.map(|gate| gate.name.clone()),
        weakest: margin.weakest.iter().map(loss).collect(),
    })
}
