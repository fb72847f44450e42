use std::path::{Path, PathBuf};

use pilar_files::WriteError;
use pilar_files::safe_name::safe_name;

use super::export::Exported;
use crate::error::Result;
use crate::session::Session;
use crate::session::own_files::outside;

/// Where a file goes: the path that was given, or under a name of its own in a folder. The workspace's own files are none.
pub(crate) fn destination(session: &Session, output: &Path, name: &str) -> Result<PathBuf> {
    outside(session.dir(), if output.is_dir() { output.join(safe_name(name)) } else { output.to_path_buf() })
}

/// A file that was written.
pub(crate) fn exported(path: PathBuf, notices: Vec<String>) -> Result<Exported> {
    let size = std::fs::metadata(&path).map_err(|error| WriteError::from_io(&path, error))?.len();
    Ok(Exported { path, size, notices })
}

/// What a document that was written marks as missing, as a notice; `None` where it lacks nothing.
pub(crate) fn gaps_told(gaps: &[String]) -> Option<String> {
    (!gaps.is_empty()).then(|| format!("belum diisi dan ditandai di dalam dokumen: {}.", gaps.join(", ")))
}

/// The ending of a file's name, in lower case.
pub(crate) fn ending(path: &Path) -> String {
    path.extension().map_or_else(String::new, |ending| ending.to_string_lossy().to_ascii_lowercase())
}
