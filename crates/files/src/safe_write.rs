//! Writing a file so that either the whole, verified file is there afterwards, or nothing new.

use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::read_error::ReadError;
use crate::system_reason::{Withheld, patiently, system_reason};

/// Why a file was not written, in Indonesian. Nothing is left behind.
#[derive(Debug, Error)]
pub enum WriteError {
    /// The folder does not exist.
    #[error("folder {} tidak ada", folder.display())]
    FolderMissing {
        /// The folder that was asked for.
        folder: PathBuf,
    },
    /// A folder stands where the file should go.
    #[error("tujuan {} adalah folder", path.display())]
    IsFolder {
        /// The path that was asked for.
        path: PathBuf,
    },
    /// A device or pipe stands where the file should go.
    #[error("tujuan {} bukan berkas biasa", path.display())]
    NotAFile {
        /// The path that was asked for.
        path: PathBuf,
    },
    /// No permission, or a read-only medium, or the file is open in another program.
    #[error("tujuan {} tidak dapat ditulis", path.display())]
    NotWritable {
        /// The path that was asked for.
        path: PathBuf,
    },
    /// The medium is full or the quota is used up.
    #[error("ruang penyimpanan penuh saat menulis {}", path.display())]
    DiskFull {
        /// The path that was asked for.
        path: PathBuf,
    },
    /// Any other failure of the file system.
    #[error("gagal menulis {} ({})", path.display(), system_reason(source))]
    Io {
        /// The path that was asked for.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The content could not be made.
    #[error("isi berkas tidak dapat disusun: {reason}")]
    Compose {
        /// What the format's library said.
        reason: String,
    },
    /// Read back, the file did not hold what was to be written.
    #[error("berkas dibaca ulang dan isinya tidak cocok ({reason})")]
    NotVerified {
        /// What differed.
        reason: String,
    },
    /// Answers that the worksheet has no option for, which nobody else would take: one Indonesian sentence each.
    #[error("{} jawaban bukan pilihan lembar kerja penilaian ini", .0.len())]
    NoOption(Vec<String>),
    /// The person cancelled.
    #[error("dibatalkan")]
    Cancelled,
    /// The template cannot be used.
    #[error("buku kerja {} tidak dapat diisi: {reason}", path.display())]
    Template {
        /// The template.
        path: PathBuf,
        /// What is wrong.
        reason: TemplateFault,
    },
}

impl WriteError {
    /// [`WriteError::NotVerified`] with what differed.
    pub(crate) fn differs(reason: impl Into<String>) -> Self {
        Self::NotVerified { reason: reason.into() }
    }
}

/// Why a template cannot be used, in Indonesian.
#[derive(Debug, Error)]
pub enum TemplateFault {
    /// It could not be read at all.
    #[error("{0}")]
    Read(#[from] ReadError),
    /// It cannot be taken apart as a workbook.
    #[error("berkas rusak atau bukan buku kerja Excel ({0})")]
    Damaged(String),
    /// None of the sheets that are filled is in it.
    #[error("tidak memuat lembar \"{official}\" atau \"{portal}\"")]
    NoSheet {
        /// Name of the official sheet.
        official: String,
        /// Name of PortalRB's sheet.
        portal: String,
    },
    /// Columns that are not filled hold texts that may be another unit's.
    #[error("{} kolom yang tidak diisi Pilar berisi teks yang mungkin milik unit lain", .0.len())]
    OtherColumns(Vec<String>),
    /// Filled, it would be read otherwise than this unit's: one Indonesian clause for each place.
    #[error("{} hal akan terbaca lain daripada isian unit ini", .0.len())]
    ReadsOtherwise(Vec<String>),
    /// Its rows are another worksheet's.
    #[error(
        "susunannya tidak cocok dengan {expected}: {fitting} dari {all} bobot dan pilihan jawaban ada di tempatnya"
    )]
    OtherRows {
        /// Name of the instrument.
        expected: String,
        /// Weights and options that stand where they should.
        fitting: usize,
        /// All of them.
        all: usize,
    },
}

impl WriteError {
    /// Classifies an error of the file system that happened while writing `path`.
    pub fn from_io(path: &Path, source: io::Error) -> Self {
        let path = path.to_path_buf();
        match source.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull { path },
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem | ErrorKind::ResourceBusy => {
                Self::NotWritable { path }
            }
            _ => Self::Io { path, source },
        }
    }
}

