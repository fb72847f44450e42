use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::error::{AppError, Result};
use crate::session::Session;

const KEY: &str = "window";

/// How the window looks and where it was left. It stays on this machine: no history, no package carries it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct Preferences {
    /// Light or dark.
    pub theme: Theme,
    /// Text size in percent, 80 to 200.
    pub text: u16,
    /// The rail is wide.
    pub rail: bool,
    /// Id of the assessment that was open last.
    pub last: Option<String>,
    /// Address of the page that was shown last.
    pub at: Option<String>,
    /// What another version remembers; kept as it is.
    #[serde(flatten)]
    #[ts(skip)]
    pub other: Map<String, Value>,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// Always light.
    Light,
    /// Always dark.
    Dark,
    /// As the system has it; what another version may have chosen is read as this.
    #[default]
    #[serde(other)]
    System,
}

impl Default for Preferences {
    fn default() -> Self {
        Self { theme: Theme::System, text: 100, rail: true, last: None, at: None, other: Map::new() }
    }
}

/// What the window remembers in this workspace; where nothing was remembered, how it looks at first.
pub fn preferences(session: &Session) -> Result<Preferences> {
    let Some(value) = session.workspace.setting(KEY)? else { return Ok(Preferences::default()) };
    serde_json::from_value(value)
        .map_err(|error| AppError::UnreadableValue { subject: KEY.into(), detail: error.to_string() })
}

/// Replaces what the window remembers.
pub fn set_preferences(session: &mut Session, preferences: &Preferences) -> Result<()> {
    Ok(session.workspace.set_setting(KEY, &json!(preferences))?)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Preferences, Theme};

    #[test]
    fn settings_of_other_versions_are_read_and_kept() {
        let read: Preferences =
            serde_json::from_value(json!({ "text": 120, "theme": "sepia", "lebar": [1, 2] }))
                .expect("preferences");
        assert_eq!((read.text, read.theme, read.rail), (120, Theme::System, true));
        assert_eq!(
            json!(read),
            json!({ "theme": "system", "text": 120, "rail": true, "last": null, "at": null, "lebar": [1, 2] })
        );
    }
}
