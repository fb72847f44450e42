//! Who of the team works at this desk.

use pilar_core::assessment::Assessment;
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::people::input_codes;
use crate::error::{AppError, Result};
use crate::find::find_person;
use crate::session::{Session, identity};

/// What is whoever works at this desk to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct MyWork {
    /// Who of the team they are; `None` while that is not clear.
    pub person: Option<Uuid>,
    /// Their name in the team, or the name that the history knows them by.
    pub name: String,
    /// Whether that was chosen at this desk, and not taken from their name or NIP.
    pub chosen: bool,
    /// Who of the team it can be by name or NIP, where that is not one.
    pub candidates: Vec<Uuid>,
    /// Codes of the inputs they work on.
    pub inputs: Vec<String>,
}

/// Who of the team works at this desk, and on what: whom they chose, otherwise who has their NIP or name.
pub fn my_work(session: &Session, assessment: Uuid) -> Result<MyWork> {
    let loaded = session.assessment(assessment)?;
    let chosen = chosen(session, &loaded)?;
    let nip = identity(session)?.unwrap_or_default().nip;
    let like = loaded.people_like(&session.actor.name, &nip);
    let only = if let [only] = like.as_slice() { Some(*only) } else { None };
    let person = chosen.or(only);
    let name = person.and_then(|id| loaded.people.get(&id)).map(|person| person.name.clone());
    Ok(MyWork {
        person,
        name: name.unwrap_or_else(|| session.actor.name.clone()),
        chosen: chosen.is_some(),
        candidates: if person.is_some() { Vec::new() } else { like },
        inputs: person.map_or_else(Vec::new, |id| input_codes(&loaded, id)),
    })
}

/// Keeps who of the team works at this desk; `None` goes by their name again. It travels with nothing.
pub fn choose_myself(session: &mut Session, assessment: Uuid, person: Option<&str>) -> Result<MyWork> {
    let loaded = session.assessment(assessment)?;
    let person = person.map(|text| find_person(&loaded, text)).transpose()?;
    session.workspace.set_setting(&setting(assessment), &person.map_or(Value::Null, |id| json!(id)))?;
    my_work(session, assessment)
}

fn setting(assessment: Uuid) -> String {
    format!("myself/{assessment}")
}

/// Whom they chose, while that is somebody of the team.
fn chosen(session: &Session, loaded: &Assessment) -> Result<Option<Uuid>> {
    let key = setting(loaded.id);
    let Some(value) = session.workspace.setting(&key)? else { return Ok(None) };
    let kept: Option<Uuid> = serde_json::from_value(value)
        .map_err(|error| AppError::UnreadableValue { subject: key, detail: error.to_string() })?;
    Ok(kept.filter(|id| loaded.people.contains_key(id)))
}
