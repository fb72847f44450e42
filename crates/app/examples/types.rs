//! Writes what the window's page is built and tested with: the view types as TypeScript into the first folder, and
//! the example unit as the page receives it into the second. `cargo xtask types` runs it.

use std::collections::HashMap;
use std::error::Error;
use std::path::PathBuf;

use pilar_app::session::Session;
use pilar_app::view;
use pilar_app::workspace::{create_example, open_assessment};

fn main() -> Result<(), Box<dyn Error>> {
    let mut folders = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(types), Some(example)) = (folders.next(), folders.next()) else {
        return Err("two folders are needed".into());
    };
    view::export_types(&types)?;
    let workspace = tempfile::tempdir()?;
    let mut session = Session::open(workspace.path(), "Dewi Lestari", "pokja")?;
    let id = create_example(&mut session)?;
    let mut opened = serde_json::to_value(open_assessment(&session, id)?)?;
    settle(&mut opened, &mut HashMap::new());
    std::fs::write(example.join("example.json"), serde_json::to_string_pretty(&opened)? + "\n")?;
    Ok(())
}

/// Replaces what differs from run to run: ids and hashes by numbered ones, times by a fixed one.
fn settle(value: &mut serde_json::Value, known: &mut HashMap<String, String>) {
    use serde_json::Value;
    match value {
        Value::Array(list) => list.iter_mut().for_each(|one| settle(one, known)),
        Value::Object(map) => map.iter_mut().for_each(|(key, one)| match one {
            Value::String(text) if key == "changed" => *text = "2026-03-14T14:07:00+07:00".into(),
            one => settle(one, known),
        }),
        Value::String(text) => {
            let next = known.len() + 1;
            let hash = text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
            let id = text.len() == 36 && text.bytes().filter(|b| *b == b'-').count() == 4;
            if hash {
                text.clone_from(known.entry(text.clone()).or_insert_with(|| format!("{next:064x}")));
            } else if id {
                let numbered = || format!("01990000-0000-7000-8000-{next:012x}");
                text.clone_from(known.entry(text.clone()).or_insert_with(numbered));
            }
        }
        _ => {}
    }
}
