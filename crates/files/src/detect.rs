//! Tells what kind of file was given, by its content and never by its name.

use std::collections::BTreeSet;
use std::fmt;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use encoding_rs::UTF_8;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};

use crate::portalrb;
use crate::read_error::ReadError;
use crate::xlsx::guard::{self, Container};

/// First bytes of a file in which JSON has to begin.
const BEGINNING: u64 = 1024;

/// Name of the declaration of a bag.
const BAGIT: &str = "bagit.txt";

/// A kind of file that can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A workbook (`.xlsx`, `.xlsm`, `.xlsb`, `.xls`, `.ods`).
    Workbook,
    /// `PortalRB`'s answers of one unit (JSON).
    PortalJawaban,
    /// `PortalRB`'s master question set (JSON).
    PortalMaster,
    /// A submission package: a zip with `bagit.txt`.
    Package,
    /// An `SQLite` database, which may be of a workspace.
    Database,
}

/// Tells the kind of a file. It does not check that the file can be read to its end.
pub fn detect(path: &Path) -> Result<FileKind, ReadError> {
    let (mut file, size) = guard::open(path, u64::MAX)?;
    match guard::container(&mut file)? {
        Container::Compound => guard::require_plain(&mut file).map(|()| FileKind::Workbook),
        // A package may be larger than any workbook; it begins with its declaration.
        Container::Zip if begins_as_package(&mut file)? => Ok(FileKind::Package),
        Container::Zip => {
            let mut archive = guard::open_zip(file, size)?;
            let workbook = guard::format_of(&mut archive).is_some();
            let has = |wanted: &dyn Fn(&str) -> bool| guard::names(&archive).any(|name| wanted(&name));
            if has(&|name| name == BAGIT || name.split_once('/').is_some_and(|(_, rest)| rest == BAGIT)) {
                Ok(FileKind::Package)
            } else if workbook {
                Ok(FileKind::Workbook)
            } else {
                Err(ReadError::UnknownKind)
            }
        }
        Container::Other => {
            let mut beginning = Vec::new();
            file.take(BEGINNING).read_to_end(&mut beginning)?;
            if beginning.starts_with(b"SQLite format 3\0") {
                return Ok(FileKind::Database);
            }
            // Without a mark it is UTF-8; half a character at the end does not matter here.
            let (text, _, _) = UTF_8.decode(&beginning);
            match text.chars().find(|character| !character.is_whitespace()) {
                Some('{' | '[') => detect_json(path),
                _ => Err(named(&beginning, &text)
                    .map_or(ReadError::UnknownKind, |format| ReadError::OtherFormat { format })),
            }
        }
    }
}

/// The ending of a format that may hold a worksheet and is not read, by its beginning.
fn named(beginning: &[u8], text: &str) -> Option<&'static str> {
    let pictures: [(&[u8], &str); 4] =
        [(b"%PDF", ".pdf"), (b"\x89PNG", ".png"), (b"\xFF\xD8\xFF", ".jpg"), (b"II*\0", ".tif")];
    if let Some((_, ending)) = pictures.iter().find(|(magic, _)| beginning.starts_with(magic)) {
        return Some(ending);
    }
    let lower = text.trim_start().to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if lower.starts_with('<') {
        let fods = lower.contains("office:document") && has(&["opendocument.spreadsheet", "xmlns:office"]);
        let excel = lower.contains("urn:schemas-microsoft-com:office:spreadsheet");
        let page = has(&["<html", "<!doctype html", "<table"]);
        return [(excel, ".xml"), (fods, ".fods"), (page, ".html")]
            .into_iter()
            .find_map(|(is, ending)| is.then_some(ending));
    }
    let plain = !text.chars().any(|c| c.is_control() && !matches!(c, '\r' | '\n' | '\t'));
    let line = text.lines().find(|line| !line.trim().is_empty())?;
    (plain && text.lines().nth(1).is_some() && line.contains([';', ',', '\t'])).then_some(".csv")
}

/// Whether the first entry of a zip file is the declaration of a bag.
fn begins_as_package(file: &mut File) -> Result<bool, ReadError> {
    const NAME: u64 = 30;
    let mut name = [0; BAGIT.len()];
    file.seek(SeekFrom::Start(NAME))?;
    let read = file.read_exact(&mut name);
    file.seek(SeekFrom::Start(0))?;
    Ok(read.is_ok() && name == *BAGIT.as_bytes())
}

fn detect_json(path: &Path) -> Result<FileKind, ReadError> {
    let bytes = portalrb::source::read(path)?;
    let shape = "bukan jawaban unit dan bukan set soal induk";
    let Members(names) = portalrb::source::parse(&bytes, shape)?;
    if names.contains("answers") {
        Ok(FileKind::PortalJawaban)
    } else if names.contains("error") {
        Err(portalrb::refusal(&bytes))
    } else if names.contains("units") {
        Err(portalrb::unit_list(&bytes))
    } else if names.contains("data") {
        Ok(FileKind::PortalMaster)
    } else {
        Err(ReadError::WrongShape { detail: shape.to_owned() })
    }
}

/// The members at the top of a JSON object, by name.
struct Members(BTreeSet<String>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = Members;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("objek")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                let mut names = BTreeSet::new();
                while let Some((name, IgnoredAny)) = map.next_entry::<String, _>()? {
                    names.insert(name);
                }
                Ok(Members(names))
            }
        }
        deserializer.deserialize_map(Read)
    }
}
