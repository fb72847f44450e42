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

/// Maps of one sheet, or of any.
const KEY: &str = "column-maps";
/// Maps of several sheets: an earlier program that met one among the others could read none of them.
const SEVERAL: &str = "column-maps-2";

/// Which column map to read or fill a workbook by; without a choice, a saved one whose headings fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case", tag = "kind", content = "of")]
pub enum MapChoice {
    /// None: as headings and content say, whatever is saved.
    Detect,
    /// A saved one, by its name.
    Saved(String),
    /// This one.
    Given(Box<ColumnMap>),
}

/// Every saved map, by name.
pub fn column_maps(session: &Session) -> Result<Vec<ColumnMap>> {
    let mut maps = stored(session, KEY)?;
    let mut several = stored(session, SEVERAL)?;
    // Only an earlier program leaves a map of one sheet beside one of several with its name: it is the later one.
    several.retain(|map| !maps.iter().any(|other| same(&other.name, &map.name)));
    maps.extend(several);
    maps.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(maps)
}

/// The maps that a setting holds.
fn stored(session: &Session, key: &str) -> Result<Vec<ColumnMap>> {
    let Some(value) = session.workspace.setting(key)? else { return Ok(Vec::new()) };
    let maps: Vec<ColumnMap> = serde_json::from_value(value)
        .map_err(|error| AppError::UnreadableValue { subject: key.into(), detail: error.to_string() })?;
    Ok(maps.into_iter().map(ColumnMap::versioned).collect())
}

/// Keeps these maps and no others; a setting that has one more now comes first, so that none is lost on the way.
fn keep(session: &mut Session, maps: &[ColumnMap], first: &str) -> Result<()> {
    let (plain, several): (Vec<&ColumnMap>, Vec<&ColumnMap>) =
        maps.iter().partition(|map| map.sheets.is_empty());
    let mut settings = [(KEY, plain), (SEVERAL, several)];
    settings.sort_by_key(|(key, _)| *key != first);
    for (key, maps) in settings {
        if !maps.is_empty() || session.workspace.setting(key)?.is_some() {
            session.workspace.set_setting(key, &json!(maps))?;
        }
    }
    Ok(())
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
    let first = if map.sheets.is_empty() { KEY } else { SEVERAL };
    if map.name.is_empty() {
        return Err(AppError::MissingText("nama peta kolom"));
    }
    map.require_sound()?;
    let mut maps = column_maps(session)?;
    maps.retain(|other| !same(&other.name, &map.name));
    maps.push(map.versioned());
    maps.sort_by(|one, other| one.name.cmp(&other.name));
    keep(session, &maps, first)
}

/// The map of a file: its own, or the one by which Pilar would read a workbook.
pub fn find_column_map(path: &Path, sheet: Option<&str>) -> Result<ColumnMap> {
    if !matches!(detect(path), Ok(FileKind::Workbook)) {
        return Ok(open_map(path)?);
    }
    let asked = ReadAs { skip_unreadable: true, sheet, ..ReadAs::default() };
    let file = read_answers(path, FileKind::Workbook, asked)?;
    file.imported.map().ok_or_else(|| ReadError::NoSheet { found: Vec::new() }.into())
}

/// Forgets a saved map.
pub fn remove_column_map(session: &mut Session, name: &str) -> Result<()> {
    let mut maps = column_maps(session)?;
    let before = maps.len();
    maps.retain(|map| !same(&map.name, name));
    if maps.len() == before {
        return Err(unknown(name, &maps));
    }
    // One of several sheets that hid behind the removed one goes before it.
    keep(session, &maps, SEVERAL)
}

/// What somebody typed: the name of a saved map, or the file of one.
pub fn named_map(session: Option<&Session>, given: &str) -> Result<MapChoice> {
    let saved = session.map(column_maps).transpose()?.unwrap_or_default();
    if saved.iter().any(|map| same(&map.name, given)) {
        return Ok(MapChoice::Saved(given.to_owned()));
    }
    let path = Path::new(given);
    if path.exists() { Ok(MapChoice::Given(Box::new(open_map(path)?))) } else { Err(unknown(given, &saved)) }
}

/// The maps that a choice stands for; only what the workspace has can be found by headings.
pub(crate) fn chosen(session: Option<&Session>, choice: Option<&MapChoice>) -> Result<Maps> {
    let saved = || session.map(column_maps).transpose().map(Option::unwrap_or_default);
    Ok(match choice {
        None => Maps { map: None, saved: saved()? },
        Some(MapChoice::Detect) => Maps { map: None, saved: Vec::new() },
        Some(MapChoice::Given(map)) => Maps { map: Some((**map).clone()), saved: Vec::new() },
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

#[cfg(test)]
mod tests {
    use pilar_files::column_map::SheetColumns;

    use super::*;

    fn of(name: &str, sheets: &[&str]) -> ColumnMap {
        let answer = || "K".to_owned();
        let columns = |sheet: &&str| SheetColumns {
            sheet: (*sheet).to_owned(),
            answer: answer(),
            ..SheetColumns::default()
        };
        ColumnMap {
            format: 1,
            name: name.to_owned(),
            answer: if sheets.is_empty() { answer() } else { String::new() },
            sheets: sheets.iter().map(columns).collect(),
            ..ColumnMap::default()
        }
    }

    /// What a setting holds: names and formats.
    fn raw(session: &Session, key: &str) -> Vec<(String, u64)> {
        let maps = session.workspace.setting(key).expect("a setting").unwrap_or_default();
        let one = |map: &serde_json::Value| {
            (map["name"].as_str().unwrap_or_default().to_owned(), map["format"].as_u64().unwrap_or_default())
        };
        maps.as_array().into_iter().flatten().map(one).collect()
    }

    #[test]
    fn a_map_of_several_sheets_lies_where_an_earlier_program_does_not_look() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut session = Session::open(folder.path(), "Ani", "pokja").expect("a workspace");
        let session = &mut session;
        let said = |name: &str, format: u64| (name.to_owned(), format);
        let names = |session: &Session| {
            let maps = column_maps(session).expect("maps");
            maps.into_iter().map(|map| (map.name, map.sheets.len())).collect::<Vec<_>>()
        };
        save_column_map(session, &of("Kantor", &["Area I", "Area II"])).expect("kept");
        save_column_map(session, &of("Balai", &[])).expect("kept");
        assert_eq!(raw(session, KEY), [said("Balai", 1)]);
        assert_eq!(raw(session, SEVERAL), [said("Kantor", 2)]);
        assert_eq!(names(session), [("Balai".to_owned(), 0), ("Kantor".to_owned(), 2)]);
        // A map that an earlier program keeps under the same name counts, and takes the other one along when it goes.
        session.workspace.set_setting(KEY, &json!([of("kantor", &[])])).expect("set");
        assert_eq!(names(session), [("kantor".to_owned(), 0)]);
        remove_column_map(session, "Kantor").expect("removed");
        assert_eq!((names(session), raw(session, SEVERAL)), (Vec::new(), Vec::new()));
        // From one kind to the other it is in one place only.
        for (sheets, plain, several) in [(&["Area I"][..], 0, 1), (&[][..], 1, 0)] {
            save_column_map(session, &of("Kantor", sheets)).expect("kept");
            assert_eq!((raw(session, KEY).len(), raw(session, SEVERAL).len()), (plain, several));
        }
    }
}
