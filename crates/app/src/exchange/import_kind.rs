use std::path::Path;

use pilar_files::detect::{FileKind, detect};
use serde::Serialize;

use crate::error::Result;

/// Which of the imports a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportKind {
    /// A submission package.
    Package,
    /// A workspace database.
    Database,
    /// Answers of one unit, or official questions.
    Answers,
}

/// Tells which import a file is for, by its content. What is called a database is taken for one unopened: it may be the
/// open workspace's own, and closing such a file would drop the locks that SQLite holds on it.
pub fn import_kind(path: &Path) -> Result<ImportKind> {
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("db")) {
        return Ok(ImportKind::Database);
    }
    Ok(match detect(path)? {
        FileKind::Package => ImportKind::Package,
        FileKind::Database => ImportKind::Database,
        FileKind::Workbook | FileKind::PortalJawaban | FileKind::PortalMaster => ImportKind::Answers,
    })
}
