use std::collections::BTreeMap;

use pilar_core::assessment::{Assessed, Assessment};
use pilar_core::instrument::SoalId;
use pilar_core::journal::Subject;
use pilar_core::path::{Scenario, what_if};
use pilar_core::scoring::score;
use pilar_core::worksheet::{Answer, Layer, Worksheet, read_answer};
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::error::{AppError, Result};
use crate::find::Find as _;
use crate::session::Session;
use crate::view::{ScenarioListView, ScenarioView, TrialView, scenario_view, score_view};

/// Names of the scenarios that are always there.
const UNSUPPORTED: &str = "tanpa jawaban yang belum berbukti";
const TPI: &str = "menurut TPI";

/// Longest name, in characters.
const LONGEST_NAME: usize = 100;

/// Hypothetical answers as they are typed.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
pub struct ScenarioInput {
    /// The assessment.
    pub assessment: Uuid,
    /// The scenario's name; one that is not there yet is made.
    pub name: String,
    /// Codes of inputs and the answers they would have: empty for a blank, `null` for what the unit answered.
    pub answers: Vec<(String, Option<String>)>,
}

/// Every scenario of an assessment, those that are always there first, with its total beside today's.
pub fn list_scenarios(session: &Session, assessment: Uuid) -> Result<Vec<ScenarioListView>> {
    let assessment = session.assessment(assessment)?;
    let mut names = vec![UNSUPPORTED.to_owned(), TPI.to_owned()];
    names.extend(assessment.scenarios.values().map(|scenario| scenario.name.clone()));
    names
        .into_iter()
        .map(|name| {
            let ready = [UNSUPPORTED, TPI].contains(&name.as_str());
            let view = view_of(&assessment, &name)?;
            Ok(ScenarioListView {
                name,
                ready,
                answers: view.answers.len(),
                today: view.today,
                total: view.total,
                met: view
                    .gates
                    .into_iter()
                    .map(|(target, gates)| (target, gates.iter().all(|gate| gate.met)))
                    .collect(),
            })
        })
        .collect()
}

/// One scenario: its answers, total and gates beside today's.
pub fn show_scenario(session: &Session, assessment: Uuid, name: &str) -> Result<ScenarioView> {
    view_of(&session.assessment(assessment)?, name)
}

/// The same with the whole score it comes to, for cards that try answers.
pub fn try_scenario(session: &Session, assessment: Uuid, name: &str) -> Result<TrialView> {
    let assessment = session.assessment(assessment)?;
    let (_, sheet) = then(&assessment, name)?;
    let assessed = Assessed::of(assessment.instrument, &sheet);
    Ok(TrialView {
        scenario: view_of(&assessment, name)?,
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
    if name.chars().count() > LONGEST_NAME || is_ready(name) {
        return Err(AppError::ScenarioName(name.to_owned()));
    }
    let (id, mut scenario) = find(&assessment, name).map_or_else(
        || (Uuid::now_v7(), Scenario { name: name.to_owned(), ..Scenario::default() }),
        |(id, scenario)| (id, scenario.clone()),
    );
    let today = assessment.sheet();
    for (code, text) in &given.answers {
        let (question, input) = assessment.find_input(code)?;
        if question.inputs.len() > 1 && question.code.eq_ignore_ascii_case(code.trim()) {
            let codes = question.inputs.iter().map(|input| input.code.clone()).collect();
            return Err(AppError::SeveralInputs { code: question.code.clone(), codes });
        }
        if let Some(text) = text {
            scenario.answers.insert(input.soal, read_answer(question, input, text)?);
            scenario.seen.insert(input.soal, today.get(&input.soal).cloned());
        } else {
            scenario.answers.remove(&input.soal);
            scenario.seen.remove(&input.soal);
        }
    }
    session.act(given.assessment, &format!("Simulasi {name}"), |acting| {
        Ok(acting.set(Subject::Scenario(id), json!(scenario))?)
    })?;
    show_scenario(session, given.assessment, name)
}

/// Takes a scenario away, as one action.
pub fn remove_scenario(session: &mut Session, assessment: Uuid, name: &str) -> Result<()> {
    let loaded = session.assessment(assessment)?;
    if is_ready(name) {
        return Err(AppError::ScenarioName(name.trim().to_owned()));
    }
    let (id, _) = find(&loaded, name).ok_or_else(|| unknown(&loaded, name))?;
    session.act(assessment, &format!("Hapus simulasi {}", name.trim()), |acting| {
        acting.set(Subject::Scenario(id), Value::Null)?;
        Ok(())
    })
}

fn is_ready(name: &str) -> bool {
    [UNSUPPORTED, TPI].iter().any(|ready| same(ready, name))
}

fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// The first scenario of a name; two desks may have made one each.
fn find<'a>(assessment: &'a Assessment, name: &str) -> Option<(Uuid, &'a Scenario)> {
    let found = assessment.scenarios.iter().find(|(_, scenario)| same(&scenario.name, name))?;
    Some((*found.0, found.1))
}

fn unknown(assessment: &Assessment, name: &str) -> AppError {
    let own = assessment.scenarios.values().map(|scenario| scenario.name.clone());
    let known = [UNSUPPORTED, TPI].map(str::to_owned).into_iter().chain(own).collect();
    AppError::NoSuchScenario { given: name.trim().to_owned(), known }
}

fn view_of(assessment: &Assessment, name: &str) -> Result<ScenarioView> {
    let (scenario, sheet) = then(assessment, name)?;
    let today = assessment.sheet();
    Ok(scenario_view(assessment.instrument, &scenario, today, &sheet, &differing(today, &sheet)))
}

/// A scenario, and the worksheet it comes to. One that is always there has answers of nobody's.
fn then(assessment: &Assessment, name: &str) -> Result<(Scenario, Worksheet)> {
    let today = assessment.sheet();
    let ready = |name: &str| Scenario { name: name.to_owned(), ..Scenario::default() };
    Ok(if same(name, UNSUPPORTED) {
        let scores = score(assessment.instrument, today);
        (ready(UNSUPPORTED), what_if(today, &assessment.only_supported(&scores)))
    } else if same(name, TPI) {
        (ready(TPI), assessment.book.sheet(Layer::Dalnis, assessment.book.progress.round))
    } else {
        let (_, scenario) = find(assessment, name).ok_or_else(|| unknown(assessment, name))?;
        (scenario.clone(), what_if(today, &scenario.answers))
    })
}

/// The inputs that two worksheets answer otherwise.
fn differing(today: &Worksheet, then: &Worksheet) -> BTreeMap<SoalId, Option<Answer>> {
    let soals = today.keys().chain(then.keys());
    soals
        .filter(|soal| today.get(soal) != then.get(soal))
        .map(|soal| (*soal, then.get(soal).cloned()))
        .collect()
}
