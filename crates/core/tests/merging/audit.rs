//! What a journal is verified to be.

use std::collections::BTreeSet;

use pilar_core::journal::{Change, Clock, Digest, Operation, Subject, beginning};
use pilar_core::merge::{Alteration, Audit, Auditor, Entry, Fork, Node, Quarantine, Stored};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::desk::{ASSESSMENT, Desk};
use crate::replicas::{Office, history};
use crate::{cases, forks};

const R: Uuid = Uuid::from_u128(0x8000_8000_0000_0000_0001);
const OLD: Uuid = Uuid::from_u128(0x7000_8000_0000_0000_0001);

fn stored(change: &Change) -> Entry {
    let (replica, link, content) = (change.replica, change.link, change.content());
    Entry { replica, link, content, stored: Stored::Change(Box::new(change.clone())) }
}

/// In the order in which a store reads them.
fn audit(mut entries: Vec<Entry>, waiting: &[(Change, Quarantine)]) -> Audit {
    entries.sort_by_key(|entry| (entry.replica, entry.link.map(|link| link.position)));
    let mut auditor = Auditor::new(ASSESSMENT);
    for entry in entries {
        auditor.take(entry);
    }
    auditor.finish(waiting.iter().map(|(change, why)| (change, *why)))
}

fn entries(desk: &Desk) -> Vec<Entry> {
    desk.changes().map(stored).chain(desk.stubs.values().copied().map(Entry::stub)).collect()
}

fn change(replica: Uuid, id: u64, author: &str, value: Value) -> Change {
    Change {
        id: Uuid::from_u128(u128::from(id)),
        action: Uuid::from_u128(u128::from(id)),
        action_name: "Isi".into(),
        assessment: ASSESSMENT,
        replica,
        sequence: id,
        clock: Clock { millis: id, counter: 0 },
        author: author.into(),
        role: "pokja".into(),
        operation: Operation::SetAnswer,
        subject: Subject::from("answer/unit/1".to_owned()),
        value,
        base: None,
        settles: Vec::new(),
        link: None,
        taken_back_millis: 0,
    }
}

/// So many changes by Sari behind a place, with ids from this one on.
fn behind(place: (u64, Digest), first_id: u64, count: u64) -> Vec<Change> {
    let mut before = place;
    (first_id..first_id + count)
        .map(|id| {
            let mut made = change(R, id, "Sari", json!(id));
            made.chain(before.0 + 1, before.1);
            before = at(&made);
            made
        })
        .collect()
}

fn at(change: &Change) -> (u64, Digest) {
    change.link.map(|link| (link.position, link.hash)).expect("linked")
}

fn chain(count: u64) -> Vec<Change> {
    behind((0, beginning(ASSESSMENT, R)), 1, count)
}

/// Position and reason of everything that is altered.
fn altered(audit: &Audit) -> Vec<(Option<u64>, Alteration)> {
    audit.origins.iter().flat_map(|it| &it.altered).map(|it| (it.position, it.why)).collect()
}

#[test]
fn a_whole_chain_is_told_with_who_and_when() {
    let mut changes = chain(5);
    changes[3].author = "Budi".into();
    for after in [3, 4] {
        let before = at(&changes[after - 1]);
        changes[after].chain(before.0 + 1, before.1);
    }
    let old = [change(OLD, 90, "Sari", json!(1)), change(OLD, 91, "Sari", json!(0.5))];
    let found = audit(changes.iter().chain(&old).map(stored).collect(), &[]);
    assert!(!found.is_altered() && found.twins.is_empty());
    let [unchained, chained] = &found.origins[..] else { panic!("{:?}", found.origins) };
    assert_eq!((unchained.unchained, unchained.chained, unchained.since), (2, 0, None));
    assert_eq!((chained.unchained, chained.chained, chained.missing), (0, 5, 0));
    assert_eq!((chained.span, chained.since), (Some((1, 5)), Some(1)));
    assert_eq!(chained.tips, [at(&changes[4])]);
    assert_eq!(chained.authors, [("Budi".to_owned(), 1), ("Sari".to_owned(), 4)].into());
    assert!(chained.forks.is_empty());
    assert_eq!(audit(Vec::new(), &[]).state.map(|it| it.to_string()), Some(EMPTY.to_owned()));
}

/// SHA-256 of the SHA-256 of nothing: no chain, and no change without one.
const EMPTY: &str = "5df6e0e2761359d30a8275058e299fcc0381534545f55cf43e41983f5d4c9456";

#[test]
fn a_fork_names_both_branches_with_what_is_behind_them() {
    let trunk = chain(3);
    let (one, other) = (behind(at(&trunk[2]), 10, 4), behind(at(&trunk[2]), 20, 2));
    // The second branch parts once more.
    let inner = behind(at(&other[0]), 30, 1);
    let all = [&trunk, &one, &other, &inner].into_iter().flatten();
    let found = audit(all.map(stored).collect(), &[]);
    let forks = &found.origins[0].forks;
    assert_eq!(forks.iter().map(|fork| fork.position).collect::<Vec<_>>(), [4, 5]);
    let mut branches: Vec<(u64, u64)> = forks[0]
        .branches
        .iter()
        .map(|branch| (branch.first.as_ref().expect("a change").millis, branch.links))
        .collect();
    branches.sort_unstable();
    assert_eq!(branches, [(10, 4), (20, 3)]);
    assert_eq!(found.origins[0].tips.len(), 3);
    assert!(found.state.is_some(), "a fork is not an alteration");
}

