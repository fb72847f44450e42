//! The hash of what a change says, as a function of SQL for the step that gives every change its own.

use pilar_core::journal::{Change, Clock, Operation, Subject};
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::{Connection, Error};
use serde_json::Value;
use uuid::Uuid;

use crate::Result;

/// Makes `pilar_content` known to a connection; its arguments are the columns of a change of journal format 1.
pub(super) fn register(connection: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection.create_scalar_function("pilar_content", 15, flags, |row| {
        Ok(change(row)?.content().bytes().to_vec())
    })?;
    Ok(())
}

fn change(row: &Context<'_>) -> rusqlite::Result<Change> {
    let id = |column| Ok::<_, Error>(Uuid::from_bytes(row.get(column)?));
    let number = |column| {
        let number: i64 = row.get(column)?;
        u64::try_from(number).map_err(|_| Error::IntegralValueOutOfRange(column, number))
    };
    let settles: Option<String> = row.get(14)?;
    Ok(Change {
        id: id(0)?,
        action: id(1)?,
        action_name: row.get(2)?,
        assessment: id(3)?,
        replica: id(4)?,
        sequence: number(5)?,
        clock: Clock { millis: number(6)?, counter: row.get(7)? },
        author: row.get(8)?,
        role: row.get(9)?,
        operation: Operation::from(row.get::<String>(10)?),
        subject: Subject::from(row.get::<String>(11)?),
        value: value(row.get(12)?),
        base: row.get::<Option<[u8; 16]>>(13)?.map(Uuid::from_bytes),
        settles: settles.map_or_else(|| Ok(Vec::new()), |text| json(&text))?,
        link: None,
        taken_back_millis: 0,
    })
}

/// A value that cannot be read, which `check` names, is hashed as the text it is.
fn value(text: String) -> Value {
    serde_json::from_str(&text).unwrap_or(Value::String(text))
}

fn json<T: serde::de::DeserializeOwned>(text: &str) -> rusqlite::Result<T> {
    serde_json::from_str(text).map_err(|error| Error::UserFunctionError(Box::new(error)))
}
