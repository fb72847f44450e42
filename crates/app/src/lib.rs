//! Pilar's use cases, one per file, shared by the command line and the window.
#![warn(missing_docs)]

mod answer_input;
mod assessment;
mod attach_evidence;
mod changed_by;
mod check_workspace;
mod clock;
mod create_assessment;
mod document_flags;
mod error;
mod evidence_warnings;
mod example;
mod export_assessment;
mod export_package;
mod history;
mod import_file;
mod import_outcome;
mod import_wording;
mod instruments;
mod list_assessments;
mod list_evidence;
mod media;
mod package_scope;
mod package_since;
mod profile;
mod read_file;
mod save_evidence;
mod score_file;
mod session;
mod set_note;
mod state_cache;
mod undo;
mod verify_package;
pub mod view;
mod worksheet_guide;

pub use answer_input::{AnswerInput, Answered, answer_input};
pub use assessment::{Assessment, Document, Revision};
pub use attach_evidence::{AttachEvidence, Attached, attach_evidence};
pub use changed_by::changed_by;
pub use check_workspace::{back_up, check_workspace, clear_unreferenced, list_backups, restore_backup};
pub use clock::read_time;
pub use create_assessment::{NewAssessment, create_assessment};
pub use error::{AppError, Result};
pub use example::create_example;
pub use export_assessment::{Export, ExportFormat, Exported, Paper, export_assessment};
pub use export_package::{ExportPackage, export_package};
pub use history::{HistoryQuery, history};
pub use import_file::import_file;
pub use import_outcome::{ImportFile, ImportOutcome, PlannedChange};
pub use import_wording::{official_wording, show_wording};
pub use instruments::{all as instruments, by_key as instrument_by_key};
pub use list_assessments::{list_assessments, show_assessment};
pub use list_evidence::{list_evidence, verify_evidence};
pub use pilar_core::worksheet::Layer;
pub use pilar_files::system_reason;
pub use profile::Profile;
pub use save_evidence::save_evidence;
pub use score_file::score_file;
pub use session::{Session, default_workspace};
pub use set_note::{LONGEST_NOTE, set_note};
pub use undo::{redo, undo};
pub use verify_package::verify_package;
pub use worksheet_guide::worksheet_guide;

/// Program name and version as exports and reports show it.
pub const MADE_BY: &str = concat!("Pilar ", env!("CARGO_PKG_VERSION"));
