//! Documents: attaching, describing, linking, reading them back, and the checklists they fulfil.

pub(crate) mod attach;
pub(crate) mod attach_files;
pub(crate) mod checklist;
pub(crate) mod date_documents;
pub(crate) mod describe;
pub(crate) mod detach;
pub(crate) mod duplicates;
pub(crate) mod folder;
pub(crate) mod lent;
pub(crate) mod link;
pub(crate) mod list;
pub(crate) mod move_documents;
pub(crate) mod read;
pub(crate) mod remove;
pub(crate) mod save;
pub(crate) mod store_file;
pub(crate) mod tick_requirement;
pub(crate) mod waive_requirement;

pub use attach::{AttachBytes, AttachEvidence, Attached, attach_bytes, attach_evidence};
pub use attach_files::{AttachFiles, AttachProgress, FileOutcome, attach_all, attach_files};
pub use checklist::checklist;
pub use date_documents::{DatedDocuments, date_documents};
pub use describe::{EvidenceDetails, describe_evidence, evidence_details};
pub use detach::detach_evidence;
pub use duplicates::{Copies, FindDuplicates, RemoveCopies, find_duplicates, remove_copies};
pub use folder::{AddFolder, FailedFile, FolderAdded, FolderChoice, PlanFolder, add_folder, plan_folder};
pub use lent::{
    ChangedCopy, LentCopy, changed_copies, drop_copy, keep_copy, lend_evidence, take_back_copies,
};
pub use link::link_evidence;
pub use list::{evidence_id, list_evidence, verify_evidence};
pub use move_documents::{MoveDocuments, move_documents};
pub use read::{EvidenceMedia, evidence_media, read_evidence_range};
pub use remove::remove_document;
pub use save::save_evidence;
pub use tick_requirement::{Tick, tick_requirement};
pub use waive_requirement::{Waive, waive_requirement};
