use serde::Serialize;

use crate::error::{AppError, Code, Facts};

/// Why something was refused or failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct FaultView {
    /// Stable code; each face words its own hint by it.
    pub code: Code,
    /// What happened and what is safe, in Indonesian.
    pub what: String,
    /// What the hint and the list beside it are made of.
    pub facts: Box<Facts>,
}

impl FaultView {
    /// A fault without further facts.
    pub fn new(code: Code, what: impl Into<String>) -> Self {
        Self { code, what: what.into(), facts: Box::default() }
    }

    /// The fault of a use case.
    pub fn of(error: &AppError) -> Self {
        Self { code: error.code(), what: error.to_string(), facts: Box::new(error.facts()) }
    }
}
