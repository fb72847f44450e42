use pilar_app::Result;
use pilar_app::exchange::{
    MapChoice, column_map, column_maps, find_column_map, named_map, remove_column_map, save_column_map,
};
use pilar_app::session::Session;
use serde_json::json;

use super::context::Context;
use crate::args::ColumnMap;
use crate::output::Outcome;
use crate::text;

/// The word for no map at all.
const DETECT: &str = "otomatis";

pub fn run(context: &Context, command: ColumnMap) -> Result<Outcome> {
    match command {
        ColumnMap::List => {
            let maps = column_maps(&context.look()?)?;
            Ok(Outcome::good(json!(maps), text::column_maps(&maps)))
        }
        ColumnMap::Show { name } => {
            let map = column_map(&context.look()?, &name)?;
            Ok(Outcome::good(json!(map), text::column_map(&map)))
        }
        ColumnMap::Save { file, name, sheet } => {
            let mut map = find_column_map(&file, sheet.as_deref())?;
            map.name = name.unwrap_or(map.name);
            save_column_map(&mut context.begin()?, &map)?;
            let said = format!("Peta kolom \"{}\" tersimpan.", map.name.trim());
            Ok(Outcome::good(json!(map), said))
        }
        ColumnMap::Remove { name } => {
            remove_column_map(&mut context.open()?, &name)?;
            Ok(Outcome::good(json!({ "removed": name }), format!("Peta kolom \"{name}\" dihapus.")))
        }
    }
}

/// What was typed for `--map`.
pub fn choice(session: Option<&Session>, given: Option<&str>) -> Result<Option<MapChoice>> {
    given
        .map(|given| if given == DETECT { Ok(MapChoice::Detect) } else { named_map(session, given) })
        .transpose()
}
