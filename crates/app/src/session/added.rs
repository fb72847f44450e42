//! Instruments that were added to a workspace: their files, as a setting of it.

use pilar_store::Workspace;
use serde_json::json;

use crate::error::{AppError, Result};
use crate::instruments::Files;

const KEY: &str = "instruments";

/// The files of every instrument that was added.
pub(crate) fn instruments(workspace: &Workspace) -> Result<Vec<Files>> {
    let Some(value) = workspace.setting(KEY)? else { return Ok(Vec::new()) };
    serde_json::from_value(value)
        .map_err(|error| AppError::UnreadableValue { subject: KEY.into(), detail: error.to_string() })
}

/// Keeps these.
pub(crate) fn keep(workspace: &mut Workspace, all: &[Files]) -> Result<()> {
    Ok(workspace.set_setting(KEY, &json!(all))?)
}
