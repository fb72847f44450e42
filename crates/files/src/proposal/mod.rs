//! What leaves with a proposal: letters, the list of contents, and the kit as one folder or zip.

mod contents;
mod kit;
mod letter;

pub use contents::{ConditionLine, ContentLine, ContentsList, compose as compose_contents};
pub use kit::{KitEntry, write_kit};
pub use letter::{LetterText, List, ListItem, Part, compose as compose_letter};
