//! The review: columns beside the unit's answers, rounds, recommendations and differences.

mod acted_on;
mod column;
mod differences;
mod follow_up;
mod late;
pub(crate) mod letter;
mod list_recommendations;
mod recommend;
mod review_input;
mod review_queue;
mod set_round;
mod show_review;
mod threads;

pub use acted_on::acted_on;
pub(crate) use column::one_input;
pub use differences::differences;
pub use follow_up::{FollowUpInput, follow_up};
pub use late::late_changes;
pub use letter::{change_lhe_fields, lhe_form, read_lhe_form, set_lhe_form};
pub use list_recommendations::list_recommendations;
pub use recommend::{RecommendInput, recommend};
pub(crate) use review_input::store as store_review;
pub use review_input::{GivenTicks, ReviewInput, review_input};
pub use review_queue::review_queue;
pub use set_round::set_round;
pub use show_review::{review_score, show_review};
pub use threads::{say, threads};