/// Writes `path` through a temporary file in the same folder.
///
/// `write` fills the file it is given, `verify` reads it back; then it is flushed to the disk and
/// renamed. When anything fails the temporary file is removed and an older file under the final
/// name stays as it was.
pub fn write_verified(
    path: &Path,
    write: impl FnOnce(&Path) -> Result<(), WriteError>,
    verify: impl FnOnce(&Path) -> Result<(), WriteError>,
) -> Result<(), WriteError> {
    if path.is_dir() {
        return Err(WriteError::IsFolder { path: path.to_path_buf() });
    }
    if path.exists() && !path.is_file() {
        // Renaming over a device or a pipe would take it away from everybody else.
        return Err(WriteError::NotAFile { path: path.to_path_buf() });
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if !folder.is_dir() {
        return Err(WriteError::FolderMissing { folder: folder.to_path_buf() });
    }
    let failed = |source| WriteError::from_io(path, source);
    // The handle is closed before `write` opens the file by name, which Windows asks for.
    let temporary = temporary_in(folder).map_err(failed)?;
    write(&temporary).map_err(|error| rename_in(error, &temporary, path))?;
    verify(&temporary).map_err(|error| rename_in(error, &temporary, path))?;
    File::options().write(true).open(&temporary).and_then(|file| file.sync_all()).map_err(failed)?;
    put_in_place(temporary, path).map_err(failed)?;
    sync_folder(folder);
    Ok(())
}

/// Renames the finished file over an older one.
fn put_in_place(temporary: tempfile::TempPath, path: &Path) -> io::Result<()> {
    let mut temporary = Some(temporary);
    patiently(
        || {
            let Some(finished) = temporary.take() else { return Ok(()) };
            finished.persist(path).map_err(|error| {
                temporary = Some(error.path);
                error.error
            })
        },
        Withheld::of,
    )
}

/// People know the final name, not the temporary one.
fn rename_in(error: WriteError, temporary: &Path, path: &Path) -> WriteError {
    let named = |found: PathBuf| if found == temporary { path.to_path_buf() } else { found };
    match error {
        WriteError::NotWritable { path } => WriteError::NotWritable { path: named(path) },
        WriteError::DiskFull { path } => WriteError::DiskFull { path: named(path) },
        WriteError::Io { path, source } => WriteError::Io { path: named(path), source },
        other => other,
    }
}

fn temporary_in(folder: &Path) -> io::Result<tempfile::TempPath> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".pilar-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any program would create it; the user's umask still applies.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    Ok(builder.tempfile_in(folder)?.into_temp_path())
}

/// Makes the rename itself durable where folders can be opened; elsewhere the system does it.
fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        // The file is complete and in place; a file system that cannot sync folders is no failure.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap();
        entries.map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect()
    }

    fn put(text: &'static str) -> impl FnOnce(&Path) -> Result<(), WriteError> {
        move |path| std::fs::write(path, text).map_err(|e| WriteError::from_io(path, e))
    }

    #[test]
    fn a_verified_file_replaces_the_older_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        write_verified(&path, put("lama"), |_| Ok(())).unwrap();
        write_verified(&path, put("baru"), |_| Ok(())).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "baru");
        assert_eq!(names(folder.path()), ["a.txt"]);
    }

    #[test]
    fn a_failure_leaves_the_older_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        write_verified(&path, put("lama"), |_| Ok(())).unwrap();
        let refuse = |_: &Path| Err(WriteError::differs("uji"));
        let error = write_verified(&path, put("baru"), refuse).unwrap_err();
        assert_eq!(error.to_string(), "berkas dibaca ulang dan isinya tidak cocok (uji)");
        let full = |path: &Path| Err(WriteError::from_io(path, ErrorKind::StorageFull.into()));
        let error = write_verified(&path, full, |_| Ok(())).unwrap_err();
        assert!(matches!(&error, WriteError::DiskFull { path: named } if *named == path), "{error}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "lama");
        assert_eq!(names(folder.path()), ["a.txt"]);
    }

    #[test]
    fn a_missing_folder_and_a_folder_as_target_are_named() {
        let folder = tempfile::tempdir().unwrap();
        let gone = folder.path().join("tidak ada");
        let error = write_verified(&gone.join("a.txt"), put(""), |_| Ok(())).unwrap_err();
        assert!(matches!(error, WriteError::FolderMissing { folder } if folder == gone));
        let error = write_verified(folder.path(), put(""), |_| Ok(())).unwrap_err();
        assert!(matches!(error, WriteError::IsFolder { .. }));
    }

    #[cfg(unix)]
    #[test]
    fn a_socket_in_the_place_of_the_file_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("soket");
        let _listening = std::os::unix::net::UnixListener::bind(&path).unwrap();
        let error = write_verified(&path, put("isi"), |_| Ok(())).unwrap_err();
        assert!(matches!(error, WriteError::NotAFile { .. }), "{error}");
        assert!(path.exists() && !path.is_file());
    }
}
