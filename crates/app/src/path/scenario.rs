use std::collections::{BTreeMap, BTreeSet};

use pilar_core::assessment::{Assessed, Assessment};
use pilar_core::instrument::SoalId;
use pilar_core::journal::Subject;
use pilar_core::path::{Scenario, what_if};
use pilar_core::scoring::score;
use pilar_core::worksheet::{Answer, Layer, Worksheet, read_answer};
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::names::{Names, Ready, Which};
use crate::error::{AppError, PlanningError, Result};
use crate::find::Find as _;
use crate::session::Session;
use crate::view::{ScenarioListView, ScenarioView, TrialView, scenario_view, score_view};

/// Longest name, in characters.
const LONGEST_NAME: usize = 100;

/// Hypothetical answers as they are typed.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
pub struct ScenarioInput {
    /// The assessment.
    pub assessment: Uuid,
    /// The scenario's name or id; a name that is not there yet is made.
    pub name: String,
    /// Codes of inputs and the answers they would have: empty for a blank, `null` for what the unit answered.
    pub answers: Vec<(String, Option<String>)>,
}

/// Every scenario of an assessment, those that are always there first, with its total beside today's.
pub fn list_scenarios(session: &Session, assessment: Uuid) -> Result<Vec<ScenarioListView>> {
    let assessment = session.assessment(assessment)?;
    let names = Names::of(session, &assessment)?;
    let listed = names.all().map(|which| {
        let view = view_of(&assessment, &names, which);
        let own_name = match which {
            Which::Own(id) => assessment.scenarios.get(&id).map(|scenario| scenario.name.clone()),
            Which::Ready(_) => None,
        };
        ScenarioListView {
            id: view.id,
            own_name: own_name.unwrap_or_else(|| view.name.clone()),
            name: view.name,
            ready: view.id.is_none(),
            answers: view.answers.len(),
            today: view.today,
            total: view.total,
            met: view
                .gates
                .into_iter()
                .map(|(target, gates)| (target, gates.iter().all(|gate| gate.met)))
                .collect(),
        }
    });
    Ok(listed.collect())
}

/// One scenario, by its name or id: its answers, total and gates beside today's.
pub fn show_scenario(session: &Session, assessment: Uuid, name: &str) -> Result<ScenarioView> {
    let assessment = session.assessment(assessment)?;
    let names = Names::of(session, &assessment)?;
    Ok(view_of(&assessment, &names, names.require(name)?))
}

/// The same with the whole score it comes to, for cards that try answers.
pub fn try_scenario(session: &Session, assessment: Uuid, name: &str) -> Result<TrialView> {
    let assessment = session.assessment(assessment)?;
    let names = Names::of(session, &assessment)?;
    let which = names.require(name)?;
    let (_, sheet) = then(&assessment, which);
    let assessed = Assessed::of(assessment.instrument, &sheet);
    Ok(TrialView {
        scenario: view_of(&assessment, &names, which),
        score: score_view(assessment.instrument, &sheet, &assessed),
    })
}

