use std::collections::BTreeMap;

use pilar_core::gates::judge;
use pilar_core::instrument::{Instrument, SoalId};
use pilar_core::path::Scenario;
use pilar_core::scoring::score;
use pilar_core::worksheet::{Answer, Worksheet};
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use super::score::ScoreView;
use super::{answer_value, float};

/// A scenario in a list. Totals are on the floor, which gates are judged on.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ScenarioListView {
    /// Its id; one that is always there has none.
    pub id: Option<Uuid>,
    /// What it is called; where several were given one name, with what tells them apart.
    pub name: String,
    /// The name that it was given, which another one may have, too.
    pub own_name: String,
    /// Whether it is one that is always there.
    pub ready: bool,
    /// How many answers are others than today's.
    pub answers: usize,
    /// Today's total.
    pub today: f64,
    /// The total it comes to.
    pub total: f64,
    /// Whether every gate would be met, by target key.
    pub met: BTreeMap<String, bool>,
}

/// One scenario beside today. Totals and gates are on the floor.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ScenarioView {
    /// Its id; one that is always there has none.
    pub id: Option<Uuid>,
    /// What it is called; where several were given one name, with what tells them apart.
    pub name: String,
    /// The answers that are others than today's, in the order of the worksheet.
    pub answers: Vec<ScenarioAnswerView>,
    /// Today's total.
    pub today: f64,
    /// The total it comes to.
    pub total: f64,
    /// Every gate, by target key.
    pub gates: BTreeMap<String, Vec<ScenarioGateView>>,
    /// What the unit answers otherwise since the scenario was given its answer to the same.
    pub moved: Vec<MovedView>,
    /// How many of its answers are to questions that this worksheet does not have; they change nothing.
    pub unknown: usize,
}

/// One answer of the unit that changed under a scenario.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct MovedView {
    /// Code of the input.
    pub code: String,
    /// What the unit answered then.
    #[ts(type = "string | number | null")]
    pub then: Value,
    /// What it answers today.
    #[ts(type = "string | number | null")]
    pub now: Value,
}

/// One scenario as cards show it that try answers.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct TrialView {
    /// The scenario beside today.
    pub scenario: ScenarioView,
    /// What the whole worksheet scores with it.
    pub score: ScoreView,
}

/// One hypothetical answer.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ScenarioAnswerView {
    /// Soal id of the input.
    pub soal_id: SoalId,
    /// Code of the input.
    pub code: String,
    /// The answer it has: the key of an option, a number, or `null` while it is blank.
    #[ts(type = "string | number | null")]
    pub from: Value,
    /// The answer it would have.
    #[ts(type = "string | number | null")]
    pub to: Value,
}

/// One gate today and then, in its unit.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ScenarioGateView {
    /// Its key.
    pub key: String,
    /// What is judged today.
    pub today: f64,
    /// What would be judged.
    pub value: f64,
    /// What is asked for.
    pub minimum: f64,
    /// Whether it would be met.
    pub met: bool,
    /// Its name, for people.
    #[serde(skip)]
    #[ts(skip)]
    pub name: String,
}

pub(crate) fn scenario_view(
    instrument: &Instrument,
    scenario: &Scenario,
    today: &Worksheet,
    then: &Worksheet,
    answers: &BTreeMap<SoalId, Option<Answer>>,
) -> ScenarioView {
    let value = |answer: Option<&Answer>| answer.map_or(Value::Null, answer_value);
    let answer = |soal: SoalId, code: &str| {
        let to = answers.get(&soal)?;
        let (from, to) = (value(today.get(&soal)), value(to.as_ref()));
        Some(ScenarioAnswerView { soal_id: soal, code: code.to_owned(), from, to })
    };
    let (now, scores) = (score(instrument, today), score(instrument, then));
    let gates = judge(instrument, &now).into_iter().zip(judge(instrument, &scores)).map(|(now, verdict)| {
        let gates = now.gates.iter().zip(&verdict.gates).map(|(now, result)| ScenarioGateView {
            key: instrument.gates[result.gate].key.clone(),
            today: float(now.value.floor),
            value: float(result.value.floor),
            minimum: float(result.minimum),
            met: result.met,
            name: instrument.gates[result.gate].name.clone(),
        });
        (verdict.target, gates.collect())
    });
    let moved = |soal: SoalId, code: &str| {
        let (then, now) = (scenario.seen.get(&soal)?.as_ref(), today.get(&soal));
        (then != now).then(|| MovedView { code: code.to_owned(), then: value(then), now: value(now) })
    };
    ScenarioView {
        id: None,
        name: scenario.name.clone(),
        moved: instrument.inputs().filter_map(|(_, input)| moved(input.soal, &input.code)).collect(),
        unknown: scenario.answers.keys().filter(|soal| instrument.input(**soal).is_none()).count(),
        answers: instrument.inputs().filter_map(|(_, input)| answer(input.soal, &input.code)).collect(),
        today: float(now.total.floor),
        total: float(scores.total.floor),
        gates: gates.collect(),
    }
}
