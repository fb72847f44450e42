//! Answers that are reckoned from files: surveys and complaints. The files hold personal data and lie in the
//! workspace's database for it; the journal gets what they add up to (docs/adr/0060-personal-data.md).

mod complaints;
mod complaints_report;
mod dropped;
mod forget;
mod give;
mod kept;
mod lore;
mod overview;
mod plan_category;
mod remarks;
mod report;
mod survey;
mod survey_report;

pub use complaints::{
    ComplaintFile, ComplaintImport, DaysView, RecapView, import_complaints, recap_complaints, use_complaints,
};
pub use complaints_report::{attach_recap, save_recap_report};
pub use dropped::DroppedView;
pub use forget::{ForgetView, PersonalView, forget_personal, personal_data};
pub use give::Used;
pub use overview::{FeedingView, SurveyState, feeding};
pub use plan_category::{CategoryPlan, plan_category};
pub use survey::{
    StatementView, SurveyAbout, SurveyOutcome, SurveyQuery, SurveyView, read_responses, use_responses,
};
pub use survey_report::{attach_survey, save_survey_report};
