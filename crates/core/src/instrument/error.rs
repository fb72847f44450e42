use thiserror::Error;

/// One thing wrong in an instrument's files; messages are Indonesian because domain experts edit them.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{place}: {message}")]
pub struct LoadFault {
    /// File, node or question.
    pub place: String,
    /// What is wrong.
    pub message: String,
}

/// An instrument that cannot be used, with every fault found.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("instrumen tidak dapat dimuat, {} kesalahan:\n{}", .faults.len(), list(.faults))]
pub struct LoadError {
    /// All faults, in the order of the files.
    pub faults: Vec<LoadFault>,
}

fn list(faults: &[LoadFault]) -> String {
    faults.iter().map(|fault| format!("- {fault}")).collect::<Vec<_>>().join("\n")
}
