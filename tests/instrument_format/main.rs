//! The JSON Schema of the instrument files says what the program reads: no more and no less.

mod added;

use std::path::{Path, PathBuf};

use jsonschema::Validator;
use pilar_core::instrument::load;
use serde_json::{Value, json};

fn schema() -> Value {
    let path = pilar_tests::root().join("assessments/schema/lke.schema.json");
    serde_json::from_str(&std::fs::read_to_string(path).expect("schema")).expect("JSON")
}

fn validator() -> Validator {
    jsonschema::validator_for(&schema()).expect("a valid schema")
}

fn toml_files(folder: &Path) -> Vec<PathBuf> {
    let entries =
        std::fs::read_dir(folder).expect("readable folder").map(|entry| entry.expect("readable").path());
    let mut found: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|e| e == "toml")).collect();
    found.sort();
    found
}

/// The tiny instrument and every instrument that ships.
fn folders() -> Vec<PathBuf> {
    let shipped = std::fs::read_dir(pilar_tests::root().join("assessments")).expect("assessments");
    let shipped = shipped.map(|entry| entry.expect("readable").path());
    let mut found: Vec<PathBuf> = shipped.filter(|path| path.join("instrument.toml").exists()).collect();
    found.push(pilar_tests::root().join("tests/tiny"));
    found
}

fn value(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).expect("readable file");
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Loads files given as values; the faults, or nothing.
fn faults(files: &[(String, Value)]) -> Vec<String> {
    let texts: Vec<(&str, String)> =
        files.iter().map(|(name, value)| (name.as_str(), toml::to_string(value).expect("TOML"))).collect();
    let texts: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    load(&texts).map_or_else(|error| error.faults.iter().map(ToString::to_string).collect(), |_| Vec::new())
}

fn tiny() -> Vec<(String, Value)> {
    toml_files(&pilar_tests::root().join("tests/tiny"))
        .iter()
        .map(|path| (path.file_name().expect("a name").to_string_lossy().into_owned(), value(path)))
        .collect()
}

/// Pointers to every table of a file; maps with free keys (criteria, minimum, condition) are no tables.
fn tables(at: &str, value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            found.push(at.to_owned());
            for (key, value) in map {
                if !["criteria", "minimum", "condition"].contains(&key.as_str()) {
                    tables(&format!("{at}/{key}"), value, found);
                }
            }
        }
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(index, value)| tables(&format!("{at}/{index}"), value, found));
        }
        _ => {}
    }
}

fn every_table() -> Vec<(usize, String)> {
    let mut all = Vec::new();
    for (file, (_, value)) in tiny().iter().enumerate() {
        let mut found = Vec::new();
        tables("", value, &mut found);
        all.extend(found.into_iter().map(|pointer| (file, pointer)));
    }
    all
}

#[test]
fn every_instrument_file_follows_the_schema() {
    let validator = validator();
    let mut seen = 0;
    for path in folders().iter().flat_map(|folder| toml_files(folder)) {
        let errors: Vec<String> = validator
            .iter_errors(&value(&path))
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{}:\n{}", path.display(), errors.join("\n"));
        seen += 1;
    }
    assert!(seen >= 13, "only {seen} files");
}

#[test]
fn an_instrument_is_named_after_its_folder_and_says_where_its_facts_come_from() {
    for folder in
        folders().iter().filter(|folder| folder.parent().is_some_and(|above| above.ends_with("assessments")))
    {
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        assert_eq!(pilar_tests::instrument_in(folder).key, name);
        assert!(folder.join("SOURCE.md").exists(), "{name} has no SOURCE.md");
    }
}

#[test]
fn both_refuse_an_unknown_field_in_every_table() {
    let validator = validator();
    let tables = every_table();
    assert!(tables.len() > 40, "only {} tables", tables.len());
    for (file, pointer) in tables {
        let mut files = tiny();
        files[file].1.pointer_mut(&pointer).expect("a table")["hologram"] = json!(1);
        assert!(!validator.is_valid(&files[file].1), "schema lets hologram through at {pointer}");
        let found = faults(&files);
        assert_eq!(found.len(), 1, "{pointer}: {found:?}");
        assert!(found[0].ends_with("isian \"hologram\" tidak dikenal"), "{pointer}: {found:?}");
    }
}

#[test]
fn a_field_that_the_schema_requires_is_missed_by_the_program_too() {
    let validator = validator();
    let (mut required, mut optional) = (0, 0);
    for (file, pointer) in every_table() {
        let keys: Vec<String> = match tiny()[file].1.pointer(&pointer) {
            Some(Value::Object(map)) => map.keys().cloned().collect(),
            _ => Vec::new(),
        };
        for key in keys {
            let mut files = tiny();
            let table = files[file].1.pointer_mut(&pointer).and_then(Value::as_object_mut).expect("a table");
            table.remove(&key);
            if validator.is_valid(&files[file].1) {
                optional += 1;
            } else {
                required += 1;
                assert!(!faults(&files).is_empty(), "{pointer}/{key} is required by the schema only");
            }
        }
    }
    assert!(required > 150 && optional > 10, "{required} required, {optional} optional");
}

#[test]
fn wrong_values_are_refused_by_both() {
    let validator = validator();
    for (pointer, wrong) in [
        ("/format", json!(2)),
        ("/instrument/key", json!("Kebun Sekolah")),
        ("/instrument/version", json!(0)),
        ("/instrument/year", json!(1999)),
        ("/workbook/official/weight", json!("j")),
        ("/workbook/official/heading_row", json!(0)),
        ("/scale/0/options/0/value", json!(1.5)),
        ("/scale/0/options/0/key", json!("")),
        ("/gate/0/unit", json!("stars")),
        ("/gate/0/certainty", json!("X")),
        ("/gate/0/minimum", json!({})),
        ("/gate/0/minimum/perak", json!(0)),
        ("/eligibility/0/scope", json!("dunia")),
        ("/eligibility/0/condition", json!({})),
        ("/node/0/weight", json!("70")),
        ("/node/0/weight", json!(0)),
        ("/node/0/workbook_row", json!(2_000_000)),
        ("/node/0/name", json!(" ")),
    ] {
        let mut files = tiny();
        let at = files.iter().position(|(name, _)| name == "instrument.toml").expect("instrument.toml");
        *files[at].1.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = wrong.clone();
        assert!(!validator.is_valid(&files[at].1), "schema lets {pointer} = {wrong} through");
        assert!(!faults(&files).is_empty(), "the program lets {pointer} = {wrong} through");
    }
}

#[test]
fn the_schema_describes_every_field_in_words() {
    fn check(at: &str, schema: &Value) {
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            let described = property.get("description").is_some() || property.get("$ref").is_some();
            assert!(described, "{at}.{name} has no description");
        }
    }
    let schema = schema();
    check("", &schema);
    for (name, definition) in schema["$defs"].as_object().expect("definitions") {
        check(name, definition);
        assert_eq!(definition["additionalProperties"], json!(false), "{name} is open");
    }
}

#[test]
fn the_description_names_every_field() {
    let path = pilar_tests::root().join("assessments/schema/README.md");
    let text = std::fs::read_to_string(path).expect("README.md");
    for (name, definition) in schema()["$defs"].as_object().expect("definitions") {
        for field in definition["properties"].as_object().expect("properties").keys() {
            assert!(text.contains(&format!("`{field}`")), "README.md does not name {name}.{field}");
        }
    }
}
