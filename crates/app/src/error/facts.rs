//! What a face needs besides the sentence to word its hint, and what it shows as a list.

use pilar_core::assessment::Role;
use pilar_files::SheetAt;
use serde::Serialize;

use super::case::Case;
use super::code::Code;

/// The facts of a fault; what does not apply is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Facts {
    /// Which of the faults of one code it is, where the advice differs.
    pub case: Option<Case>,
    /// The code of what is wrong with a file that this one needs, such as a template.
    pub cause: Option<Code>,
    /// Rows of a file that could not be read, every one.
    pub rows: Vec<RowFault>,
    /// Faults of a form, every one.
    pub fields: Vec<FieldFault>,
    /// Files that cannot be used, every one.
    pub files: Vec<FileFault>,
    /// Whatever else is wrong, every one, in words.
    pub items: Vec<String>,
    /// What may be given instead, every one.
    pub choices: Vec<String>,
    /// What is accepted, in words that follow a semicolon, for example `isikan paling banyak 4`.
    pub accepted: Option<String>,
    /// What was given, shortened.
    pub given: Option<String>,
    /// Several things have the name that was given.
    pub ambiguous: bool,
    /// The database that is damaged, by its file name.
    pub database: Option<String>,
    /// The format that an option belongs to, or that a file has.
    pub format: Option<String>,
    /// Steps of the review that are possible now, by their keys.
    pub steps: Vec<&'static str>,
    /// What is wrong with a file to attach.
    pub attachment: Option<Attachment>,
    /// A sheet whose columns somebody can say.
    pub sheet: Option<SheetAt>,
}

/// Why a file cannot be attached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Attachment {
    /// Nothing is there.
    Missing,
    /// A link that leads nowhere.
    BrokenLink,
    /// A folder.
    Folder,
    /// One of the workspace's own files.
    OwnFile,
    /// A device or anything else that is no file.
    NotAFile,
    /// No permission or a failing medium.
    Unreadable,
    /// Open in another program.
    InUse,
    /// Not brought by `OneDrive` or a service like it.
    InCloud,
    /// It changed while it was read.
    Changing,
    /// No content.
    Empty,
    /// Over the limit.
    TooLarge,
}

/// A row of a file that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct RowFault {
    /// Sheet and cell, or whatever says where it stands in the file.
    pub place: String,
    /// What is wrong with it and what is accepted, a sentence.
    pub reason: String,
}

/// A field of a form that cannot be stored as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct FieldFault {
    /// Its key, as scripts give it.
    pub field: String,
    /// What it is called on paper.
    pub label: String,
    /// What is wrong with it, in words that follow the label.
    pub reason: String,
}

/// A file that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct FileFault {
    /// Where it is.
    pub path: String,
    /// What is wrong with it, in a few words.
    pub reason: String,
}

impl Facts {
    /// Only which fault of its code it is.
    pub(super) fn case(case: Case) -> Self {
        Self { case: Some(case), ..Self::default() }
    }

    /// Only what may be given instead.
    pub(super) fn choices<T: ToString>(choices: impl IntoIterator<Item = T>) -> Self {
        Self { choices: choices.into_iter().map(|choice| choice.to_string()).collect(), ..Self::default() }
    }

    /// Only what is accepted.
    pub(super) fn accepted(accepted: impl Into<String>) -> Self {
        Self { accepted: Some(accepted.into()), ..Self::default() }
    }

    /// Only that several things have the name.
    pub(super) fn ambiguous() -> Self {
        Self { ambiguous: true, ..Self::default() }
    }

    /// Only what is wrong with a file to attach.
    pub(super) fn attachment(attachment: Attachment) -> Self {
        Self { attachment: Some(attachment), ..Self::default() }
    }

    /// Only the format.
    pub(super) fn format(format: impl Into<String>) -> Self {
        Self { format: Some(format.into()), ..Self::default() }
    }

    /// Only a list in words.
    pub(super) fn items<T: ToString>(items: &[T]) -> Self {
        Self { items: items.iter().map(ToString::to_string).collect(), ..Self::default() }
    }

    /// The roles that may.
    pub(super) fn roles<'a>(roles: impl IntoIterator<Item = &'a Role>) -> Self {
        Self::choices(roles.into_iter().map(Role::key))
    }
}