#[test]
fn what_is_missing_is_counted_and_closes_the_chain_all_the_same() {
    let changes = chain(5);
    let left_out = |it: &Change| Entry::stub(Node { replica: R, link: it.link.expect("linked") });
    let entries: Vec<Entry> = changes
        .iter()
        .map(|it| if (2..=3).contains(&at(it).0) { left_out(it) } else { stored(it) })
        .collect();
    let found = audit(entries.clone(), &[]);
    assert_eq!((found.origins[0].missing, found.origins[0].chained), (2, 3));
    assert!(!found.is_altered());
    assert_eq!(found.state, audit(changes.iter().map(stored).collect(), &[]).state);
    // Without its link the chain is broken.
    let mut broken = entries;
    broken.remove(2);
    let found = audit(broken, &[]);
    assert_eq!((altered(&found), found.state), (vec![(Some(4), Alteration::Broken)], None));
}

#[test]
fn every_alteration_is_named_once_and_where_it_is() {
    let changes = chain(5);
    let spoil = |spoil: &dyn Fn(&mut Vec<Entry>)| {
        let mut entries: Vec<Entry> = changes.iter().map(stored).collect();
        spoil(&mut entries);
        altered(&audit(entries, &[]))
    };
    let edit = |entry: &mut Entry| {
        if let Stored::Change(change) = &mut entry.stored {
            change.value = json!("diubah");
        }
    };
    assert_eq!(spoil(&|all| edit(&mut all[2])), [(Some(3), Alteration::Content)]);
    assert_eq!(spoil(&|all| all[2].stored = Stored::Unreadable), [(Some(3), Alteration::Content)]);
    assert_eq!(spoil(&|all| drop(all.remove(2))), [(Some(4), Alteration::Broken)]);
    assert_eq!(spoil(&|all| drop(all.remove(0))), [(Some(2), Alteration::Broken)]);
    // Edited with its content made to fit: its hash no longer does.
    let fit = |all: &mut Vec<Entry>| {
        if let Stored::Change(change) = &mut all[2].stored {
            let mut made = Change { value: json!("diubah"), ..(**change).clone() };
            made.chain(3, at(&changes[1]).1);
            let link = made.link.map(|link| pilar_core::journal::Link { hash: at(&changes[2]).1, ..link });
            made.link = link;
            all[2] = stored(&made);
        }
    };
    assert_eq!(spoil(&fit), [(Some(3), Alteration::Link)]);
    // With every hash of it made to fit, what stands behind it does not.
    let refit = |all: &mut Vec<Entry>| {
        let mut made = change(R, 3, "Sari", json!("diubah"));
        made.chain(3, at(&changes[1]).1);
        all[2] = stored(&made);
    };
    assert_eq!(spoil(&refit), [(Some(4), Alteration::Broken)]);
    let old = |all: &mut Vec<Entry>| all.push(stored(&change(R, 9, "Sari", json!(1))));
    assert_eq!(spoil(&old), [(None, Alteration::Place)]);
    let old = |all: &mut Vec<Entry>| {
        let mut entry = stored(&change(OLD, 9, "Sari", json!(1)));
        edit(&mut entry);
        all.push(entry);
    };
    assert_eq!(spoil(&old), [(None, Alteration::Content)]);
}

#[test]
fn twins_and_what_waits_are_told_with_their_authors() {
    let changes = chain(2);
    let twin = change(OLD, 2, "Budi", json!("lain"));
    let waits = change(R, 40, "Wati", json!(1));
    let entries = changes.iter().chain([&twin]).map(stored).collect();
    let later = behind((8, Digest::from([1; 32])), 41, 1).remove(0);
    let place = at(&later);
    let found = audit(entries, &[(waits, Quarantine::Gap), (later, Quarantine::Future)]);
    assert_eq!(found.twins[0].replicas, [OLD, R].into());
    assert_eq!(found.twins[0].id, Uuid::from_u128(2));
    assert_eq!(found.twins[0].authors, ["Budi", "Sari"]);
    let waiting = &found.origins[1].waiting[&Quarantine::Gap];
    assert_eq!((waiting.changes, &waiting.authors), (1, &[("Wati".to_owned(), 1)].into()));
    assert_eq!(found.origins[1].waiting[&Quarantine::Future].places, [place]);
    assert!(!found.is_altered());
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn whatever_people_do_is_whole_and_one_edit_is_not(
        (desks, before, deeds) in history(),
        which in any::<Index>(),
    ) {
        let office = Office::of(desks, &before, &deeds);
        for desk in &office.desks {
            let found = audit(entries(desk), &[]);
            prop_assert_eq!(altered(&found), vec![]);
            prop_assert_eq!(found.state, desk.held().state());
            let told: BTreeSet<Fork> = found
                .origins
                .iter()
                .flat_map(|it| it.forks.iter().map(|fork| Fork { replica: it.replica, position: fork.position }))
                .collect();
            prop_assert_eq!(told, forks(desk));
            let missing: u64 = found.origins.iter().map(|origin| origin.missing).sum();
            prop_assert_eq!(usize::try_from(missing).expect("few"), desk.held().missing.len());

            let mut edited = entries(desk);
            if edited.is_empty() {
                continue;
            }
            let at = which.index(edited.len());
            if let Stored::Change(change) = &mut edited[at].stored {
                change.author.push('!');
                prop_assert_eq!(altered(&audit(edited, &[])).len(), 1);
            }
        }
    }
}
