use pilar_app::exchange::{self, Export, Exported, ImportFile, ImportOutcome};

use crate::context::Context;
use crate::fault::Answer;
use crate::table::{Command, commands};

pub(crate) fn commands() -> Vec<Command> {
    commands![export_assessment, import_file]
}

/// Writes an assessment out; what is written is read back before it gets its name.
fn export_assessment(context: &Context, given: Export) -> Answer<Exported> {
    context.workspace.look(|session| exchange::export_assessment(session, &given))
}

/// Imports a file, or only tells what it would change.
fn import_file(context: &Context, given: ImportFile) -> Answer<ImportOutcome> {
    context.workspace.run(|session| exchange::import_file(Some(session), &given))
}
