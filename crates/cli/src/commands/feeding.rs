use pilar_app::Result;
use pilar_app::evidence::Attached;
use pilar_app::exchange::Exported;
use pilar_app::feeding::{
    CategoryPlan, ComplaintFile, SurveyQuery, attach_recap, attach_survey, forget_personal,
    import_complaints, personal_data, plan_category, read_responses, recap_complaints, save_recap_report,
    save_survey_report, use_complaints, use_responses,
};
use serde_json::{Value, json};

use super::context::Context;
use crate::args::{Complaints, ComplaintsCommand, Survey};
use crate::output::Outcome;
use crate::text::{self, Responses};

pub fn survey(context: &Context, given: Survey) -> Result<Outcome> {
    let writes = given.answer || given.keep || given.attach;
    let mut session = if writes { context.open()? } else { context.look()? };
    let query = SurveyQuery {
        assessment: session.find(&given.id)?,
        survey: given.key,
        responses: given.responses,
        map: given.map,
        population: given.population.map(std::num::NonZero::get),
    };
    // What is asked for besides is tried before anything is stored.
    let file = given.output.map(|path| save_survey_report(&session, &query, &path)).transpose()?;
    let kept = given.answer || given.keep;
    let outcome = if kept {
        use_responses(&mut session, &query, given.answer)?
    } else {
        read_responses(&session, &query)?
    };
    let attached = if given.attach { attach_survey(&mut session, &query)? } else { Vec::new() };
    let responses = match (kept, &query.responses) {
        (_, None) => Responses::Stored,
        (true, Some(_)) => Responses::Kept,
        (false, Some(_)) => Responses::Read,
    };
    let text = text::survey(&outcome, responses, given.attach) + &text::besides(file.as_ref(), &attached);
    Ok(Outcome::good(with(json!(outcome.result), file, &attached), text))
}

/// A document with what was written and attached besides, where anything was.
fn with(mut document: Value, file: Option<Exported>, attached: &[Attached]) -> Value {
    if let Some(file) = file {
        document["file"] = json!(file);
    }
    if !attached.is_empty() {
        document["attached"] = json!(attached);
    }
    document
}

pub fn complaints(context: &Context, given: Complaints) -> Result<Outcome> {
    if let Some(command) = given.command {
        return about_complaints(context, &given.id, command);
    }
    let mut session = if given.answer || given.attach { context.open()? } else { context.look()? };
    let assessment = session.find(&given.id)?;
    let file = given.output.map(|path| save_recap_report(&session, assessment, &path)).transpose()?;
    let recap = if given.answer {
        use_complaints(&mut session, assessment)?
    } else {
        recap_complaints(&session, assessment)?
    };
    let attached = if given.attach { attach_recap(&mut session, assessment)? } else { Vec::new() };
    let text = text::recap(&recap) + &text::besides(file.as_ref(), &attached);
    Ok(Outcome::good(with(json!(recap), file, &attached), text))
}

fn about_complaints(context: &Context, id: &str, command: ComplaintsCommand) -> Result<Outcome> {
    let mut session = context.open()?;
    let assessment = session.find(id)?;
    match command {
        ComplaintsCommand::Import { file, map, channel } => {
            let file = ComplaintFile { assessment, path: file, map, channel };
            Ok(Outcome::view(import_complaints(&mut session, &file)?, text::complaint_import))
        }
        ComplaintsCommand::Plan { category, title, pic, due } => {
            let plan = CategoryPlan { assessment, category, title, pic, due };
            Ok(Outcome::view(plan_category(&mut session, &plan)?, text::task))
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
