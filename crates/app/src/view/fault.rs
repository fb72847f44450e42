use serde::Serialize;

use crate::error::{AppError, Code, Facts, with_safe};

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
    /// A fault without further facts, of which is told what happened.
    pub fn new(code: Code, what: &str) -> Self {
        Self::with(code, what, Facts::default())
    }

    /// The fault of a use case.
    pub fn of(error: &AppError) -> Self {
        Self::with(error.code(), &error.to_string(), error.facts())
    }

    fn with(code: Code, what: &str, facts: Facts) -> Self {
        Self { code, what: with_safe(code, what, &facts), facts: Box::new(facts) }
    }
}
