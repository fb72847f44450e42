//! A kit as one folder or one zip, in the order of the portal; read back before it gets its name.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::package::{Buffers, Contents, hex};
use crate::safe_write::{WriteError, write_verified};

/// A file of a kit.
#[derive(Debug, Clone)]
pub enum KitEntry {
    /// One that is stored, by its hash.
    Stored {
        /// Its name in the kit.
        name: String,
        /// SHA-256 of its content.
        sha256: String,
    },
    /// One that was made just now.
    Made {
        /// Its name in the kit.
        name: String,
        /// Its content.
        bytes: Vec<u8>,
    },
}

impl KitEntry {
    fn name(&self) -> &str {
        match self {
            Self::Stored { name, .. } | Self::Made { name, .. } => name,
        }
    }

    fn sha256(&self) -> String {
        match self {
            Self::Stored { sha256, .. } => sha256.clone(),
            Self::Made { bytes, .. } => hex(&Sha256::digest(bytes)),
        }
    }

    fn copy(&self, contents: &mut dyn Contents, to: &mut dyn Write) -> io::Result<()> {
        match self {
            Self::Stored { sha256, .. } => contents.copy(sha256, to),
            Self::Made { bytes, .. } => to.write_all(bytes),
        }
    }
}

/// Writes a kit: as a zip where the path ends so, else as a folder that is not there yet or empty. Every content is read
/// back and hashed before the kit gets its name.
pub fn write_kit(entries: &[KitEntry], contents: &mut dyn Contents, path: &Path) -> Result<(), WriteError> {
    let is_zip = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
    if is_zip {
        return write_verified(path, |to| zipped(entries, contents, to), |from| verify_zip(entries, from));
    }
    let parent = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    if !parent.is_dir() {
        return Err(WriteError::FolderMissing { folder: parent.to_path_buf() });
    }
    let failed = |error| WriteError::from_io(path, error);
    if path.exists() {
        // Only an empty folder is replaced: nobody's files are mixed with the kit's.
        std::fs::remove_dir(path).map_err(|_| WriteError::IsFolder { path: path.to_path_buf() })?;
    }
    let mut buffers = Buffers::default();
    let folder = tempfile::Builder::new().prefix(".pilar-").tempdir_in(parent).map_err(failed)?;
    for entry in entries {
        let mut file = File::create(folder.path().join(entry.name())).map_err(failed)?;
        entry.copy(contents, &mut file).and_then(|()| file.sync_all()).map_err(failed)?;
        drop(file);
        let mut file = File::open(folder.path().join(entry.name())).map_err(failed)?;
        require(entry, &mut file, &mut buffers).map_err(|error| named(error, path))?;
    }
    let made: PathBuf = folder.keep();
    std::fs::rename(&made, path).map_err(|error| {
        // Nothing is left beside what could not be put in place.
        let _ = std::fs::remove_dir_all(&made);
        failed(error)
    })
}

fn named(error: WriteError, path: &Path) -> WriteError {
    match error {
        WriteError::Io { source, .. } => WriteError::from_io(path, source),
        other => other,
    }
}

fn zipped(entries: &[KitEntry], contents: &mut dyn Contents, path: &Path) -> Result<(), WriteError> {
    let failed = |error| WriteError::from_io(path, error);
    let composed = |error: zip::result::ZipError| match error {
        zip::result::ZipError::Io(error) => WriteError::from_io(path, error),
        other => WriteError::Compose { reason: other.to_string() },
    };
    let mut writer = ZipWriter::new(File::create(path).map_err(failed)?);
    let options =
        SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).large_file(true);
    for entry in entries {
        writer.start_file(entry.name(), options).map_err(composed)?;
        entry.copy(contents, &mut writer).map_err(failed)?;
    }
    writer.finish().map(drop).map_err(composed)
}

fn verify_zip(entries: &[KitEntry], path: &Path) -> Result<(), WriteError> {
    let broken = |error: zip::result::ZipError| WriteError::differs(error.to_string());
    let file = File::open(path).map_err(|error| WriteError::from_io(path, error))?;
    let mut archive = ZipArchive::new(file).map_err(broken)?;
    if archive.len() != entries.len() {
        return Err(WriteError::differs("jumlah berkas tidak sama"));
    }
    let mut buffers = Buffers::default();
    entries.iter().try_for_each(|entry| {
        require(entry, &mut archive.by_name(entry.name()).map_err(broken)?, &mut buffers)
    })
}

/// Refuses a content that is not the one that was to be written.
fn require(entry: &KitEntry, content: &mut dyn Read, buffers: &mut Buffers) -> Result<(), WriteError> {
    let found = buffers.hash(content, u64::MAX, &mut |_| true);
    let found = found.map_err(|error| WriteError::from_io(Path::new(entry.name()), error))?;
    if found.is_some_and(|(hash, _)| hash == entry.sha256()) {
        return Ok(());
    }
    Err(WriteError::differs(format!("isi \"{}\" tidak sama", entry.name())))
}
