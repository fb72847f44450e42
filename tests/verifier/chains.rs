//! Chains, the links of what is left out, and the ends that the head tells.

use pilar_core::journal::{Change, Subject};
use pilar_tests::bag::Bag;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::bases::Bases;
use crate::cases::{Cases, is_paper, joined};
use crate::lines::JOURNAL;
use crate::parts::{HEAD, read};
use crate::vary::variants;

const STUBS: &str = "data/pilar/stubs.jsonl";

pub fn make(bases: &Bases, cases: &mut Cases) {
    for base in ["replicas", "mixed", "0.1 whole"] {
        let mut bag = bases.bag(base);
        // As one area it has no papers, and answers may be forged.
        bag.files.retain(|name, _| !is_paper(name));
        let mut head = read(&bag, HEAD);
        head["scope"] = json!({"area": "a", "number": 1, "name": "A"});
        bag.files.insert(HEAD.into(), head.to_string().into_bytes());
        forged(cases, base, &bag);
        if base != "mixed" {
            ends(cases, base, &bag);
        }
    }
    for base in ["stubs since", "scope", "mixed scope"] {
        stubs(cases, base, &bases.bag(base));
    }
    filled(cases, &bases.bag("fills"));
}

/// Changes forged by somebody who links them anew and tells the ends that come of it.
fn forged(cases: &mut Cases, base: &str, bag: &Bag) {
    type Forge<'a> = &'a dyn Fn(&mut Vec<Change>);
    let count = bag.changes().len();
    for at in [0, count / 2, count - 1] {
        let mut forge = |name: &str, forge: Forge<'_>| {
            if !base.starts_with("0.1") {
                let mut linked = bag.clone();
                linked.forge(forge);
                cases.bag(format!("{base}, change {at}: {name}, linked anew"), &linked);
            }
            let mut changes = bag.changes();
            forge(&mut changes);
            let mut kept = bag.clone();
            kept.put_changes(&changes);
            cases.bag(format!("{base}, change {at}: {name}, as it was linked"), &kept);
        };
        forge("another value", &|changes| changes[at].value = json!({"choice": "Z"}));
        forge("another author", &|changes| changes[at].author = "Orang Lain".into());
        forge("left out", &|changes| drop(changes.remove(at)));
        forge("everything behind left out", &|changes| changes.truncate(at + 1));
        forge("everything before left out", &|changes| drop(changes.drain(..at)));
        forge("a clock far ahead", &|changes| changes[at].clock.millis += 1 << 40);
        forge("id of version 4", &|changes| changes[at].id = Uuid::from_u128(4 << 76 | 1));
        forge("action of version 8", &|changes| changes[at].action = Uuid::from_u128(8 << 76 | 1));
        forge("replica of version 7", &|changes| changes[at].replica = Uuid::from_u128(7 << 76 | 1));
        forge("replica of version 8", &|changes| changes[at].replica = Uuid::from_u128(8 << 76 | 1));
        forge("without its link", &|changes| changes[at].link = None);
        forge("of another assessment", &|changes| changes[at].assessment = changes[at].id);
        forge("an unknown subject", &|changes| changes[at].subject = Subject::from("lain/1"));
        forge("twice", &|changes| changes.insert(at, changes[at].clone()));
        forge("an id given twice", &|changes| {
            let mut twin = changes[at].clone();
            twin.value = json!("kembar");
            if let Some(link) = twin.link {
                twin.chain(link.position, link.previous);
            }
            changes.insert(at, twin);
        });
        forge("a fork", &|changes| {
            let mut other = changes[at].clone();
            other.id = Uuid::from_u128(other.id.as_u128() ^ 1);
            if let Some(link) = other.link {
                other.chain(link.position, link.previous);
            }
            changes.push(other);
        });
        forge("position 0", &|changes| {
            if let Some(link) = changes[at].link {
                changes[at].chain(0, link.previous);
            }
        });
        forge("a gap", &|changes| {
            if let Some(link) = changes[at].link {
                changes[at].chain(link.position + 1, link.previous);
            }
        });
    }
}

/// What the head tells of the ends, wrong in every way.
fn ends(cases: &mut Cases, base: &str, bag: &Bag) {
    let head = read(bag, HEAD);
    for (name, held) in variants(&head["held"]) {
        let mut head = head.clone();
        head["held"] = held;
        cases.with(format!("{base}, held: {name}"), bag, HEAD, head.to_string());
    }
    let mut none = head.clone();
    none["held"]["chains"]["00000000-0000-8000-0000-000000000000"] = json!([]);
    cases.with(format!("{base}: a chain without an end"), bag, HEAD, none.to_string());
    for version in [0, 1, 3] {
        let mut other = head.clone();
        other["version"] = json!(version);
        cases.with(format!("{base}: version {version}"), bag, HEAD, other.to_string());
    }
}

