use pilar_core::assessment::Role;
use pilar_store::Actor;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::error::{AppError, Result, ReviewError};
use crate::session::Session;

const SETTING: &str = "identity";

/// Who works in this workspace; a local profile that does not travel.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct Identity {
    /// Name, as the history and reports show it.
    pub name: String,
    /// The civil servant's number, 18 digits; may be empty.
    pub nip: String,
    /// Key of the role, such as `pokja` or `dalnis`.
    pub role: String,
}

/// The identity stored in the workspace, or `None` where nobody gave one.
pub fn identity(session: &Session) -> Result<Option<Identity>> {
    let Some(value) = session.workspace.setting(SETTING)? else { return Ok(None) };
    serde_json::from_value(value)
        .map(Some)
        .map_err(|error| AppError::UnreadableValue { subject: SETTING.into(), detail: error.to_string() })
}

/// Stores who works in this workspace, and works as them from now on. Returns the identity as stored.
pub fn set_identity(session: &mut Session, given: &Identity) -> Result<Identity> {
    let name = given.name.trim();
    if name.is_empty() {
        return Err(AppError::MissingText("nama"));
    }
    let nip: String = given.nip.chars().filter(|c| !c.is_whitespace()).collect();
    if !nip.is_empty() && (nip.len() != 18 || !nip.bytes().all(|b| b.is_ascii_digit())) {
        return Err(ReviewError::Nip(given.nip.clone()).into());
    }
    let role = given.role.trim().to_ascii_lowercase();
    if matches!(Role::of(&role), Role::File | Role::Other(_)) {
        return Err(ReviewError::UnknownRole(given.role.clone()).into());
    }
    let identity = Identity { name: name.to_owned(), nip, role };
    session.workspace.set_setting(SETTING, &json!(identity))?;
    session.actor = Actor { name: identity.name.clone(), role: identity.role.clone() };
    Ok(identity)
}

/// Lets a session act as the stored identity, except where a name or role is given for this time.
pub fn sign_in(session: &mut Session, name: Option<&str>, role: Option<&str>) -> Result<()> {
    let stored = identity(session)?;
    if let Some(name) = name.or(stored.as_ref().map(|identity| identity.name.as_str())) {
        name.clone_into(&mut session.actor.name);
    }
    if let Some(role) = role.or(stored.as_ref().map(|identity| identity.role.as_str())) {
        role.clone_into(&mut session.actor.role);
    }
    Ok(())
}
