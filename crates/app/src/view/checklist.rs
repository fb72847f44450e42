use serde::Serialize;

/// The documents a question asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChecklistView {
    /// Code of the question.
    pub code: String,
    /// Its title.
    pub title: String,
    /// What it asks for, in order.
    pub documents: Vec<RequirementView>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RequirementView {
    /// Its number, from 1.
    pub n: u32,
    /// What is asked for, with its mark: only for one option, or if there is one.
    pub name: String,
    /// Whether it counts among those that are asked for.
    pub counts: bool,
    /// Names of the files that fulfil it.
    pub fulfilled: Vec<String>,
    /// Why it is not needed, where somebody said so.
    pub waived: Option<String>,
}
