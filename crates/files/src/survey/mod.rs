//! Responses to a survey, as forms export them: which columns are statements, and what each respondent answered.

mod answers;
mod columns;
mod headings;
mod labels;
mod lore;
mod off_scale;
mod others;
mod read;
mod scale;
mod statements;

pub use answers::write_answers;
pub use labels::safe_labels;
pub use lore::{Statement, SurveyLore, SurveySet};
pub use off_scale::OffScale;
pub use read::{SurveyColumn, SurveyRead, read_survey};

/// What `columns` of a map may name.
pub const COLUMNS: [&str; 5] = ["time", "layanan", "jenis-kelamin", "umur", "pendidikan"];
