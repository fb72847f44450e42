//! What is made for the page from the Rust side is committed: its types, its commands, and the example unit its tests
//! open. `cargo xtask types` runs this with `PILAR_WRITE=1`, which writes them instead of comparing.

mod licences;

use std::collections::HashMap;
use std::path::Path;

use pilar_app::session::Session;
use pilar_app::workspace::{create_example, open_assessment};

#[test]
fn what_is_committed_is_what_the_source_makes() {
    let ui = pilar_tests::root().join("ui/src");
    let mut all: Vec<_> = pilar_surface::typescript::files()
        .map(|(name, text)| (ui.join("lib/api").join(name), text))
        .into_iter()
        .collect();
    all.push((ui.join("testing/example.json"), example()));
    if std::env::var_os("PILAR_WRITE").is_some() {
        for (path, text) in &all {
            std::fs::write(path, text).expect("written");
        }
    }
    let other: Vec<&Path> =
        all.iter().filter(|(path, text)| !same(path, text)).map(|(path, _)| path.as_path()).collect();
    assert!(other.is_empty(), "not what the source makes; run `cargo xtask types`: {other:?}");
}

/// Whether a file holds a text, however its lines end.
fn same(path: &Path, text: &str) -> bool {
    std::fs::read_to_string(path).is_ok_and(|committed| committed.lines().eq(text.lines()))
}

/// The example unit as the page receives it.
fn example() -> String {
    let workspace = tempfile::tempdir().expect("a folder");
    let mut session = Session::open(workspace.path(), "Dewi Lestari", "pokja").expect("a workspace");
    let id = create_example(&mut session).expect("an example");
    let opened = open_assessment(&session, id).expect("opened");
    let mut opened = serde_json::to_value(opened).expect("JSON");
    settle(&mut opened, &mut HashMap::new());
    serde_json::to_string_pretty(&opened).expect("JSON") + "\n"
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
