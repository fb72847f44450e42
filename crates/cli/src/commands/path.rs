use pilar_app::Result;
use pilar_app::path::{
    PathQuery, ScenarioInput, find_path, list_efforts, list_scenarios, margin as find_margin, read_raises,
    remove_scenario, set_effort_days, set_scenario, show_scenario,
};
use serde_json::json;

use super::context::Context;
use crate::args::{Effort, Path, Scenario};
use crate::output::Outcome;
use crate::text;

pub fn run(context: &Context, given: Path) -> Result<Outcome> {
    let raises = given.raises.as_deref().map(read_raises).transpose()?;
    let session = context.look()?;
    let query = PathQuery {
        assessment: session.find(&given.id)?,
        to: given.to.clone(),
        raises,
        efforts: None,
        lock: given.lock,
        cap: given.cap,
        pin: given.pin,
        cost: given.cost,
        days: given.days,
        above: given.above.unwrap_or_default(),
        alternatives: given.alternatives,
        curve: given.curve,
    };
    let view = find_path(&session, &query)?;
    Ok(Outcome::view(view, move |view| text::path(view, &given.to)))
}

pub fn effort(context: &Context, given: &Effort) -> Result<Outcome> {
    let view = if given.days.is_some() || given.no_days {
        let mut session = context.open()?;
        let id = session.find(&given.id)?;
        set_effort_days(&mut session, id, given.days)?;
        list_efforts(&session, id)?
    } else {
        let session = context.look()?;
        list_efforts(&session, session.find(&given.id)?)?
    };
    Ok(Outcome::view(view, text::efforts))
}

pub fn margin(context: &Context, id: &str, to: &str) -> Result<Outcome> {
    let session = context.look()?;
    let view = find_margin(&session, session.find(id)?, to)?;
    let to = to.to_owned();
    Ok(Outcome::view(view, move |view| text::margin(view, &to)))
}

pub fn scenario(context: &Context, given: Scenario) -> Result<Outcome> {
    match given {
        Scenario::List { id } => {
            let session = context.look()?;
            let list = list_scenarios(&session, session.find(&id)?)?;
            Ok(Outcome::view(list, |list| text::scenarios(list)))
        }
        Scenario::Show { id, name } => {
            let session = context.look()?;
            Ok(Outcome::view(show_scenario(&session, session.find(&id)?, &name)?, text::scenario))
        }
        Scenario::Set { id, name, answers } => {
            let mut session = context.open()?;
            let answers = answers.into_iter().map(|(code, text)| (code, Some(text))).collect();
            let given = ScenarioInput { assessment: session.find(&id)?, name, answers };
            Ok(Outcome::view(set_scenario(&mut session, &given)?, text::scenario))
        }
        Scenario::Remove { id, name } => {
            let mut session = context.open()?;
            let assessment = session.find(&id)?;
            let name = remove_scenario(&mut session, assessment, &name)?;
            Ok(Outcome::good(json!({ "removed": name }), format!("Simulasi \"{name}\" dihapus.")))
        }
    }
}
