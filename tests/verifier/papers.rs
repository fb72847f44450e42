//! Whole packages, whose head and list of documents are what their journal comes to.

use pilar_core::journal::{Change, Subject, beginning};
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
    clocks(cases, "replicas", &bases.bag("replicas"));
    clocks(cases, "mixed", &bases.bag("mixed"));
}

/// Somebody's later profile, and repairs of its clock and of the one before.
fn clocks(cases: &mut Cases, base: &str, bag: &Bag) {
    const FAR: u64 = 1_000_000_000_000;
    assert!(!bag.files.contains_key("data/pilar/stubs.jsonl"), "{base} has all its changes");
    let changes = bag.changes();
    let profile = changes.iter().rfind(|it| it.subject == Subject::Profile).expect("a profile");
    let latest = changes.iter().map(|it| it.clock.millis).max().unwrap_or_default();
    let id = |version: u128, n: u128| {
        Uuid::from_u128(0x0192_0000_0000_0000_8000_0000_0000_0000 | version << 76 | n)
    };
    let made = |n: u128, before: Option<&Change>, replica, subject, value| {
        let mut change = Change {
            id: id(7, n),
            replica,
            sequence: before.map_or(1, |it| it.sequence + 1),
            subject,
            value,
            base: None,
            settles: Vec::new(),
            ..profile.clone()
        };
        change.clock.millis = latest + u64::try_from(n).expect("small");
        let link = before.and_then(|it| it.link);
        let first = (0, beginning(change.assessment, replica));
        let (position, previous) = link.map_or(first, |link| (link.position, link.hash));
        change.chain(position + 1, previous);
        change
    };
    let (stranger, repairer) = (id(8, 1), id(8, 2));
    let repair = |of: &Change, millis: u64| {
        let place = |at: Option<u64>| at.map_or(json!([]), |at| json!([[at, at]]));
        let link = of.link.map(|link| link.position);
        let sequence = link.is_none().then_some(of.sequence);
        json!({"replica": of.replica, "positions": place(link), "sequences": place(sequence), "millis": millis})
    };
    let clock = |n: u128| Subject::Clock(Uuid::from_u128(n));
    for replaces in [true, false] {
        let mut other = profile.value.clone();
        other["target"] = json!("wbbm");
        let mut later = made(1, None, stranger, Subject::Profile, other);
        later.base = replaces.then_some(profile.id);
        later.chain(1, beginning(later.assessment, stranger));
        let own = made(2, Some(&later), stranger, clock(1), repair(&later, FAR));
        let first = made(3, None, repairer, clock(2), repair(&later, FAR));
        let less = made(4, Some(&first), repairer, clock(3), repair(&later, 0));
        let mut undone = made(5, Some(&first), repairer, clock(2), json!(null));
        undone.base = Some(first.id);
        undone.chain(2, undone.link.expect("linked").previous);
        let earlier = made(6, None, repairer, clock(2), repair(profile, FAR));
        let before = {
            let mut less = made(1, None, repairer, clock(3), repair(&later, 0));
            less.id = id(7, 9);
            less.chain(1, beginning(less.assessment, repairer));
            less
        };
        for (name, repairs) in [
            ("none", vec![]),
            ("its own", vec![own.clone()]),
            ("a stranger's", vec![first.clone()]),
            ("a second one of less", vec![first.clone(), less]),
            ("a first one of less", vec![own.clone(), before]),
            ("one taken back", vec![first, undone]),
            ("of the one before", vec![earlier.clone()]),
            ("of both", vec![own, earlier]),
        ] {
            for target in [None, Some("wbbm")] {
                let mut bag = bag.clone();
                bag.put_changes(&[changes.clone(), vec![later.clone()], repairs.clone()].concat());
                if let Some(target) = target {
                    let mut head = read(&bag, HEAD);
                    head["target"] = json!(target);
                    bag.files.insert(HEAD.into(), head.to_string().into_bytes());
                }
                let name = format!("{base}, clocks: {name}, replaces {replaces}, the head tells {target:?}");
                cases.sealed(name, &mut bag);
            }
        }
    }
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
