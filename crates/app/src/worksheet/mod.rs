//! The worksheet: answers, notes, history, undo, search and overview.

pub(crate) mod answer;
pub(crate) mod course;
pub(crate) mod guide;
pub(crate) mod history;
pub(crate) mod last_year;
pub(crate) mod note;
pub(crate) mod overview;
pub(crate) mod restore;
pub(crate) mod search;
pub(crate) mod undo;
pub(crate) mod wording;

pub use crate::note_text::LONGEST_NOTE;
pub use answer::{AnswerInput, Answered, answer_input};
pub use course::course;
pub use guide::worksheet_guide;
pub use history::{HistoryQuery, authors, history};
pub use last_year::{ConfirmLastYear, Confirmed, LastYearPart, confirm_last_year};
pub use note::set_note;
pub use overview::overview;
pub use restore::restore_value;
pub use search::{HitKind, MOST_HITS, SearchHit, search};
pub use undo::{redo, undo};
pub use wording::{official_wording, show_wording};