/// Sets answers of a scenario, which is made where there is none of that name, as one action; the unit's answers stay
/// as they are.
pub fn set_scenario(session: &mut Session, given: &ScenarioInput) -> Result<ScenarioView> {
    let assessment = session.assessment(given.assessment)?;
    let name = given.name.trim();
    if name.is_empty() {
        return Err(AppError::MissingText("nama simulasi"));
    }
    let names = Names::of(session, &assessment)?;
    let (id, mut scenario) = match names.find(name)? {
        Some(Which::Ready(_)) => return Err(PlanningError::ScenarioName(name.to_owned()).into()),
        Some(Which::Own(id)) => (id, assessment.scenarios.get(&id).cloned().unwrap_or_default()),
        // The id of one that is gone is no name for a new one.
        None if Uuid::parse_str(name).is_ok() => return Err(names.unknown(name)),
        None if name.chars().count() > LONGEST_NAME => {
            return Err(PlanningError::ScenarioName(name.to_owned()).into());
        }
        None => (Uuid::now_v7(), Scenario { name: name.to_owned(), ..Scenario::default() }),
    };
    let today = assessment.sheet();
    let mut seen = BTreeSet::new();
    for (code, text) in &given.answers {
        let (question, input) = assessment.find_input(code)?;
        if question.inputs.len() > 1 && question.code.eq_ignore_ascii_case(code.trim()) {
            let codes = question.inputs.iter().map(|input| input.code.clone()).collect();
            return Err(AppError::SeveralInputs { code: question.code.clone(), codes });
        }
        if !seen.insert(input.soal) {
            return Err(PlanningError::SaidTwice { what: "jawaban", code: input.code.clone() }.into());
        }
        if let Some(text) = text {
            scenario.answers.insert(input.soal, read_answer(question, input, text)?);
            scenario.seen.insert(input.soal, today.get(&input.soal).cloned());
        } else {
            scenario.answers.remove(&input.soal);
            scenario.seen.remove(&input.soal);
        }
    }
    session.act(given.assessment, &format!("Simulasi {}", scenario.name), |acting| {
        Ok(acting.set(Subject::Scenario(id), json!(scenario))?)
    })?;
    show_scenario(session, given.assessment, &id.to_string())
}

/// The worksheet that a scenario comes to, by its name or id.
pub(crate) fn sheet_of(session: &Session, assessment: &Assessment, name: &str) -> Result<Worksheet> {
    let names = Names::of(session, assessment)?;
    Ok(then(assessment, names.require(name)?).1)
}

/// Takes a scenario away, by its name or id, as one action; returns what it was called.
pub fn remove_scenario(session: &mut Session, assessment: Uuid, name: &str) -> Result<String> {
    let loaded = session.assessment(assessment)?;
    let names = Names::of(session, &loaded)?;
    let which = names.require(name)?;
    let Which::Own(id) = which else {
        return Err(PlanningError::ScenarioName(name.trim().to_owned()).into());
    };
    let name = names.name(which).to_owned();
    session.act(assessment, &format!("Hapus simulasi {name}"), |acting| {
        acting.set(Subject::Scenario(id), Value::Null)?;
        Ok(())
    })?;
    Ok(name)
}

fn view_of(assessment: &Assessment, names: &Names<'_>, which: Which) -> ScenarioView {
    let (scenario, sheet) = then(assessment, which);
    let today = assessment.sheet();
    let view = scenario_view(assessment.instrument, &scenario, today, &sheet, &differing(today, &sheet));
    let id = match which {
        Which::Own(id) => Some(id),
        Which::Ready(_) => None,
    };
    ScenarioView { id, name: names.name(which).to_owned(), ..view }
}

/// A scenario, and the worksheet it comes to. One that is always there has answers of nobody's.
fn then(assessment: &Assessment, which: Which) -> (Scenario, Worksheet) {
    let today = assessment.sheet();
    let sheet = match which {
        Which::Ready(Ready::Unsupported) => {
            let scores = score(assessment.instrument, today);
            what_if(today, &assessment.only_supported(&scores))
        }
        Which::Ready(Ready::Tpi) => assessment.book.sheet(Layer::Dalnis, assessment.book.progress.round),
        Which::Ready(Ready::Done) => assessment.with_tasks_done(),
        Which::Own(id) => {
            let scenario = assessment.scenarios.get(&id).cloned().unwrap_or_default();
            let sheet = what_if(today, &scenario.answers);
            return (scenario, sheet);
        }
    };
    (Scenario::default(), sheet)
}

/// The inputs that two worksheets answer otherwise.
fn differing(today: &Worksheet, then: &Worksheet) -> BTreeMap<SoalId, Option<Answer>> {
    let soals = today.keys().chain(then.keys());
    soals
        .filter(|soal| today.get(soal) != then.get(soal))
        .map(|soal| (*soal, then.get(soal).cloned()))
        .collect()
}
