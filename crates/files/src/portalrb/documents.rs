//! `PortalRB`'s documents that hold no answers: its error document, and its list of proposed units.

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

use super::source::parse;
use crate::read_error::ReadError;

/// Characters of the server's message that are shown.
const SHOWN: usize = 200;

#[derive(Deserialize)]
struct Refusal {
    #[serde(default)]
    code: Value,
    #[serde(default)]
    message: Value,
}

#[derive(Deserialize)]
struct List {
    units: Vec<IgnoredAny>,
}

/// What an error document says.
pub(crate) fn refusal(bytes: &[u8]) -> ReadError {
    let Refusal { code, message } = match parse(bytes, "pesan kesalahan PortalRB tidak terbaca") {
        Ok(refusal) => refusal,
        Err(error) => return error,
    };
    let text = |value: Value| match value {
        Value::Null => None,
        Value::String(text) => Some(text),
        other => Some(other.to_string()),
    };
    let one_line = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = text(message).map(one_line).filter(|text| !text.is_empty());
    let said = said.unwrap_or_else(|| "tanpa pesan".to_owned());
    let code = text(code).map_or_else(String::new, |code| format!(" (kode {})", one_line(code)));
    ReadError::PortalRefusal { message: format!("{said}{code}").chars().take(SHOWN).collect() }
}

/// How many units a list has.
pub(crate) fn unit_list(bytes: &[u8]) -> ReadError {
    match parse::<List>(bytes, "daftar unit usulan tidak terbaca") {
        Ok(list) => ReadError::PortalUnits { count: list.units.len() },
        Err(error) => error,
    }
}
