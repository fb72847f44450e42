//! Surveys on a scale of 1 to 4: what respondents' answers come to, and how many respondents are enough.
//!
//! Only numbers come in here; who answered is nobody's business in the core.

mod grade;
mod sample;
mod tally;

pub use grade::Grade;
pub use sample::minimum_sample;
pub use tally::{Figures, Tally};

/// The best answer to a statement; the worst is 1.
pub const BEST: u8 = 4;
