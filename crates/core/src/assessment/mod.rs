//! One assessment: what its journal says now, who may write what in it, and how each subject of it is said.

mod breach;
mod carried;
mod document;
mod doubt;
mod evidence;
mod fold;
mod last_year;
mod late;
mod letter;
mod pin;
mod profile;
mod rights;
mod role;
mod source;
mod summary;
mod table;
mod valid;
mod words;

pub use breach::{Breached, breaches};
pub use carried::Carried;
pub use document::{Document, DocumentAbout, Revision};
pub use doubt::{Doubt, doubts};
pub use evidence::earns;
pub use fold::{Assessed, Assessment, Begun, UnreadableValue};
pub use last_year::LastYear;
pub use late::Lateness;
pub use letter::{LheFault, LheField, LheForm, LheMember, LheProblem, LheSignatory};
pub use pin::Pin;
pub use profile::{Pokja, Profile};
pub use rights::{Breach, require_right};
pub use role::Role;
pub use source::{AnswerSource, SourceFigures, SourceStatement};
pub use summary::{AreaShare, SpreadOfArea, Summary, area_shares, area_spreads};
pub use table::{Restore, Row, Side, row};
pub use valid::require_value;
pub use words::{said, value_text};
