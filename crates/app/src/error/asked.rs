//! What others ask of a fault.

use pilar_store::StoreError;

use super::{AppError, UpdateError};

impl AppError {
    /// Whether an update is no newer than this program, as one that was installed is.
    pub(crate) fn is_installed_update(&self) -> bool {
        matches!(self, Self::Update(UpdateError::NotNewer { .. }))
    }

    /// Whether there is no workspace yet where one was looked for.
    pub fn is_missing_workspace(&self) -> bool {
        matches!(self, Self::Store(StoreError::Missing(_)))
    }
}
