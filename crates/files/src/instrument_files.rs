//! The files of an instrument as somebody gives them: a folder, or a zip of one.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use pilar_core::text::size_limit;
use zip::ZipArchive;

use crate::read_error::ReadError;

/// The file that every instrument has.
const HEAD: &str = "instrument.toml";
/// Files an instrument may have.
const MOST_FILES: usize = 60;
/// Bytes a file may have.
const LARGEST: u64 = 1_000_000;

/// Reads the TOML files of an instrument, each with its name; nothing below the folder that has `instrument.toml`.
///
/// # Errors
/// [`ReadError::Faults`] with every file that cannot be used.
pub fn read_instrument_files(path: &Path) -> Result<Vec<(String, String)>, ReadError> {
    usable(if path.is_dir() { of_folder(path)? } else { of_zip(path)? })
}

/// The files of an instrument as text, by name, where they are such and not too many or too large.
///
/// # Errors
/// [`ReadError::Faults`] with every file that cannot be used.
pub fn usable(raw: Vec<(String, Vec<u8>)>) -> Result<Vec<(String, String)>, ReadError> {
    let mut faults = Vec::new();
    if raw.iter().all(|(name, _)| name != HEAD) {
        faults.push(format!("{HEAD} tidak ada di folder atau zip itu"));
    }
    if raw.len() > MOST_FILES {
        faults.push(format!("lebih dari {MOST_FILES} berkas .toml"));
    }
    let mut files = Vec::new();
    for (name, bytes) in raw {
        if !is_toml(&name) || name.contains(['/', '\\']) || files.iter().any(|(known, _)| *known == name) {
            faults.push(format!("\"{}\" bukan nama berkas instrumen", name.escape_default()));
        } else if bytes.len() as u64 > LARGEST {
            faults.push(format!("{name} lebih dari {}", size_limit(LARGEST)));
        } else if let Ok(text) = String::from_utf8(bytes) {
            files.push((name, text));
        } else {
            faults.push(format!("{name} bukan teks UTF-8"));
        }
    }
    files.sort();
    if faults.is_empty() { Ok(files) } else { Err(ReadError::Faults(faults)) }
}

fn of_folder(path: &Path) -> Result<Vec<(String, Vec<u8>)>, ReadError> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(path)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_toml(&name) && entry.file_type()?.is_file() && found.len() <= MOST_FILES {
            found.push((name, bounded(File::open(entry.path())?)?));
        }
    }
    Ok(found)
}

fn of_zip(path: &Path) -> Result<Vec<(String, Vec<u8>)>, ReadError> {
    let damaged = |_| ReadError::Damaged;
    let mut archive = ZipArchive::new(BufReader::new(File::open(path)?)).map_err(damaged)?;
    let mut names = Vec::new();
    for at in 0..archive.len() {
        names.push(archive.by_index(at).map_err(damaged)?.name().map_err(damaged)?.into_owned());
    }
    let top = names.iter().filter_map(|name| name.strip_suffix(HEAD));
    let top = top.filter(|top| top.is_empty() || top.ends_with('/')).min_by_key(|top| top.len());
    let Some(top) = top.map(str::to_owned) else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let Some(below) = name.strip_prefix(&top) else { continue };
        if is_toml(below) && !below.contains('/') && found.len() <= MOST_FILES {
            found.push((below.to_owned(), bounded(archive.by_index(at).map_err(damaged)?)?));
        }
    }
    Ok(found)
}

fn is_toml(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "toml")
}

/// The content, and a byte more than it may have where it is too large.
fn bounded(content: impl Read) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    content.take(LARGEST + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
