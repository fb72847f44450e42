//! The journal, line by line: without linking anew, and with.

use std::collections::BTreeMap;

use pilar_tests::bag::{Bag, sha256};
use serde_json::{Value, json};

use crate::bases::Bases;
use crate::cases::{Cases, joined};
use crate::parts::{HEAD, read};
use crate::vary::variants;

pub const JOURNAL: &str = "data/pilar/journal.jsonl";

pub fn make(bases: &Bases, cases: &mut Cases) {
    for base in ["since", "scope", "0.1 area"] {
        moved(cases, base, &bases.bag(base));
    }
    // Parts, of which nobody says where their chains end.
    for base in ["since", "0.1 since"] {
        let bag = bases.bag(base);
        let lines = lines(&bag);
        for (name, variant) in variants(&lines[0]) {
            let mut lines = lines.clone();
            lines[0] = variant;
            with_lines(cases, format!("{base}, line 1: {name}"), &bag, &relinked(lines));
        }
        spelt(cases, base, &bag);
    }
    values(cases, &bases.bag("since"));
    values(cases, &bases.bag("0.1 since"));
}

pub fn lines(bag: &Bag) -> Vec<Value> {
    let text = std::str::from_utf8(&bag.files[JOURNAL]).expect("text");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// Lines in the order of canonical JSON, as `Value` keeps its members, and a head that counts them.
fn with_lines(cases: &mut Cases, name: String, bag: &Bag, lines: &[Value]) {
    with_text(cases, name, bag, joined(lines));
}

fn with_text(cases: &mut Cases, name: String, bag: &Bag, text: String) {
    let mut bag = bag.clone();
    let mut head = read(&bag, HEAD);
    head["changes"] = json!(text.lines().count());
    bag.files.insert(HEAD.into(), head.to_string().into_bytes());
    cases.with(name, &bag, JOURNAL, text);
}

/// Hashes made to fit what the lines say; the first of each replica stays behind what it was behind.
fn relinked(mut lines: Vec<Value>) -> Vec<Value> {
    let mut ends: BTreeMap<String, String> = BTreeMap::new();
    for line in lines.iter_mut().filter(|line| line["hash"].is_string()) {
        let replica = line["replica"].to_string();
        if let Some(end) = ends.get(&replica) {
            line["previous"] = json!(end);
        }
        let said = said(line);
        if let Some(hash) = hashed(line, &said) {
            ends.insert(replica, hash);
        }
    }
    lines
}

/// What the content of a line is made of.
fn said(line: &Value) -> String {
    let mut said = line.clone();
    for member in ["previous", "content", "hash"] {
        said.as_object_mut().expect("a change").remove(member);
    }
    said.to_string()
}

/// Gives a line the hashes of what it says, behind what it is behind; returns its own.
fn hashed(line: &mut Value, said: &str) -> Option<String> {
    let bytes = |hex: &str| -> Option<Vec<u8>> {
        (0..32).map(|at| u8::from_str_radix(hex.get(2 * at..2 * at + 2)?, 16).ok()).collect()
    };
    let content = sha256(said.as_bytes());
    let previous = bytes(line["previous"].as_str()?)?;
    let hash = sha256(&[&b"pilar-chain-2"[..], &previous, &bytes(&content)?].concat());
    line["content"] = json!(content);
    line["hash"] = json!(hash);
    Some(hash)
}

/// Lines left out, doubled, swapped and moved, hashes as they were.
fn moved(cases: &mut Cases, base: &str, bag: &Bag) {
    let whole = lines(bag);
    let count = whole.len();
    for at in [0, count / 2, count - 1] {
        let mut change = |name: &str, change: &dyn Fn(&mut Vec<Value>)| {
            let mut lines = whole.clone();
            change(&mut lines);
            with_lines(cases, format!("{base}, line {}: {name}", at + 1), bag, &lines);
        };
        change("removed", &|lines| drop(lines.remove(at)));
        change("twice", &|lines| lines.insert(at, lines[at].clone()));
        change("swapped", &|lines| lines.swap(at, (at + 1) % count));
        change("moved to the end", &|lines| lines[at..].rotate_left(1));
        change("by somebody else", &|lines| lines[at]["author"] = json!("Orang Lain"));
        change("of another subject", &|lines| lines[at]["subject"] = json!("answer/unit/99"));
        change("another id", &|lines| lines[at]["id"] = lines[(at + 1) % count]["id"].clone());
        change("only this", &|lines| *lines = vec![lines[at].clone()]);
    }
    with_lines(cases, format!("{base}: no lines"), bag, &[]);
    let text = joined(&whole);
    let mut other = bag.clone();
    other.files.insert(JOURNAL.into(), text.split_once('\n').expect("a line").1.into());
    cases.sealed(format!("{base}: one line less than told"), &mut other);
}

/// The same lines written otherwise.
fn spelt(cases: &mut Cases, base: &str, bag: &Bag) {
    let text = String::from_utf8(bag.files[JOURNAL].clone()).expect("text");
    let first = text.lines().next().expect("a line");
    for (name, other) in [
        ("as it was", text.clone()),
        ("no last line end", text.trim_end().to_owned()),
        ("line ends of Windows", text.replace('\n', "\r\n")),
        ("an empty line", format!("{text}\n")),
        ("a blank more", text.replacen("\":", "\": ", 1)),
        ("a member twice", text.replacen('{', "{\"id\":null,", 1)),
        ("an unknown member twice", text.replacen('{', "{\"tambahan\":1,\"tambahan\":2,", 1)),
        ("an unknown member too large", text.replacen('{', "{\"tambahan\":1e400,", 1)),
        ("an unknown member cut in half", text.replacen('{', "{\"tambahan\":\"\\ud800\",", 1)),
        ("escaped", text.replacen("answer", "\\u0061nswer", 1)),
        ("slashes escaped", text.replacen('/', "\\/", 1)),
        ("members in another order", first.replacen("\"author\":", "\"zauthor\":", 1) + &text[first.len()..]),
        ("nothing to settle", text.replacen("\"subject\"", "\"settles\":[],\"subject\"", 1)),
        ("half a link", text.replacen('{', "{\"position\":1,", 1)),
        ("a link of nulls", text.replacen('{', "{\"position\":null,\"hash\":null,", 1)),
        ("a clock as a list", text.replacen("\"clock\":{", "\"clock\":{\"x\":[1],", 1)),
        ("another clock", text.replacen("\"counter\":0", "\"counter\":00", 1)),
        ("a number as a fraction", text.replacen("\"sequence\":1,", "\"sequence\":1.0,", 1)),
        ("a number as a power", text.replacen("\"sequence\":1,", "\"sequence\":1e0,", 1)),
        ("no JSON", format!("{text}bukan\n")),
        ("not UTF-8", format!("{text}\u{feff}\n")),
    ] {
        with_text(cases, format!("{base}: {name}"), bag, other);
    }
    if base.starts_with("0.1") {
        return;
    }
    let value = |text: &str| json!(text);
    for (name, member, given) in [
        ("a long author", "author", value(&"x".repeat(4_000))),
        ("too long an author", "author", value(&"x".repeat(4_001))),
        ("too long a subject", "subject", value(&"x".repeat(4_001))),
        ("a long subject", "subject", value(&"x".repeat(4_000))),
        ("too long an operation", "operation", value(&"\u{e9}".repeat(2_001))),
        ("a long value", "value", value(&"x".repeat((1 << 20) - 2_000))),
        ("too long a value", "value", value(&"x".repeat(1 << 20))),
        ("many settled", "settles", json!(vec!["00000000-0000-0000-0000-000000000000"; 25_000])),
        ("too many settled", "settles", json!(vec!["00000000-0000-0000-0000-000000000000"; 25_001])),
    ] {
        let mut lines = lines(bag);
        lines[0][member] = given;
        with_lines(cases, format!("{base}: {name}"), bag, &relinked(lines));
    }
}

/// Values that show whether JSON is canonical: what the program makes of them, and what a plain writer does.
fn values(cases: &mut Cases, bag: &Bag) {
    let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    let given = [
        json!({"\u{10000}": 1, "\u{e000}": 2, "a": {"\u{ff5e}": 1, "\u{1f600}": 2}}).to_string(),
        json!({"": "\u{8}\u{c}\u{1}\u{7f}\u{2028}\"\\/\n", "b": [null, true, false]}).to_string(),
        deep(126),
        deep(127),
        deep(300),
    ];
    let numbers = [
        "0",
        "-0",
        "-1",
        "1.0",
        "1e2",
        "1E400",
        "-9007199254740991",
        "9007199254740991",
        "9007199254740992",
        "-9007199254740992",
        "18446744073709551615",
        "18446744073709551616",
        "0.1",
        "5e-324",
        "1e21",
        "123456789012345680000",
    ];
    let wrapped = numbers.iter().flat_map(|number| [(*number).to_owned(), format!("{{\"n\":[{number}]}}")]);
    let (mut whole, plain) = (bag.changes(), lines(bag));
    let last = whole.len() - 1;
    for text in given.into_iter().chain(wrapped) {
        let name = format!("value {text:.60}");
        // The text itself in the last line, with the hashes of that text.
        let mut line = plain[last].clone();
        line["value"] = json!("tempat");
        let put = |line: &str| line.replace("\"tempat\"", &text);
        let said = put(&said(&line));
        if line["hash"].is_string() {
            hashed(&mut line, &said).expect("linked");
        }
        let lines = joined(&plain[..last]) + &put(&line.to_string()) + "\n";
        with_text(cases, format!("{name}, as text"), bag, lines);
        let Ok(value) = serde_json::from_str(&text) else { continue };
        whole[last].value = value;
        if let Some(link) = whole[last].link {
            whole[last].chain(link.position, link.previous);
        }
        let lines = joined(whole.iter().map(|change| String::from_utf8(change.line()).expect("text")));
        with_text(cases, format!("{name}, written by us"), bag, lines);
    }
}
