use pilar_app::exchange::{
    self, ColumnMap, Export, Exported, ImportFile, ImportOutcome, PreviewSheet, SheetPreview,
};
use serde::Deserialize;

use crate::commands::Nothing;
use crate::context::Context;
use crate::fault::{Answer, refused};
use crate::table::{Command, commands};

pub(crate) fn commands() -> Vec<Command> {
    commands![column_maps, export_assessment, import_file, preview_sheet, remove_column_map, save_column_map]
}

/// Writes an assessment out; what is written is read back before it gets its name.
fn export_assessment(context: &Context, given: Export) -> Answer<Exported> {
    context.workspace.look(|session| exchange::export_assessment(session, &given))
}

/// Imports a file, or only tells what it would change.
fn import_file(context: &Context, given: ImportFile) -> Answer<ImportOutcome> {
    context.workspace.run(|session| exchange::import_file(Some(session), &given))
}

/// The beginning of a sheet, to choose columns by.
fn preview_sheet(_: &Context, given: PreviewSheet) -> Answer<SheetPreview> {
    exchange::preview_sheet(&given).map_err(|error| refused(&error))
}

/// Every saved column map.
fn column_maps(context: &Context, _: Nothing) -> Answer<Vec<ColumnMap>> {
    context.workspace.look(exchange::column_maps)
}

/// A column map to save, under the name it has.
#[derive(Deserialize, ts_rs::TS)]
struct SavedMap {
    map: ColumnMap,
}

/// Keeps a column map.
fn save_column_map(context: &Context, given: SavedMap) -> Answer<()> {
    context.workspace.run(|session| exchange::save_column_map(session, &given.map))
}

/// The name of a saved column map.
#[derive(Deserialize, ts_rs::TS)]
struct MapName {
    name: String,
}

/// Forgets a saved column map.
fn remove_column_map(context: &Context, given: MapName) -> Answer<()> {
    context.workspace.run(|session| exchange::remove_column_map(session, &given.name))
}
