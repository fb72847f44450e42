//! Every command, in a file for each noun. A command parses its arguments, calls one use case and maps its error: no
//! rule, no SQL. Its name is its function's, its arguments are the fields of the type it takes, and what it gives is its
//! result; the page's `commands.ts` is made from the same rows.
#![expect(clippy::needless_pass_by_value, reason = "a command owns what it was sent")]

pub(crate) mod conflicts;
pub(crate) mod evidence;
pub(crate) mod feeding;
pub(crate) mod files;
pub(crate) mod integrity;
pub(crate) mod lhe;
pub(crate) mod monev;
pub(crate) mod packages;
pub(crate) mod path;
pub(crate) mod portfolio;
pub(crate) mod proposal;
pub(crate) mod review;
pub(crate) mod shell;
pub(crate) mod standing;
pub(crate) mod team;
pub(crate) mod update;
pub(crate) mod worksheet;
pub(crate) mod workspace;

use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::table::Command;

/// Every command.
pub(crate) fn all() -> Vec<Command> {
    [
        conflicts::commands(),
        evidence::commands(),
        feeding::commands(),
        files::commands(),
        integrity::commands(),
        lhe::commands(),
        monev::commands(),
        packages::commands(),
        path::commands(),
        portfolio::commands(),
        proposal::commands(),
        review::commands(),
        shell::commands(),
        team::commands(),
        update::commands(),
        worksheet::commands(),
        workspace::commands(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What a command takes that takes nothing.
#[derive(Deserialize, TS)]
#[ts(type = "Record<string, never>")]
pub(crate) struct Nothing {}

/// An assessment.
#[derive(Deserialize, TS)]
pub(crate) struct Of {
    pub id: Uuid,
}
