//! Whether a history is what was written: verifying it, saying what was found, and putting that on paper.

pub(crate) mod audit;
mod findings;
pub(crate) mod record;
mod words;

pub use audit::audit_assessment;
pub use record::save_audit_record;
