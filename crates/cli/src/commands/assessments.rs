use pilar_app::Result;
use pilar_app::worksheet::{
    AnswerInput, ConfirmLastYear, Confirmed, HistoryQuery, answer_input, confirm_last_year,
};
use pilar_app::workspace::{
    NewAssessment, create_example, create_with_rules, list_assessments, show_assessment,
};
use serde_json::json;

use super::context::Context;
use super::instrument;
use crate::args::{CarryOver, Confirm, Layer, New};
use crate::output::Outcome;
use crate::text;

pub fn new(context: &Context, new: New) -> Result<Outcome> {
    let rules = instrument::typed(false, new.rules);
    let new = NewAssessment { unit: new.unit, instansi: new.instansi, year: new.year, target: new.target };
    let id = create_with_rules(&mut context.begin()?, &new, &rules)?;
    Ok(Outcome::good(json!({ "id": id }), id.to_string()))
}

pub fn carry_over(context: &Context, given: &CarryOver) -> Result<Outcome> {
    let mut session = context.open()?;
    let from = session.find(&given.id)?;
    let wanted = pilar_app::workspace::CarryOver { from, year: given.year, again: given.again };
    let carried = pilar_app::workspace::carry_over(&mut session, &wanted)?;
    Ok(Outcome::view(carried, text::carried_over))
}

pub fn confirm(context: &Context, given: Confirm) -> Result<Outcome> {
    let mut session = context.open()?;
    let part = given.only.map(Into::into);
    let assessment = session.find(&given.id)?;
    let confirmed =
        confirm_last_year(&mut session, &ConfirmLastYear { assessment, codes: given.codes, part })?;
    let Confirmed { answers, documents } = confirmed;
    Ok(Outcome::good(json!(confirmed), format!("{answers} jawaban dan {documents} bukti dukung dipakai.")))
}

pub fn example(context: &Context) -> Result<Outcome> {
    let id = create_example(&mut context.begin()?)?;
    Ok(Outcome::good(json!({ "id": id }), id.to_string()))
}

pub fn list(context: &Context) -> Result<Outcome> {
    let list = list_assessments(&context.look()?)?;
    Ok(Outcome::view(list, |list| text::list(list)))
}

pub fn show(context: &Context, id: &str) -> Result<Outcome> {
    let session = context.look()?;
    let view = show_assessment(&session, session.find(id)?)?;
    Ok(Outcome::view(view, text::assessment))
}

pub fn history(context: &Context, id: &str, code: Option<String>, limit: Option<usize>) -> Result<Outcome> {
    let session = context.look()?;
    let query = HistoryQuery { code, limit, ..HistoryQuery::default() };
    let changes = pilar_app::worksheet::history(&session, session.find(id)?, &query)?;
    Ok(Outcome::view(changes, |changes| text::history(changes)))
}

pub fn search(context: &Context, id: &str, words: &str) -> Result<Outcome> {
    let session = context.look()?;
    let hits = pilar_app::worksheet::search(&session, session.find(id)?, words)?;
    Ok(Outcome::good(json!(hits), text::hits(&hits)))
}

pub fn answer(
    context: &Context,
    id: &str,
    code: &str,
    value: &str,
    note: Option<&str>,
    layer: Layer,
) -> Result<Outcome> {
    let mut session = context.open()?;
    let assessment = session.find(id)?;
    let answered = answer_input(
        &mut session,
        &AnswerInput {
            assessment,
            code: code.into(),
            value: Some(value.into()),
            note: note.map(Into::into),
            layer: layer.into(),
        },
    )?;
    let view = show_assessment(&session, assessment)?;
    let json = json!({
        "code": answered.code,
        "answer": answered.answer.as_ref().map(ToString::to_string),
        "changed": answered.changed,
        "total": view.score.total,
    });
    Ok(Outcome::good(json, text::answered(&answered, &view.score)))
}

pub fn undo(context: &Context, id: &str) -> Result<Outcome> {
    let mut session = context.open()?;
    let assessment = session.find(id)?;
    let name = pilar_app::worksheet::undo(&mut session, assessment)?;
    let text = name.as_ref().map_or_else(
        || "Tidak ada tindakan yang dapat diurungkan.".to_owned(),
        |name| format!("Diurungkan: {name}"),
    );
    Ok(Outcome::good(json!({ "undone": name }), text))
}

pub fn redo(context: &Context, id: &str) -> Result<Outcome> {
    let mut session = context.open()?;
    let assessment = session.find(id)?;
    let name = pilar_app::worksheet::redo(&mut session, assessment)?;
    let text = name.as_ref().map_or_else(
        || "Tidak ada tindakan yang dapat diulangi.".to_owned(),
        |name| format!("Diulangi: {name}"),
    );
    Ok(Outcome::good(json!({ "redone": name }), text))
}
