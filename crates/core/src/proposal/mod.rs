//! Proposing a unit: the kit of files that goes with it, the conditions it is judged by, letters, the objection (sanggah)
//! and the stages that follow.

mod judge;
mod key;
mod record;
mod requirements;

pub use judge::{Judgement, Unclear};
pub use key::{Key, NotAKey};
pub use record::{Appeal, ConditionValue, KitCheck, KitFile, LetterFields, Proposal, StageRecord};
pub use requirements::{Grade, Item, Letter, Measure, Measured, Requirements, StageKind};
