//! Proposing a unit: the kit, the conditions, letters, the objection and the stages
//! (docs/adr/0070-proposal-kit.md).

mod appeal;
mod assemble;
mod conditions;
mod data;
mod items;
mod kit;
mod letter;
mod letter_fields;
mod letter_into_kit;
mod show;
mod stages;

pub use appeal::{AppealInput, AppealItemView, AppealView, set_appeal, show_appeal};
pub use assemble::{ExportKit, export_kit};
pub use conditions::ConditionView;
pub use data::Named;
pub use items::KitItemView;
pub use kit::{KitInput, KitView, change_kit, show_kit};
pub use letter::{ExportLetter, export_letter};
pub use letter_fields::{LetterFieldView, LetterInput, fill_letter};
pub use letter_into_kit::{LetterIntoKit, letter_into_kit};
pub use show::{LetterView, ProposalView, show_proposal};
pub(crate) use stages::stage_name;
pub use stages::{StageInput, StageRow, set_stage};