fn stubs(cases: &mut Cases, base: &str, bag: &Bag) {
    let text = String::from_utf8(bag.files[STUBS].clone()).expect("text");
    let runs: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let mut put = |name: String, runs: &[Value]| {
        cases.with(format!("{base}, stubs: {name}"), bag, STUBS, joined(runs));
    };
    for (name, variant) in variants(&runs[0]) {
        let mut runs = runs.clone();
        runs[0] = variant;
        put(name, &runs);
    }
    put("none".into(), &[]);
    put("without the last".into(), &runs[..runs.len() - 1]);
    put("each twice".into(), &[&runs[..], &runs[..]].concat());
    let contents = runs[0]["contents"].as_str().expect("base64");
    for (name, contents) in [
        ("cut", contents[..contents.len() - 4].to_owned()),
        ("unpadded", contents.trim_end_matches('=').to_owned()),
        ("a line end inside", format!("{contents}\n")),
        ("one more", format!("{}{}", "A".repeat(43), "=")),
        ("bits over", format!("{}{}", "A".repeat(42), "B=")),
        ("too many", "A".repeat(16_001 * 128 / 3)),
        ("16,000", "A".repeat(16_000 * 128 / 3) + "AA="),
    ] {
        let mut runs = runs.clone();
        runs[0]["contents"] = json!(contents);
        put(name.into(), &runs);
    }
    // Links of changes that are there, at their place and at others.
    let links = bag.changes();
    for (change, by) in links.iter().filter(|it| it.link.is_some()).zip([0, 1, 90, 0, 7]) {
        let link = change.link.expect("linked");
        let contents = base64(&link.content.bytes());
        let run = json!({
            "replica": change.replica, "position": link.position + by, "previous": link.previous, "contents": contents,
        });
        put(
            format!("a change's own link, {by} further on"),
            &[&runs[..], std::slice::from_ref(&run)].concat(),
        );
        put(format!("a change's own link first, {by} further on"), &[&[run], &runs[..]].concat());
    }
    for (name, text) in [
        ("no last line end", text.trim_end().to_owned()),
        ("an empty line", format!("{text}\n")),
        ("line ends of Windows", text.replace('\n', "\r\n")),
        ("a member twice", text.replacen('{', "{\"position\":1,", 1)),
        ("blanks", text.replace(':', " : ")),
        ("no JSON", format!("{text}x\n")),
    ] {
        cases.with(format!("{base}, stubs: {name}"), bag, STUBS, text);
    }
    let mut without = bag.clone();
    without.files.remove(STUBS);
    cases.sealed(format!("{base}: without stubs"), &mut without);
}

/// A change whose content the recipient told as missing, and one that only says so.
fn filled(cases: &mut Cases, bag: &Bag) {
    let text = String::from_utf8(bag.files[JOURNAL].clone()).expect("text");
    let count = text.lines().count();
    assert!(count > 2, "something is filled");
    for at in 0..count.min(6) {
        let mut change = |name: &str, change: &dyn Fn(&mut Value)| {
            let mut lines: Vec<Value> =
                text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
            change(&mut lines[at]);
            let text = joined(&lines);
            cases.with(format!("fills, line {}: {name}", at + 1), bag, JOURNAL, text);
        };
        change("as it was", &|_| {});
        change("another value", &|line| line["value"] = json!("lain"));
        change("another hash", &|line| line["hash"] = line["content"].clone());
        change("another place", &|line| line["position"] = json!(99));
        change("too large a number", &|line| line["value"] = json!(1_u64 << 53));
    }
    for member in ["missing", "chains"] {
        let mut head = read(bag, HEAD);
        for replica in head["since"]["chains"]
            .as_object()
            .into_iter()
            .flat_map(|it| it.keys().cloned())
            .collect::<Vec<_>>()
        {
            let mut other = head.clone();
            other["since"]["chains"][replica] = json!([]);
            cases.with("fills: an end less", bag, HEAD, other.to_string());
        }
        head["since"][member] = if member == "missing" { json!([]) } else { json!({}) };
        cases.with(format!("fills: no {member}"), bag, HEAD, head.to_string());
    }
}

fn base64(bytes: &[u8]) -> String {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let signs = bytes.chunks(3).flat_map(|three| {
        let number = three.iter().fold(0usize, |number, byte| number << 8 | usize::from(*byte))
            << (8 * (3 - three.len()));
        (0..4).map(
            move |at| if at > three.len() { '=' } else { char::from(alphabet[number >> (18 - 6 * at) & 63]) },
        )
    });
    signs.collect()
}
