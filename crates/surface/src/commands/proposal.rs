use pilar_app::exchange::Exported;
use pilar_app::proposal::{
    self, AppealInput, AppealView, ExportKit, ExportLetter, KitInput, KitView, LetterInput, LetterIntoKit,
    ProposalView, StageInput, StageRow,
};
use pilar_app::view::Changed;

use super::Of;
use crate::context::Context;
use crate::fault::Answer;
use crate::table::{Command, commands};

pub(crate) fn commands() -> Vec<Command> {
    commands![
        change_kit,
        export_kit,
        export_letter,
        fill_letter,
        letter_into_kit,
        set_appeal,
        set_stage,
        show_proposal,
    ]
}

/// Puts files into the kit, values into conditions, and notes what was checked.
fn change_kit(context: &Context, given: KitInput) -> Answer<Changed<KitView>> {
    context.workspace.change(given.assessment, |session| proposal::change_kit(session, &given))
}

/// Writes the complete kit as a folder or a zip.
fn export_kit(context: &Context, given: ExportKit) -> Answer<Exported> {
    context.workspace.look(|session| proposal::export_kit(session, &given))
}

/// Writes a letter from what is known.
fn export_letter(context: &Context, given: ExportLetter) -> Answer<Exported> {
    context.workspace.look(|session| proposal::export_letter(session, &given))
}

/// Fills in letters.
fn fill_letter(context: &Context, given: LetterInput) -> Answer<Changed<()>> {
    context.workspace.change(given.assessment, |session| proposal::fill_letter(session, &given))
}

/// Makes a letter the file of its item.
fn letter_into_kit(context: &Context, given: LetterIntoKit) -> Answer<Changed<Vec<String>>> {
    context.workspace.change(given.assessment, |session| proposal::letter_into_kit(session, &given))
}

/// Objects to an item, adds what proves it, tells its outcome, or withdraws it.
fn set_appeal(context: &Context, given: AppealInput) -> Answer<Changed<AppealView>> {
    context.workspace.change(given.assessment, |session| proposal::set_appeal(session, &given))
}

/// Says something of a stage after submission.
fn set_stage(context: &Context, given: StageInput) -> Answer<Changed<Vec<StageRow>>> {
    context.workspace.change(given.assessment, |session| proposal::set_stage(session, &given))
}

/// Everything there is of a proposal.
fn show_proposal(context: &Context, given: Of) -> Answer<ProposalView> {
    context.workspace.look(|session| proposal::show_proposal(session, given.id))
}
