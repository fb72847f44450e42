use serde::Serialize;

use crate::error::AppError;

/// Why something was refused or failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct FaultView {
    /// Stable code.
    pub code: &'static str,
    /// One Indonesian sentence with what to do.
    pub message: String,
}

impl FaultView {
    /// The fault of a use case.
    pub fn of(error: &AppError) -> Self {
        Self { code: error.code(), message: error.to_string() }
    }
}
