//! One JSON document made wrong in every place, one place at a time.

use serde_json::{Value, json};

/// Every document that differs in one place, with what is different; of a list only the first element is looked at.
pub fn variants(document: &Value) -> Vec<(String, Value)> {
    let mut places = Vec::new();
    collect(document, String::new(), &mut places);
    let mut found = Vec::new();
    for place in places {
        let old = document.pointer(&place).expect("a place");
        for new in others(old) {
            let name = format!("{place} = {new:.60}");
            let mut document = document.clone();
            *document.pointer_mut(&place).expect("a place") = new;
            found.push((name, document));
        }
        if old.is_object() {
            let mut document = document.clone();
            document.pointer_mut(&place).expect("a place")["tambahan"] = json!([1]);
            found.push((format!("{place} with a member more"), document));
        }
        if let Some(document) = without(document, &place) {
            found.push((format!("without {place}"), document));
        }
    }
    found
}

fn collect(value: &Value, at: String, places: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, inner) in members {
                collect(inner, format!("{at}/{name}"), places);
            }
        }
        Value::Array(list) => list.iter().take(1).for_each(|first| collect(first, format!("{at}/0"), places)),
        _ => {}
    }
    places.push(at);
}

fn without(document: &Value, place: &str) -> Option<Value> {
    let (parent, name) = place.rsplit_once('/')?;
    let mut document = document.clone();
    match document.pointer_mut(parent)? {
        Value::Object(members) => drop(members.remove(name)),
        Value::Array(list) => drop(list.remove(0)),
        _ => return None,
    }
    Some(document)
}

fn others(old: &Value) -> Vec<Value> {
    let mut others = vec![json!(null), json!(-1), json!(1.5), json!("x"), json!([]), json!({})];
    match old {
        Value::Number(number) => {
            let next = number.as_u64().unwrap_or(0).saturating_add(1);
            others.extend([json!(next), json!(0), json!(1_u64 << 53), json!(1_u64 << 32), json!(u64::MAX)]);
        }
        Value::String(text) => {
            let digit = if text.ends_with('0') { "1" } else { "0" };
            others.extend([
                json!(text.to_uppercase()),
                json!(text.replace('-', "")),
                json!(text.clone() + "x"),
            ]);
            let end = text.char_indices().next_back().map_or(0, |(at, _)| at);
            others.push(json!(text[..end].to_owned() + digit));
            others.push(json!(format!("{{{text}}}")));
        }
        Value::Array(list) => others.extend(list.first().map(|first| json!([first, first]))),
        _ => {}
    }
    others.retain(|other| other != old);
    others
}
