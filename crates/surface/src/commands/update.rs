use std::path::PathBuf;

use pilar_app::update::{self, UpdateFolder};
use pilar_app::view::{PendingUpdate, UpdateView};
use pilar_app::{Result, UpdateError};
use serde::Deserialize;
use ts_rs::TS;

use super::Nothing;
use crate::context::Context;
use crate::fault::{Answer, refused};
use crate::jobs::Job;
use crate::platform::Folder;
use crate::table::{Command, commands, long_commands};

pub(crate) fn commands() -> Vec<Command> {
    let mut all = long_commands![examine_update];
    all.extend(commands![keep_update, discard_update]);
    all
}

#[derive(Deserialize, TS)]
struct ExamineUpdate {
    path: PathBuf,
}

/// Copies an update from a file into the program's own folder, checks it, and tells what it brings.
fn examine_update(context: &Context, given: ExamineUpdate, job: &mut Job<'_>) -> Answer<UpdateView> {
    let mut go_on = |done, total| job.report(done, total);
    asked(context, |folder| {
        if !cfg!(windows) {
            return Err(UpdateError::Elsewhere.into());
        }
        update::examine_update(&given.path, folder, &update::built_in_keys()?, &mut go_on)
    })
}

/// Has the update that was looked at last installed when the program starts next.
fn keep_update(context: &Context, _: Nothing) -> Answer<UpdateView> {
    asked(context, |folder| update::keep_update(folder, &update::built_in_keys()?))
}

/// Forgets the update that waits.
fn discard_update(context: &Context, _: Nothing) -> Answer<()> {
    asked(context, update::discard_update)
}

/// The update that waits for the next start. A folder that cannot be told has none.
pub(super) fn waiting(context: &Context) -> Option<PendingUpdate> {
    update::pending_update(&folder(context).ok()?, &update::built_in_keys().ok()?)
}

fn asked<T>(context: &Context, work: impl FnOnce(&UpdateFolder) -> Result<T>) -> Answer<T> {
    work(&folder(context)?).map_err(|error| refused(&error))
}

fn folder(context: &Context) -> Answer<UpdateFolder> {
    Ok(UpdateFolder::within(&context.platform.folder(Folder::Cache)?))
}
