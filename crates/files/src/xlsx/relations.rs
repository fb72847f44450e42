//! The parts of a workbook's archive, and what they refer to.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use zip::ZipArchive;

use crate::read_error::ReadError;
use crate::xlsx::recalculate::{Archive, attribute, elements, entry, sheet_entries};

/// Opens the archive of a workbook, which whoever reads it has looked at from outside.
pub(crate) fn archive(path: &Path) -> Result<Archive, ReadError> {
    ZipArchive::new(BufReader::new(File::open(path)?)).map_err(|_| ReadError::Damaged)
}

/// The part of a sheet, by its name; `None` where there is none.
pub(crate) fn part_of(archive: &mut Archive, sheet: &str) -> Result<Option<String>, ReadError> {
    let sheets = sheet_entries(archive).map_err(|_| ReadError::Damaged)?;
    Ok(sheets.into_iter().find(|(name, _)| name == sheet).map(|(_, part)| part))
}

/// The parts that a part refers to by relations of a kind, by their ids.
pub(crate) fn targets(
    archive: &mut Archive,
    part: &str,
    kind: &str,
) -> Result<BTreeMap<String, String>, ReadError> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let relations = format!("{folder}/_rels/{name}.rels");
    let mut found = BTreeMap::new();
    if archive.index_for_name(&relations).is_none() {
        return Ok(found);
    }
    let xml = entry(archive, &relations).map_err(|_| ReadError::Damaged)?;
    let read = elements(&xml, "Relationship", |element| {
        if let (Some(id), Some(target)) = (attribute(element, "Id")?, attribute(element, "Target")?)
            && attribute(element, "Type")?.is_some_and(|found| found.ends_with(kind))
            && attribute(element, "TargetMode")?.as_deref() != Some("External")
        {
            found.insert(id, beside(folder, &target));
        }
        Ok(())
    });
    read.map_err(|_| ReadError::Damaged)?;
    Ok(found)
}

/// The part that a target means, seen from the folder of the part that refers to it.
fn beside(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').collect();
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "." => {}
            other => steps.push(other),
        }
    }
    steps.join("/")
}
