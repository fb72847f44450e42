use std::collections::BTreeSet;

use pilar_core::assessment::Assessment;
use pilar_core::instrument::{Question, SoalId};
use pilar_core::journal::Subject;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use super::people::{codes, unassigned};
use crate::error::{AppError, Result, TeamError};
use crate::find::{find_area, find_person, find_question};
use crate::session::Session;

/// What is given to somebody, or taken off them.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
pub struct AssignInput {
    /// The assessment.
    pub assessment: Uuid,
    /// Name, NIP or id of who.
    pub person: String,
    /// Codes of questions or of single inputs, or numbers of inputs.
    pub codes: Vec<String>,
    /// Areas: numbers, keys or names.
    pub areas: Vec<String>,
    /// Sub-areas and other parts of the worksheet, by their codes.
    pub nodes: Vec<String>,
    /// Whether it is taken off them.
    pub remove: bool,
}

/// What somebody works on after that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct AssignView {
    /// Who.
    pub id: Uuid,
    /// Their name.
    pub name: String,
    /// Codes of all inputs that were given to them.
    pub assigned: Vec<String>,
    /// How many are otherwise than before.
    pub changed: usize,
    /// Codes of the inputs that nobody works on.
    pub unassigned: Vec<String>,
}

/// Gives inputs to somebody, or takes them off them, as one action.
pub fn assign(session: &mut Session, given: &AssignInput) -> Result<AssignView> {
    let loaded = session.assessment(given.assessment)?;
    let id = find_person(&loaded, &given.person)?;
    let soals = inputs(&loaded, given)?;
    if soals.is_empty() {
        return Err(AppError::MissingText("yang ditugaskan"));
    }
    let value = if given.remove { Value::Null } else { json!(true) };
    let name = if given.remove { "Lepas penugasan" } else { "Tugaskan" };
    let changed = session.act(given.assessment, name, |acting| {
        soals.iter().try_fold(0, |changed, soal| {
            Ok(changed + usize::from(acting.set(Subject::Assigned(*soal, id), value.clone())?))
        })
    })?;
    let after = session.assessment(given.assessment)?;
    Ok(AssignView {
        id,
        name: after.people.get(&id).map(|person| person.name.clone()).unwrap_or_default(),
        assigned: codes(after.instrument, |soal| after.assigned.contains(&(soal, id))),
        changed,
        unassigned: unassigned(&after),
    })
}

/// The inputs that are meant, each once.
fn inputs(loaded: &Assessment, given: &AssignInput) -> Result<BTreeSet<SoalId>> {
    let instrument = loaded.instrument;
    let of = |wanted: &dyn Fn(&Question) -> bool| -> Vec<SoalId> {
        let inputs = instrument.inputs().filter(|(question, _)| wanted(question));
        inputs.map(|(_, input)| input.soal).collect()
    };
    let mut soals = BTreeSet::new();
    for code in &given.codes {
        let question = &instrument.questions[find_question(instrument, code)?];
        if question.code.eq_ignore_ascii_case(code.trim()) {
            soals.extend(question.inputs.iter().map(|input| input.soal));
        } else {
            soals.extend(instrument.find_input(code).map(|(_, input)| input.soal));
        }
    }
    for area in &given.areas {
        let area = find_area(instrument, area)?;
        soals.extend(of(&|question| instrument.area_of(question).is_some_and(|of| of.key == area.key)));
    }
    for code in &given.nodes {
        let node = instrument
            .nodes
            .iter()
            .position(|node| node.code.eq_ignore_ascii_case(code.trim()))
            .ok_or_else(|| TeamError::UnknownNode(code.clone()))?;
        soals.extend(of(&|question| instrument.path_of(question.node).any(|part| part == node)));
    }
    Ok(soals)
}
