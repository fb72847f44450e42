//! Canonical JSON ([RFC 8785](https://www.rfc-editor.org/rfc/rfc8785)), of which hashes are taken.
//!
//! Values keep their members in the order of bytes, which nearly always is the canonical one. An ordinary writer, several
//! times as fast, does where nothing is to be put in order.

use serde::Serialize;
use serde_json::Value;

/// Room for what most values are written in, in bytes, so that it grows at once.
const USUAL_LENGTH: usize = 1 << 10;

/// The largest integer that every reader of JSON keeps exactly: 2^53 - 1.
pub(crate) const LARGEST_INTEGER: u64 = (1 << 53) - 1;

/// The canonical JSON of a value.
pub(crate) fn of_value(value: &Value) -> Vec<u8> {
    written(value, is_canonical(value))
}

/// The canonical JSON of whatever is written; `ordered` says that an ordinary writer already writes it so.
pub(crate) fn written(value: &impl Serialize, ordered: bool) -> Vec<u8> {
    if !ordered {
        return json(serde_json_canonicalizer::to_vec(value));
    }
    let mut bytes = Vec::with_capacity(USUAL_LENGTH);
    json(serde_json::to_writer(&mut bytes, value).map(|()| bytes))
}

/// Whether an ordinary writer writes a value canonically.
pub(crate) fn is_canonical(value: &Value) -> bool {
    is_safe(value) && is_in_order(value)
}

/// Whether every number of a value is an integer that every reader keeps exactly.
pub(crate) fn is_safe(value: &Value) -> bool {
    match value {
        Value::Number(number) => {
            number.as_u64().is_some_and(|number| number <= LARGEST_INTEGER)
                || number.as_i64().is_some_and(|number| number.unsigned_abs() <= LARGEST_INTEGER)
        }
        Value::Array(values) => values.iter().all(is_safe),
        Value::Object(members) => members.values().all(is_safe),
        Value::Null | Value::Bool(_) | Value::String(_) => true,
    }
}

/// Whether the order of names by bytes, which values keep, is the one by UTF-16 that canonical JSON asks for.
fn is_in_order(value: &Value) -> bool {
    match value {
        Value::Array(values) => values.iter().all(is_in_order),
        Value::Object(members) => {
            members.iter().all(|(name, value)| name.bytes().all(|byte| byte < 0xEE) && is_in_order(value))
        }
        _ => true,
    }
}

/// What a writer wrote that has nothing to refuse.
pub(crate) fn json(written: serde_json::Result<Vec<u8>>) -> Vec<u8> {
    #[expect(clippy::expect_used, reason = "names are texts, and no number is one that JSON cannot write")]
    written.expect("JSON")
}
