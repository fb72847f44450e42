//! Where things stand, as the page is told after a workspace was opened, or could not be.

use std::path::Path;

use pilar_app::view::StartupView;
use pilar_app::workspace::{self, Startup};

use super::update::waiting;
use crate::context::Context;
use crate::fault::{Answer, refused};
use crate::lock::lock;
use crate::open_workspace::Opened;
use crate::place;
use crate::platform::Folder;

/// What the page is told about a workspace that was opened, or about why it could not be.
pub(crate) fn told(context: &Context, opened: Opened) -> Answer<StartupView> {
    let log = context.platform.folder(Folder::Log)?;
    let closed = opened.fault.is_some();
    if !closed {
        note_wanted(context, &opened.dir)?;
    }
    let given = Startup {
        workspace: &opened.dir,
        log: &log,
        read_only: opened.read_only,
        fault: opened.fault,
        update: waiting(context),
    };
    if closed {
        workspace::startup(None, given).map_err(|error| refused(&error))
    } else {
        context.workspace.run(|session| workspace::startup(Some(session), given))
    }
}

/// Notes a folder for the next start that could not be opened when it was chosen, and is open now.
fn note_wanted(context: &Context, dir: &Path) -> Answer<()> {
    let mut wanted = lock(&context.wanted);
    if wanted.as_deref() == Some(dir) {
        let config = context.platform.folder(Folder::Config)?;
        let left = place::chosen(&config).unwrap_or_else(|| dir.to_path_buf());
        // What cannot be noted now is when the page asks again.
        if place::choose(&config, &left, dir).is_ok() {
            *wanted = None;
        }
    }
    Ok(())
}
