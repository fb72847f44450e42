//! Units of an agency beside each other: what groups them, what lies between two groups, and how they stand over years.

mod course;
mod gap;
mod tag;

pub use course::{lagging_since, ranks};
pub use gap::{Gap, GapPart, Scored, explain_gap, same_questions};
pub use tag::{LONGEST_TAG, NotATag, TagGroup, TagKey, tag_groups};
