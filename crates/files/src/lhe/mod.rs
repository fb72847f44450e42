//! What the LHE (Laporan Hasil Evaluasi) says: letter, report and annex, as blocks.
//!
//! Content is composed once, and whoever prints it knows nothing of an LHE. Every word about the unit comes from
//! the report and the form; a blank field is printed as a gap in brackets that names it. Whoever signs answers for
//! the document: nothing in it says that the program grants a score or a predicate.

mod attachment;
mod compose;
mod draft;
mod facts;
mod figures;
mod letter;
mod phrases;
mod results;

pub use compose::compose;
pub use facts::{Evaluation, FirstRound, Lhe, QuestionNote, Recommendation};
pub use figures::{coverage, judged_on};
