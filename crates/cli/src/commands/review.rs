use pilar_app::review::{
    FollowUpInput, GivenTicks, RecommendInput, ReviewInput, differences, follow_up, list_recommendations,
    recommend, review_input, review_queue, set_round, show_review,
};
use pilar_app::session::{Identity, identity, set_identity};
use pilar_app::{Layer, Result};
use serde_json::{Value, json};

use super::context::Context;
use crate::args::review::{Review, ReviewCommand, Step, Tick};
use crate::output::Outcome;
use crate::text;

pub fn run(context: &Context, command: ReviewCommand) -> Result<Outcome> {
    match command {
        ReviewCommand::Review(given) => review(context, &given),
        ReviewCommand::Differences { id, left, right } => {
            let session = context.look()?;
            let view = differences(&session, session.find(&id)?, &left, &right)?;
            Ok(Outcome::good(json!(view), text::differences(&view)))
        }
        ReviewCommand::Recommend { id, text, code, area, change } => {
            let mut session = context.open()?;
            let assessment = session.find(&id)?;
            let given = RecommendInput { change, text, code, area };
            let view = recommend(&mut session, assessment, &given)?;
            let said = view.as_ref().map_or_else(|| "Rekomendasi dicabut.".into(), text::recommendation);
            Ok(Outcome::good(json!(view), said))
        }
        ReviewCommand::FollowUp { id, recommendation, text, status, date } => {
            let mut session = context.open()?;
            let assessment = session.find(&id)?;
            let given = FollowUpInput { recommendation, text, status, date };
            let view = follow_up(&mut session, assessment, &given)?;
            Ok(Outcome::good(json!(view), text::recommendation(&view)))
        }
        ReviewCommand::Recommendations { id, open } => {
            let session = context.look()?;
            let views = list_recommendations(&session, session.find(&id)?, open)?;
            Ok(Outcome::good(json!(views), text::recommendations(&views)))
        }
        ReviewCommand::Round { id, step: None, .. } => {
            let session = context.look()?;
            let view = show_review(&session, session.find(&id)?)?;
            let said = text::round(&view.progress) + &text::late(&view.late);
            Ok(Outcome::good(json!(view.progress), said))
        }
        ReviewCommand::Round { id, step: Some(step), reason } => {
            let mut session = context.open()?;
            let assessment = session.find(&id)?;
            let step = match step {
                Step::Submit => pilar_app::Step::Submit,
                Step::Return => pilar_app::Step::Return,
                Step::Approve => pilar_app::Step::Approve,
                Step::Reopen => pilar_app::Step::Reopen,
            };
            let view = set_round(&mut session, assessment, step, reason.as_deref())?;
            Ok(Outcome::good(json!(view), text::round(&view)))
        }
        ReviewCommand::Identity { name, nip } => who(context, name, nip),
    }
}

fn review(context: &Context, given: &Review) -> Result<Outcome> {
    let Some(code) = &given.code else {
        let session = context.look()?;
        let id = session.find(&given.id)?;
        if let Some(layer) = given.layer {
            let view = review_queue(&session, id, layer.into(), given.open)?;
            return Ok(Outcome::good(json!(view), text::queue(&view)));
        }
        let view = show_review(&session, id)?;
        return Ok(Outcome::good(json!(view), text::review(&view)));
    };
    let mut session = context.open()?;
    let assessment = session.find(&given.id)?;
    // Without a layer it is the own role's; a role that reviews nothing is told to name one.
    let layer =
        given.layer.map(Layer::from).or_else(|| Layer::from_key(session.role())).unwrap_or(Layer::Unit);
    let tick = |tick: Option<Tick>| tick.map(|tick| tick == Tick::Ya);
    let input = ReviewInput {
        code: code.clone(),
        answer: given.answer.clone(),
        note: given.note.clone(),
        verdict: given.verdict.clone(),
        ticks: GivenTicks {
            evidence: tick(given.evidence),
            year: tick(given.year),
            naming: tick(given.naming),
        },
    };
    let reviewed = review_input(&mut session, assessment, layer, &input)?;
    Ok(Outcome::good(json!(reviewed), text::reviewed(&reviewed)))
}

fn who(context: &Context, name: Option<String>, nip: Option<String>) -> Result<Outcome> {
    let Some(name) = name else {
        let stored = identity(&context.look()?)?;
        let text = stored.as_ref().map_or_else(
            || {
                "Belum ada identitas di ruang kerja ini. Atur dengan: pilar identity NAMA --role PERAN."
                    .into()
            },
            text::identity,
        );
        return Ok(Outcome::good(stored.map_or(Value::Null, |stored| json!(stored)), text));
    };
    let mut session = context.begin()?;
    let given = Identity { name, nip: nip.unwrap_or_default(), role: session.role().to_owned() };
    let stored = set_identity(&mut session, &given)?;
    Ok(Outcome::good(json!(stored), text::identity(&stored)))
}
