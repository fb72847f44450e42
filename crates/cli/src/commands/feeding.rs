use pilar_app::Result;
use pilar_app::feeding::{
    ComplaintFile, SurveyQuery, forget_personal, import_complaints, personal_data, read_responses,
    recap_complaints, use_complaints, use_responses,
};
use serde_json::json;

use super::context::Context;
use crate::args::{Complaints, ComplaintsCommand, Survey};
use crate::output::Outcome;
use crate::text;

pub fn survey(context: &Context, given: Survey) -> Result<Outcome> {
    let query = |assessment| SurveyQuery {
        assessment,
        survey: given.key,
        responses: given.responses,
        map: given.map,
        population: given.population.map(std::num::NonZero::get),
    };
    let (outcome, kept) = if given.answer || given.keep {
        let mut session = context.open()?;
        let assessment = session.find(&given.id)?;
        (use_responses(&mut session, &query(assessment), given.answer)?, true)
    } else {
        let session = context.look()?;
        let assessment = session.find(&given.id)?;
        (read_responses(&session, &query(assessment))?, false)
    };
    Ok(Outcome::good(json!(outcome.result), text::survey(&outcome, kept)))
}

pub fn complaints(context: &Context, given: Complaints) -> Result<Outcome> {
    match given.command {
        Some(ComplaintsCommand::Import { file, map }) => {
            let mut session = context.open()?;
            let assessment = session.find(&given.id)?;
            let import = import_complaints(&mut session, &ComplaintFile { assessment, path: file, map })?;
            Ok(Outcome::good(json!(import), text::complaint_import(&import)))
        }
        None if given.answer => {
            let mut session = context.open()?;
            let assessment = session.find(&given.id)?;
            Ok(Outcome::view(use_complaints(&mut session, assessment)?, text::recap))
        }
        None => {
            let session = context.look()?;
            Ok(Outcome::view(recap_complaints(&session, session.find(&given.id)?)?, text::recap))
        }
    }
}

pub fn forget(context: &Context, id: &str, for_good: bool) -> Result<Outcome> {
    let view = if for_good {
        let mut session = context.open()?;
        let assessment = session.find(id)?;
        forget_personal(&mut session, assessment)?
    } else {
        let session = context.look()?;
        personal_data(&session, session.find(id)?)?
    };
    Ok(Outcome::view(view, text::forgotten))
}
