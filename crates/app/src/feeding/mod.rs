//! Answers that are reckoned from files: surveys and complaints. The files hold personal data and lie in the
//! workspace's database for it; the journal gets what they add up to (docs/adr/0060-personal-data.md).

mod complaints;
mod dropped;
mod forget;
mod give;
mod kept;
mod lore;
mod survey;

pub use complaints::{
    ComplaintFile, ComplaintImport, DaysView, RecapView, import_complaints, recap_complaints, use_complaints,
};
pub use dropped::DroppedView;
pub use forget::{ForgetView, PersonalView, forget_personal, personal_data};
pub use give::Used;
pub(crate) use kept::kept_sum;
pub use survey::{
    StatementView, SurveyAbout, SurveyOutcome, SurveyQuery, SurveyView, read_responses, use_responses,
};
