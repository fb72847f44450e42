//! Settings of the workspace as a whole, such as the official wording loaded into it.
//!
//! They are not part of any assessment, do not travel and have no history.

use serde_json::Value;

use crate::workspace::{fact, set_fact};
use crate::{Result, StoreError, Workspace};

impl Workspace {
    /// The value of a setting, or `None` where it was never set.
    pub fn setting(&self, key: &str) -> Result<Option<Value>> {
        fact(&self.main, &name(key))?
            .map(|text| {
                serde_json::from_str(&text)
                    .map_err(|error| StoreError::damaged(format!("setting {key}: {error}")))
            })
            .transpose()
    }

    /// Sets a setting, replacing what it was.
    pub fn set_setting(&mut self, key: &str, value: &Value) -> Result<()> {
        self.writable()?;
        set_fact(&self.main, &name(key), &value.to_string())
    }
}

/// Settings live apart from the workspace's own facts in the same table.
fn name(key: &str) -> String {
    format!("setting/{key}")
}
