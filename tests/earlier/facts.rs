//! What 0.1 said in JSON, and what of it later versions have to say as well.

use serde_json::Value;

use crate::made;

/// Words of the program, not facts: paths of members, list positions left out. They may be worded anew.
const WORDS: &[&str] = &[
    // Of the instrument.
    "label",
    "score/nodes/name",
    "nodes/explanation",
    "questions/title",
    "questions/explanation",
    "gates/name",
    "areas/name",
    "area_name",
    // Of the program.
    "message",
    "lines",
    "what",
    "action_name",
    "versions/text",
    "from/text",
    "to/text",
    "status",
    "status_name",
    "state",
    "notices",
    "inputs/entries/name",
    "columns/name",
    "left/name",
    "right/name",
    "undone",
    "redone",
    "scope_name",
    // Of the day: how long until the deadline.
    "days_left",
];

/// What 0.1 said.
pub fn fact(name: &str) -> Value {
    let path = made("facts").join(name).with_extension("json");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).expect("JSON")
}

/// A fact without some of its members, which are not asked for in this place.
pub fn fact_without(name: &str, members: &[&str]) -> Value {
    let mut fact = fact(name);
    for member in members {
        assert!(fact.as_object_mut().expect("an object").remove(*member).is_some(), "{name}: {member}");
    }
    fact
}

/// Shows that everything in the fact is said now; more may be said.
pub fn holds(fact: &Value, now: &Value, about: &str) {
    let mut faults = Vec::new();
    compare(fact, now, "", &mut faults);
    assert!(faults.is_empty(), "{about}: {} differ\n{}", faults.len(), faults.join("\n"));
}

fn compare(fact: &Value, now: &Value, path: &str, faults: &mut Vec<String>) {
    if WORDS.iter().any(|words| path == *words || path.ends_with(&format!("/{words}"))) {
        return;
    }
    match (fact, now) {
        (Value::Object(fact), Value::Object(now)) => {
            for (name, value) in fact {
                let path = if path.is_empty() { name.clone() } else { format!("{path}/{name}") };
                compare(value, now.get(name).unwrap_or(&Value::Null), &path, faults);
            }
        }
        (Value::Array(fact), Value::Array(now)) if fact.len() == now.len() => {
            fact.iter().zip(now).for_each(|(fact, now)| compare(fact, now, path, faults));
        }
        _ if fact == now || same_moment(fact, now) => {}
        // The name of what can be turned back is wording; that something can be is not.
        (Value::String(_), Value::String(_)) if ["undo", "redo"].contains(&path) => {}
        // Sizes are told as somebody stated them, and a form has columns.
        (Value::String(fact), Value::String(now))
            if *fact == now.replace("(tercatat ", "(").replace(" kolom terisi", " isian terisi") => {}
        _ => faults.push(format!("{path}: {fact} was, {now} is")),
    }
}

/// Times are told in the zone of whoever asks.
fn same_moment(fact: &Value, now: &Value) -> bool {
    let moment =
        |value: &Value| value.as_str().and_then(|text| chrono::DateTime::parse_from_rfc3339(text).ok());
    moment(fact).is_some_and(|fact| moment(now) == Some(fact))
}

#[test]
fn a_comparison_finds_what_is_gone_or_different_and_forgives_words_zones_and_additions() {
    let fact = serde_json::json!({"total": 1.5, "changed": "2026-04-20T08:00:00+07:00", "undo": "Jawab",
        "inputs": [{"soal_id": 1, "label": "lama"}], "gates": [{"key": "total", "name": "lama"}]});
    let faults = |edit: &dyn Fn(&mut Value)| {
        let mut now = fact.clone();
        edit(&mut now);
        let mut faults = Vec::new();
        compare(&fact, &now, "", &mut faults);
        faults.len()
    };
    let fine: [&dyn Fn(&mut Value); 5] = [
        &|now| now["new"] = true.into(),
        &|now| now["changed"] = "2026-04-20T01:00:00Z".into(),
        &|now| now["undo"] = "Isi".into(),
        &|now| now["inputs"][0]["label"] = "baru".into(),
        &|now| now["gates"][0]["name"] = "baru".into(),
    ];
    assert_eq!(fine.map(faults), [0; 5]);
    let wrong: [&dyn Fn(&mut Value); 6] = [
        &|now| now["total"] = 1.25.into(),
        &|now| now["changed"] = "2026-04-20T08:00:00Z".into(),
        &|now| now["undo"] = Value::Null,
        &|now| now["inputs"] = serde_json::json!([]),
        &|now| now["inputs"][0] = serde_json::json!({"label": "lama"}),
        &|now| now["gates"][0]["key"] = "lain".into(),
    ];
    assert_eq!(wrong.map(faults), [1; 6]);
}
