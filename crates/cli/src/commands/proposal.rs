use std::path::PathBuf;

use pilar_app::Result;
use pilar_app::exchange::Exported;
use pilar_app::proposal::{
    AppealInput, ExportKit, ExportLetter, KitInput, LetterInput, LetterIntoKit, StageInput, change_kit,
    export_kit, export_letter, fill_letter, letter_into_kit, set_appeal, set_stage, show_appeal, show_kit,
};
use serde_json::{Value, json};

use super::context::Context;
use crate::args::proposal::{Appeal, Kit, ProposalCommand};
use crate::output::Outcome;
use crate::text;

/// Key of the letter of objection.
const OBJECTION: &str = "sanggah";

pub fn run(context: &Context, command: ProposalCommand) -> Result<Outcome> {
    match command {
        ProposalCommand::Kit(given) => kit(context, *given),
        ProposalCommand::Appeal(given) => appeal(context, *given),
    }
}

fn kit(context: &Context, given: Kit) -> Result<Outcome> {
    let changes = [given.set.is_empty(), given.value.is_empty(), given.uncheck.is_empty()].contains(&false)
        || given.check.is_some();
    let fills = !given.fill.is_empty();
    let mut session = if changes || fills || given.put_letter { context.open()? } else { context.look()? };
    let assessment = session.find(&given.id)?;
    if fills {
        let input = LetterInput { assessment, letter: given.letter.clone(), fields: given.fill };
        fill_letter(&mut session, &input)?;
    }
    let mut notices = Vec::new();
    if let (true, Some(letter)) = (given.put_letter, &given.letter) {
        notices = letter_into_kit(&mut session, &LetterIntoKit { assessment, letter: letter.clone() })?;
    }
    let mut view = if changes {
        let input = KitInput {
            assessment,
            files: given.set.into_iter().map(|(item, path)| (item, PathBuf::from(path))).collect(),
            values: given.value,
            source: given.source,
            check: given.check,
            uncheck: given.uncheck,
        };
        change_kit(&mut session, &input)?
    } else {
        show_kit(&session, assessment)?
    };
    view.notices.extend(notices);
    let exported = match (given.output, given.letter) {
        (Some(output), Some(letter)) => {
            Some(export_letter(&session, &ExportLetter { assessment, letter, output })?)
        }
        (Some(output), None) => Some(export_kit(&session, &ExportKit { assessment, output })?),
        (None, _) => None,
    };
    let said = text::kit(&view);
    Ok(with_file(json!(view), said, exported.as_ref()))
}

fn appeal(context: &Context, given: Appeal) -> Result<Outcome> {
    let changes = given.item.is_some() || given.stage.is_some();
    let mut session = if changes { context.open()? } else { context.look()? };
    let assessment = session.find(&given.id)?;
    if let Some(stage) = given.stage {
        let input = StageInput {
            assessment,
            stage,
            due: given.due,
            on: given.on,
            outcome: given.outcome,
            condition: given.condition,
            recommendation: given.recommendation,
        };
        set_stage(&mut session, &input)?;
    } else if let Some(item) = given.item {
        let proof = given.proof.map(PathBuf::from);
        let input = AppealInput { assessment, item, reason: given.reason, proof, outcome: given.outcome };
        set_appeal(&mut session, &input)?;
    }
    let view = show_appeal(&session, assessment)?;
    let exported = match given.output {
        Some(output) => {
            let letter = OBJECTION.to_owned();
            Some(export_letter(&session, &ExportLetter { assessment, letter, output })?)
        }
        None => None,
    };
    let said = text::appeal(&view);
    Ok(with_file(json!(view), said, exported.as_ref()))
}

/// A view with the file that was written beside it.
fn with_file(mut json: Value, mut said: String, exported: Option<&Exported>) -> Outcome {
    if let Some(exported) = exported {
        said.push_str(&text::exported(exported));
        json["exported"] = json!(exported);
    }
    Outcome::good(json, said)
}
