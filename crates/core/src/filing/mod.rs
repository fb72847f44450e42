//! Which question a file of evidence belongs to, by its name and those of its folders.
//!
//! Names are read as codes of the worksheet, as names of its areas and sub-areas, and as words of the documents that
//! questions want. What is certain is told apart from what a person has to decide, each with its reasons. Words and
//! spellings that units use come from data ([`Lexicon`]).

mod codes;
mod copies;
mod filer;
mod index;
mod lexicon;
mod names;
mod reason;

pub use copies::original_name;
pub use filer::{Filer, Filing, Sureness, Trail};
pub use lexicon::Lexicon;
pub use reason::Reason;
