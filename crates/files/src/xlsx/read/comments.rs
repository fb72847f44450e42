//! Comments that hang on cells: only where, as nothing of them is taken.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use zip::ZipArchive;

use super::grid::column;
use super::pictures::targets;
use crate::read_error::ReadError;
use crate::xlsx::guard;
use crate::xlsx::recalculate::{Archive, attribute, elements, entry, sheet_entries};

/// Comments of a sheet that are told.
const MOST: usize = 10_000;

/// The cells of a sheet of an `.xlsx` file that have a comment: row (one-based) and column, from the top down.
pub(super) fn over(path: &Path, sheet: &str) -> Result<Vec<(u32, u32)>, ReadError> {
    // Whoever reads the sheet has looked at the file from outside.
    let mut archive: Archive =
        ZipArchive::new(BufReader::new(File::open(path)?)).map_err(|_| ReadError::Damaged)?;
    if !guard::names(&archive).any(|name| name.contains("comments")) {
        return Ok(Vec::new());
    }
    let sheets = sheet_entries(&mut archive).map_err(|_| ReadError::Damaged)?;
    let Some((_, part)) = sheets.into_iter().find(|(name, _)| name == sheet) else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for comments in targets(&mut archive, &part, "/comments")?.into_values() {
        // A part that is not there holds no comment.
        let Ok(xml) = entry(&mut archive, &comments) else { continue };
        let read = elements(&xml, "comment", |comment| {
            found.extend(attribute(comment, "ref")?.and_then(|place| cell(&place)));
            Ok(())
        });
        read.map_err(|_| ReadError::Damaged)?;
    }
    found.sort_unstable();
    found.truncate(MOST);
    Ok(found)
}

/// Row and column of a place such as `G27`.
fn cell(place: &str) -> Option<(u32, u32)> {
    let digits = place.find(|c: char| c.is_ascii_digit())?;
    Some((place[digits..].parse().ok()?, column(&place[..digits])?))
}
