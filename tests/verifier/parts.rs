//! The JSON files under `data/pilar/`: every member of each wrong in every way, sums made to fit.

use pilar_tests::bag::Bag;
use serde_json::{Value, json};

use crate::bases::Bases;
use crate::cases::Cases;
use crate::vary::variants;

pub const HEAD: &str = "data/pilar/assessment.json";
const INSTRUMENT: &str = "data/pilar/instrument.json";
pub const EVIDENCE: &str = "data/pilar/evidence.json";

pub fn read(bag: &Bag, path: &str) -> Value {
    serde_json::from_slice(&bag.files[path]).expect("JSON")
}

pub fn make(bases: &Bases, cases: &mut Cases) {
    for (base, path) in
        [("stubs since", HEAD), ("0.1 since", HEAD), ("scope", INSTRUMENT), ("scope", EVIDENCE)]
    {
        let bag = bases.bag(base);
        let document = read(&bag, path);
        for (name, variant) in variants(&document) {
            cases.with(format!("{base}, {path}: {name}"), &bag, path, variant.to_string());
        }
    }
    for path in [HEAD, INSTRUMENT, EVIDENCE] {
        texts(cases, &bases.bag("stubs since"), path);
    }
}

/// The same document as other texts, and texts that are none.
fn texts(cases: &mut Cases, bag: &Bag, path: &str) {
    let document = read(bag, path);
    let text = document.to_string();
    let members = document.as_object().expect("an object");
    let (name, value) = members.iter().next().expect("a member");
    let inside = &text[1..];
    let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    for other in [
        text.clone(),
        format!(" \r\n\t{text}\n\n"),
        format!("\u{feff}{text}"),
        format!("{text}x"),
        format!("{{\"{name}\":{value},{inside}"),
        format!("{{\"tambahan\":1,\"tambahan\":2,{inside}"),
        format!("{{\"tambahan\":NaN,{inside}"),
        format!("{{\"tambahan\":1e400,{inside}"),
        format!("{{\"tambahan\":01,{inside}"),
        format!("{{\"tambahan\":{},{inside}", "9".repeat(40)),
        format!("{{\"tambahan\":\"\\ud800\",{inside}"),
        format!("{{\"tambahan\":\"\t\",{inside}"),
        format!("{{,{inside}"),
        text.replace("\":", "\" : "),
        text.replace('"', "'"),
        "null".into(),
        "[]".into(),
        deep(20),
        deep(2_000),
    ] {
        let name = format!("{path} as {:.40}…", other.replace('\u{feff}', "BOM"));
        cases.with(name, bag, path, other);
    }
    if path == HEAD {
        let mut long = text.clone();
        long.push_str(&" ".repeat((16 << 20) + 1 - text.len()));
        cases.with(format!("{path} too long"), bag, path, long);
    }
    cases.with(format!("{path} in Latin-1"), bag, path, b"{\"\xe9\":1}".to_vec());
    let mut none = document.clone();
    none[name.as_str()] = json!(null);
    cases.with(format!("{path} without a value"), bag, path, none.to_string());
}
