use serde_json::{Map, Value};

use crate::error::{AppError, Result};
use crate::session::Session;

const KEY: &str = "window";

/// What the window remembers in this workspace: theme, text size, the assessment shown last. Empty when nothing.
///
/// It stays on this machine: no history, no package carries it.
pub fn window_settings(session: &Session) -> Result<Map<String, Value>> {
    match session.workspace.setting(KEY)? {
        None => Ok(Map::new()),
        Some(Value::Object(settings)) => Ok(settings),
        Some(other) => {
            Err(AppError::UnreadableValue { subject: KEY.into(), detail: format!("bukan objek: {other}") })
        }
    }
}

/// Replaces what the window remembers.
pub fn set_window_settings(session: &mut Session, settings: Map<String, Value>) -> Result<()> {
    Ok(session.workspace.set_setting(KEY, &Value::Object(settings))?)
}
