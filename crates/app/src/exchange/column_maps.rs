//! Column maps that the workspace keeps: where everything stands in the workbooks of agencies.
//!
//! They are a setting of the workspace, no part of any assessment: no history, and no package carries them
//! (docs/adr/0047-column-maps.md).

use std::path::Path;

use pilar_files::ReadError;
use pilar_files::column_map::ColumnMap;
use pilar_files::detect::{FileKind, detect};
use pilar_files::xlsx::read::open_map;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::error::{AppError, Result};
use crate::exchange::read_file::{Maps, ReadAs, read_answers};
use crate::session::Session;

const KEY: &str = "column-maps";

/// Which column map to read or fill a workbook by; without a choice, a saved one whose headings fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case", tag = "kind", content = "of")]
pub enum MapChoice {
    /// None: as headings and content say, whatever is saved.
    Detect,
    /// A saved one, by its name.
    Saved(String),
    /// This one.
    Given(ColumnMap),
}

/// Every saved map, by name.
pub fn column_maps(session: &Session) -> Result<Vec<ColumnMap>> {
    let Some(value) = session.workspace.setting(KEY)? else { return Ok(Vec::new()) };
    serde_json::from_value(value)
        .map_err(|error| AppError::UnreadableValue { subject: KEY.into(), detail: error.to_string() })
}

/// The saved map with a name.
pub fn column_map(session: &Session, name: &str) -> Result<ColumnMap> {
    let maps = column_maps(session)?;
    let found = maps.iter().find(|map| same(&map.name, name)).cloned();
    found.ok_or_else(|| unknown(name, &maps))
}

/// Keeps a map under its name, in place of one of the same name.
pub fn save_column_map(session: &mut Session, map: &ColumnMap) -> Result<()> {
    let map = ColumnMap { name: map.name.trim().to_owned(), ..map.clone() };
    if map.name.is_empty() {
        return Err(AppError::MissingText("nama peta kolom"));
    }
    map.require_sound()?;
    let mut maps = column_maps(session)?;
    maps.retain(|other| !same(&other.name, &map.name));
    maps.push(map);
    maps.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(session.workspace.set_setting(KEY, &json!(maps))?)
}

/// The map of a file: its own, or the one by which Pilar would read a workbook.
pub fn find_column_map(path: &Path, sheet: Option<&str>) -> Result<ColumnMap> {
    if !matches!(detect(path), Ok(FileKind::Workbook)) {
        return Ok(open_map(path)?);
    }
    let asked = ReadAs { skip_unreadable: true, sheet, ..ReadAs::default() };
    let file = read_answers(path, FileKind::Workbook, asked)?;
    // Sheets of one workbook that are read together have a map each: one for all where they are alike, or else the first,
    // which holds the most.
    let common = ColumnMap::common(&file.imported.maps);
    common
        .or_else(|| file.imported.maps.into_iter().next())
        .ok_or_else(|| ReadError::NoSheet { found: Vec::new() }.into())
}

/// Forgets a saved map.
pub fn remove_column_map(session: &mut Session, name: &str) -> Result<()> {
    let mut maps = column_maps(session)?;
    let before = maps.len();
    maps.retain(|map| !same(&map.name, name));
    if maps.len() == before {
        return Err(unknown(name, &maps));
    }
    Ok(session.workspace.set_setting(KEY, &json!(maps))?)
}

/// What somebody typed: the name of a saved map, or the file of one.
pub fn named_map(session: Option<&Session>, given: &str) -> Result<MapChoice> {
    let saved = session.map(column_maps).transpose()?.unwrap_or_default();
    if saved.iter().any(|map| same(&map.name, given)) {
        return Ok(MapChoice::Saved(given.to_owned()));
    }
    let path = Path::new(given);
    if path.exists() { Ok(MapChoice::Given(open_map(path)?)) } else { Err(unknown(given, &saved)) }
}

/// The maps that a choice stands for; only what the workspace has can be found by headings.
pub(crate) fn chosen(session: Option<&Session>, choice: Option<&MapChoice>) -> Result<Maps> {
    let saved = || session.map(column_maps).transpose().map(Option::unwrap_or_default);
    Ok(match choice {
        None => Maps { map: None, saved: saved()? },
        Some(MapChoice::Detect) => Maps { map: None, saved: Vec::new() },
        Some(MapChoice::Given(map)) => Maps { map: Some(map.clone()), saved: Vec::new() },
        Some(MapChoice::Saved(name)) => {
            let saved = saved()?;
            let map = saved.iter().find(|map| same(&map.name, name)).cloned();
            Maps { map: Some(map.ok_or_else(|| unknown(name, &saved))?), saved: Vec::new() }
        }
    })
}

/// Names differ neither by case nor by spaces around them.
fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

fn unknown(given: &str, maps: &[ColumnMap]) -> AppError {
    let known = maps.iter().map(|map| map.name.clone()).collect();
    AppError::NoSuchColumnMap { given: given.to_owned(), known }
}
