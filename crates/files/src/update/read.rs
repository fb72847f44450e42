use std::fs::File;
use std::io::{BufReader, Read, Write};
use std::path::Path;

use serde::Deserialize;
use sha2::{Digest, Sha256};
use zip::ZipArchive;
use zip::result::ZipError;

use super::{UpdateFault, UpdateKeys};
use crate::package::hex;
use crate::read_error::ReadError;

const DESCRIPTION: &str = "pembaruan.json";
const SIGNATURE: &str = "pembaruan.json.minisig";
const FORMAT: u32 = 1;
const LARGEST_TEXT: u64 = 64 << 10;
const LARGEST_INSTALLER: u64 = 512 << 20;
const PIECE: usize = 256 << 10;

/// What a signed description says.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Update {
    format: u32,
    program: String,
    /// The version it brings, such as `0.2.0`.
    pub version: String,
    /// The day it was made, as `YYYY-MM-DD`.
    pub date: String,
    /// What is new, a sentence each.
    pub notes: Vec<String>,
    /// The program that installs it.
    pub installer: Installer,
}

/// The installer as the description names it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Installer {
    /// Its name in the file.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// Lower-case hex digits.
    pub sha256: String,
}

/// An open file whose description is signed by a known key.
pub struct UpdateFile {
    archive: ZipArchive<BufReader<File>>,
    /// What is signed.
    pub update: Update,
}

impl UpdateFile {
    /// Opens a file and believes nothing in it before its signature is checked. The installer is checked when it is
    /// written out.
    pub fn open(path: &Path, keys: &UpdateKeys) -> Result<Self, UpdateFault> {
        let file = File::open(path).map_err(ReadError::from)?;
        let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|_| UpdateFault::NotAnUpdate)?;
        let description = text(&mut archive, DESCRIPTION)?.ok_or(UpdateFault::NotAnUpdate)?;
        let signature = text(&mut archive, SIGNATURE)?.ok_or(UpdateFault::Unsigned)?;
        keys.verify(description.as_bytes(), &signature)?;
        let format: Format = serde_json::from_str(&description).map_err(|_| UpdateFault::Damaged)?;
        if format.format > FORMAT {
            return Err(UpdateFault::Newer(format.format));
        }
        let update: Update = serde_json::from_str(&description).map_err(|_| UpdateFault::Damaged)?;
        let named = archive.index_for_name(&update.installer.name).is_some();
        if update.program != "Pilar" || archive.len() != 3 || !named {
            return Err(UpdateFault::Damaged);
        }
        Ok(Self { archive, update })
    }

    /// Writes the installer out, and fails unless it is the one that is signed. `go_on` hears how many bytes are done
    /// and ends the work when it returns false.
    pub fn write_installer(
        &mut self,
        into: &mut dyn Write,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> Result<(), UpdateFault> {
        let Installer { name, size, sha256 } = &self.update.installer;
        if *size > LARGEST_INSTALLER {
            return Err(UpdateFault::OtherInstaller);
        }
        let entry = self.archive.by_name(name).map_err(|_| UpdateFault::Damaged)?;
        // One byte more than is signed shows that it is another.
        let mut entry = entry.take(size + 1);
        let (mut hasher, mut done, mut piece) = (Sha256::new(), 0u64, vec![0; PIECE]);
        loop {
            let read = entry.read(&mut piece).map_err(|_| UpdateFault::Damaged)?;
            if read == 0 {
                break;
            }
            hasher.update(&piece[..read]);
            into.write_all(&piece[..read]).map_err(ReadError::from)?;
            done += read as u64;
            if !go_on(done) {
                return Err(UpdateFault::Cancelled);
            }
        }
        if done == *size && hex(&hasher.finalize()) == *sha256 {
            Ok(())
        } else {
            Err(UpdateFault::OtherInstaller)
        }
    }
}

#[derive(Deserialize)]
struct Format {
    format: u32,
}

/// A small entry; `None` when it is not there.
fn text(archive: &mut ZipArchive<BufReader<File>>, name: &str) -> Result<Option<String>, UpdateFault> {
    let entry = match archive.by_name(name) {
        Ok(entry) => entry,
        Err(ZipError::FileNotFound) => return Ok(None),
        Err(_) => return Err(UpdateFault::Damaged),
    };
    let mut bytes = Vec::new();
    entry.take(LARGEST_TEXT + 1).read_to_end(&mut bytes).map_err(|_| UpdateFault::Damaged)?;
    let fits = bytes.len() as u64 <= LARGEST_TEXT;
    String::from_utf8(bytes).ok().filter(|_| fits).map(Some).ok_or(UpdateFault::Damaged)
}
