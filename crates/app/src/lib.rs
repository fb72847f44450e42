//! Pilar's use cases, one per file, shared by the command line and the window.
#![warn(missing_docs)]

mod answer_input;
mod assessment;
mod attach_evidence;
mod attach_files;
mod changed_by;
mod check_workspace;
mod clock;
mod create_assessment;
mod decide_conflict;
mod describe_evidence;
mod detach_evidence;
mod document_flags;
mod error;
mod evidence_warnings;
mod example;
mod export_assessment;
mod export_package;
mod history;
mod import_file;
mod import_into;
mod import_outcome;
mod import_package;
mod import_wording;
mod incoming_values;
mod instruments;
mod link_evidence;
mod list_assessments;
mod list_conflicts;
mod list_evidence;
mod media;
mod merge_changes;
mod package_scope;
mod package_since;
mod plan_merge;
mod profile;
mod read_evidence;
mod read_file;
mod remove_document;
mod review;
mod save_evidence;
mod score_file;
mod session;
mod set_logo;
mod set_note;
mod set_profile;
mod state_cache;
mod store_file;
mod tick_requirement;
mod undo;
mod verify_package;
pub mod view;
mod window_settings;
mod worksheet_guide;

pub use answer_input::{AnswerInput, Answered, answer_input};
pub use assessment::{Assessment, Document, Revision};
pub use attach_evidence::{AttachBytes, AttachEvidence, Attached, attach_bytes, attach_evidence};
pub use attach_files::{AttachFiles, AttachProgress, FileOutcome, attach_files};
pub use changed_by::changed_by;
pub use check_workspace::{back_up, check_workspace, clear_unreferenced, list_backups, restore_backup};
pub use clock::read_time;
pub use create_assessment::{NewAssessment, create_assessment};
pub use decide_conflict::{Choice, Decided, decide_conflict, find_choice};
pub use describe_evidence::{EvidenceDetails, describe_evidence};
pub use detach_evidence::detach_evidence;
pub use error::{AppError, Result, ReviewError};
pub use example::create_example;
pub use export_assessment::{Export, ExportFormat, Exported, Paper, export_assessment};
pub use export_package::{ExportPackage, export_package};
pub use history::{HistoryQuery, history};
pub use import_file::import_file;
pub use import_outcome::{ImportFile, ImportOutcome, PlannedChange};
pub use import_package::{ImportPackage, PackageImported, import_package, is_package};
pub use import_wording::{official_wording, show_wording};
pub use instruments::{all as instruments, by_key as instrument_by_key};
pub use link_evidence::link_evidence;
pub use list_assessments::{list_assessments, show_assessment};
pub use list_conflicts::list_conflicts;
pub use list_evidence::{list_evidence, verify_evidence};
pub use merge_changes::merge_changes;
pub use pilar_core::review::Step;
pub use pilar_core::worksheet::Layer;
pub use pilar_files::system_reason;
pub use plan_merge::{MergeChanges, plan_merge};
pub use profile::{Pokja, Profile};
pub use read_evidence::{EvidenceMedia, evidence_media, read_evidence_range};
pub use remove_document::remove_document;
pub use review::{
    FollowUpInput, GivenTicks, Identity, ROLES, RecommendInput, ReviewInput, Role, differences, follow_up,
    identity, list_recommendations, recommend, review_input, review_queue, review_score, set_identity,
    set_round, show_review, sign_in,
};
pub use save_evidence::save_evidence;
pub use score_file::score_file;
pub use session::{Session, default_workspace};
pub use set_logo::{LARGEST_LOGO, set_logo};
pub use set_note::{LONGEST_NOTE, set_note};
pub use set_profile::{ProfileEdit, set_profile};
pub use tick_requirement::{Tick, tick_requirement};
pub use undo::{redo, undo};
pub use verify_package::verify_package;
pub use window_settings::{set_window_settings, window_settings};
pub use worksheet_guide::worksheet_guide;

/// Program name and version as exports and reports show it.
pub const MADE_BY: &str = concat!("Pilar ", env!("CARGO_PKG_VERSION"));
