//! Whole packages, whose head and list of documents are what their journal comes to.

use pilar_core::journal::{Change, Subject};
use pilar_tests::bag::Bag;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::bases::Bases;
use crate::cases::Cases;
use crate::parts::{EVIDENCE, HEAD, read};
use crate::vary::variants;

pub fn make(bases: &Bases, cases: &mut Cases) {
    for base in ["replicas", "0.1 whole"] {
        let bag = bases.bag(base);
        let head = read(&bag, HEAD);
        for (member, value) in [
            ("unit", json!("Kantor Lain")),
            ("instansi", json!("")),
            ("year", json!(2025)),
            ("target", json!("wbbm")),
            ("made_at", json!("kapan saja")),
            ("created_millis", json!(1)),
            ("tambahan", json!(1)),
        ] {
            let mut head = head.clone();
            head[member] = value;
            cases.with(format!("{base}, head: another {member}"), &bag, HEAD, head.to_string());
        }
        let evidence = read(&bag, EVIDENCE);
        for (name, variant) in variants(&evidence).into_iter().step_by(6) {
            cases.with(format!("{base}, evidence: {name}"), &bag, EVIDENCE, variant.to_string());
        }
        for list in ["/documents", "/documents/0/revisions", "/documents/0/serves", "/earlier"] {
            let mut other = evidence.clone();
            if let Some(list) = other.pointer_mut(list).and_then(Value::as_array_mut) {
                list.reverse();
            }
            cases.with(format!("{base}, evidence: {list} turned round"), &bag, EVIDENCE, other.to_string());
        }
        journal(cases, base, &bag);
    }
    journal(cases, "mixed", &bases.bag("mixed"));
}

/// The journal says something else of what the papers show, linked anew.
fn journal(cases: &mut Cases, base: &str, bag: &Bag) {
    let of = |changes: &[Change], wanted: fn(&Subject) -> bool| {
        changes
            .iter()
            .rposition(|change| wanted(&change.subject) && !change.value.is_null())
            .expect("such a change")
    };
    let mut forge = |name: &str, wanted: fn(&Subject) -> bool, change: &dyn Fn(&mut Change)| {
        let mut bag = bag.clone();
        if !bag.files.contains_key("data/pilar/stubs.jsonl") {
            bag.forge(|changes| {
                let at = of(changes, wanted);
                change(&mut changes[at]);
            });
            cases.bag(format!("{base}, journal: {name}"), &bag);
        }
    };
    let profile = |subject: &Subject| matches!(subject, Subject::Profile);
    let about = |subject: &Subject| matches!(subject, Subject::Evidence(_));
    let revision = |subject: &Subject| matches!(subject, Subject::Revision(..));
    let link = |subject: &Subject| matches!(subject, Subject::Link(..));
    forge("nothing else", profile, &|_| {});
    forge("another reader of nothing", profile, &|change| change.author = "Orang Lain".into());
    forge("another target", profile, &|change| change.value["target"] = json!("wbbm"));
    forge("another year", profile, &|change| change.value["year"] = json!(2024));
    forge("a year that is none", profile, &|change| change.value["year"] = json!("2026"));
    forge("no profile", profile, &|change| change.value = json!(null));
    forge("a title of the earliest clock", about, &|change| change.clock.millis = 0);
    forge("another title", about, &|change| change.value["title"] = json!("Judul lain"));
    forge("another year of a document", about, &|change| change.value["year"] = json!(1999));
    forge("a quarter that is none", about, &|change| change.value["triwulan"] = json!(300));
    forge("another note", about, &|change| change.value["note"] = json!("catatan lain"));
    forge("a title less", about, &|change| drop(change.value.as_object_mut().expect("it").remove("title")));
    forge("nothing about a document", about, &|change| change.value = json!(null));
    forge("another size", revision, &|change| change.value["size"] = json!(1));
    forge("another name", revision, &|change| change.value["name"] = json!("lain.txt"));
    forge("another content", revision, &|change| change.value["sha256"] = json!("00"));
    forge("a revision that is none", revision, &|change| change.value = json!("lain"));
    forge("a member more", revision, &|change| change.value["tambahan"] = json!(1));
    forge("a revision less", revision, &|change| change.value = json!(null));
    forge("a link less", link, &|change| change.value = json!(null));
    forge("a link of another kind", link, &|change| change.value = json!({"lain": false}));
    forge("a link to another document", link, &|change| {
        change.subject = Subject::Link(3, Uuid::from_u128(1));
    });
    forge("a link spelt otherwise", link, &|change| {
        change.subject = Subject::from(change.subject.to_string().replace("link/", "link/0").as_str());
    });
}
