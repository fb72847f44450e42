//! Files in and out: workbooks, PDF, LHE, PortalRB's JSON and packages.

mod annex;
pub(crate) mod column_maps;
pub(crate) mod destination;
mod evidence_list;
pub(crate) mod export;
pub(crate) mod export_lhe;
pub(crate) mod export_package;
pub(crate) mod export_portal_set;
pub(crate) mod import_database;
pub(crate) mod import_file;
pub(crate) mod import_kind;
pub(crate) mod import_outcome;
pub(crate) mod import_package;
mod import_pictures;
pub(crate) mod import_wording;
mod lore;
pub(crate) mod meaning;
pub(crate) mod package_instrument;
pub(crate) mod package_journal;
mod part;
pub(crate) mod preview_lhe;
pub(crate) mod preview_sheet;
mod read_file;
pub(crate) mod save_picture;
pub(crate) mod scope;
pub(crate) mod score_file;
pub(crate) mod since;
pub(crate) mod verify_package;

pub use annex::Annexes;
pub use column_maps::{
    MapChoice, column_map, column_maps, find_column_map, named_map, remove_column_map, save_column_map,
};
pub use export::{Export, ExportFormat, Exported, OtherColumns, Paper, export_assessment};
pub use export_package::{ExportPackage, PackagePart, export_package};
pub use export_portal_set::{PortalSet, PortalSetWritten, export_portal_set};
pub use import_database::{DatabaseImported, ImportDatabase, RefusedAssessment, import_database};
pub use import_file::import_file;
pub use import_kind::{ImportKind, import_kind};
pub use import_outcome::{ImportFile, ImportNames, ImportOutcome, PictureView, PlannedChange};
pub use import_package::{ImportPackage, PackageImported, VerifiedPackage, import_package};
pub use pilar_files::column_map::{ColumnMap, NamedColumn, SheetColumns};
pub use preview_lhe::preview_lhe;
pub use preview_sheet::{PreviewSheet, SheetColumn, SheetPreview, SheetRow, preview_sheet};
pub use save_picture::save_picture;
pub use score_file::{ScoreFile, score_file};
pub use verify_package::verify_package;
