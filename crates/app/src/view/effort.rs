use std::collections::BTreeMap;

use pilar_core::instrument::{Instrument, SoalId};
use pilar_core::path::OwnEffort;
use serde::Serialize;

/// What raising the questions of an assessment takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct EffortsView {
    /// What a cost counts, for people, for example `satuan upaya`; `null` where the instrument has no model of effort, so
    /// that there is no path either.
    pub unit: Option<String>,
    /// What the model counts, which `unit` is as well unless costs are counted in days.
    pub model_unit: Option<String>,
    /// Days that one unit of the model takes, where costs are counted in days.
    #[ts(type = "number | null")]
    pub days: Option<u64>,
    /// Every question in the order of the worksheet; empty without a model.
    pub questions: Vec<EffortView>,
    /// How many questions others speak of that this worksheet does not have; they are left aside.
    pub unknown: usize,
}

/// What raising one question takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct EffortView {
    /// Code of the question.
    pub code: String,
    /// What one level costs by the instrument's model, in the model's unit.
    #[ts(type = "number")]
    pub model: u64,
    /// What the unit says instead; `null` where it says nothing of the cost.
    #[ts(type = "number | null")]
    pub cost: Option<u64>,
    /// Days that one level takes, which count where costs are counted in days; `null` where the unit says nothing of them.
    #[ts(type = "number | null")]
    pub days: Option<u64>,
    /// It is not to be raised.
    pub locked: bool,
    /// It is raised anyway and costs nothing.
    pub pinned: bool,
    /// The best it may get, as it was typed.
    pub cap: Option<String>,
}

pub(crate) fn efforts_view(
    instrument: &Instrument,
    own: &BTreeMap<SoalId, OwnEffort>,
    days: Option<u64>,
) -> EffortsView {
    let view = |(question, level): (&pilar_core::instrument::Question, &pilar_core::instrument::Level)| {
        let own = question.inputs.first().and_then(|input| own.get(&input.soal));
        EffortView {
            code: question.code.clone(),
            model: level.cost,
            cost: own.and_then(|own| own.cost),
            days: own.and_then(|own| own.days),
            locked: own.map_or(level.locked, |own| own.locked),
            pinned: own.map_or(level.pinned, |own| own.pinned),
            cap: own.and_then(|own| own.cap.clone()),
        }
    };
    let effort = instrument.effort.as_ref();
    let days = days.filter(|_| effort.is_some_and(|effort| !effort.is_in_days()));
    let model_unit = effort.map(|effort| effort.unit.clone());
    EffortsView {
        unit: model_unit.clone().map(|unit| if days.is_some() { "hari".into() } else { unit }),
        model_unit,
        days,
        questions: effort
            .map(|effort| instrument.questions.iter().zip(&effort.questions).map(view).collect())
            .unwrap_or_default(),
        unknown: own.keys().filter(|soal| instrument.input(**soal).is_none()).count(),
    }
}
