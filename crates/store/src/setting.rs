//! Settings of the workspace as a whole, such as the official wording loaded into it.
//!
//! They are not part of any assessment, do not travel and have no history.

use rusqlite::OptionalExtension as _;
use serde_json::Value;

use crate::{Result, StoreError, Workspace};

impl Workspace {
    /// The value of a setting, or `None` where it was never set.
    pub fn setting(&self, key: &str) -> Result<Option<Value>> {
        let text: Option<String> = self
            .main
            .prepare_cached("SELECT value FROM meta WHERE key = ?1")?
            .query_row([name(key)], |row| row.get(0))
            .optional()?;
        text.map(|text| {
            serde_json::from_str(&text)
                .map_err(|error| StoreError::damaged(format!("setting {key}: {error}")))
        })
        .transpose()
    }

    /// Sets a setting, replacing what it was.
    pub fn set_setting(&mut self, key: &str, value: &Value) -> Result<()> {
        self.writable()?;
        self.main
            .prepare_cached(
                "INSERT INTO meta (key, value) VALUES (?1, ?2)
                 ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            )?
            .execute((name(key), value.to_string()))?;
        Ok(())
    }
}

/// Settings live apart from the workspace's own facts in the same table.
fn name(key: &str) -> String {
    format!("setting/{key}")
}
