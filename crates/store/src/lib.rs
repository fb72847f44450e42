//! The workspace on disk: journal, projections, evidence and backups in SQLite.
//!
//! A [`Workspace`] is a folder with two databases. `pilar.db` holds the assessments and the journal, from which
//! the projection, history and undo are read; `evidence.db` holds the content of evidence files by SHA-256. Files with
//! personal data lie in `personal.db`, which is made with the first of them.
//! Every write of the user goes through [`Workspace::act`]: one action, one transaction.
#![warn(missing_docs)]

mod assessment;
mod backup;
mod care;
mod clock;
mod convert;
mod database;
mod error;
mod evidence;
mod journal;
mod names;
mod personal;
mod place;
mod private;
mod references;
mod setting;
mod source_fault;
mod workspace;

pub use assessment::AssessmentRow;
pub use care::{CheckFault, CheckReport, Elsewhere, HalfBlob, Logs, Relocated};
pub use error::StoreError;
pub use evidence::{Blob, BlobLimits, Storing};
pub use journal::{
    Absorbed, Acting, Action, ActionRow, Actor, Beginning, Current, HistoryFilter, Incoming, Lacking,
    Quarantined, Values,
};
pub use names::{BACKUPS, EVIDENCE_DB, MAIN_DB, PERSONAL_DB};
pub use personal::{Forgotten, PersonalFile};
pub use place::{PlaceRisk, place_risks};
pub use private::keep_private_folder;
pub use source_fault::SourceFault;
pub use workspace::{End, Ends, Memory, Opening, Workspace};

/// The result of everything in this crate.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;
