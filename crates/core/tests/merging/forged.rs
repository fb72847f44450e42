//! A forger who can compute every hash anew, but not what others hold already.

use std::collections::{BTreeMap, BTreeSet};

use pilar_core::journal::{Change, beginning};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::json;
use uuid::Uuid;

use crate::cases;
use crate::desk::{ASSESSMENT, Desk, Sent};
use crate::replicas::{Office, history};
use crate::{LATER, forks, says};

#[derive(Debug, Clone, Copy)]
enum Forgery {
    Edited,
    Removed,
    Added,
    Swapped,
    Moved,
}

fn forgery() -> impl Strategy<Value = Forgery> {
    prop_oneof![
        Just(Forgery::Edited),
        Just(Forgery::Removed),
        Just(Forgery::Added),
        Just(Forgery::Swapped),
        Just(Forgery::Moved),
    ]
}

/// One chain rewritten from a place on, every hash made to fit.
fn rewritten(chain: &[Change], at: usize, forgery: Forgery) -> Vec<Change> {
    let mut forged = chain.to_vec();
    match forgery {
        Forgery::Edited => forged[at].value = json!("palsu"),
        Forgery::Removed => drop(forged.remove(at)),
        Forgery::Added => {
            let added = Change { id: Uuid::from_u128(0xF), value: json!("palsu"), ..forged[at].clone() };
            forged.insert(at, added);
        }
        Forgery::Swapped => forged.swap(at, chain.len() - 1),
        Forgery::Moved => {
            let moved = forged.remove(at);
            forged.push(moved);
        }
    }
    let mut before = (0, beginning(ASSESSMENT, chain[0].replica));
    for change in &mut forged {
        change.chain(before.0 + 1, before.1);
        before = change.link.map(|link| (link.position, link.hash)).expect("linked");
    }
    forged
}

/// A chain that did not fork, the longest at one of the desks, if it has more than one change.
fn longest(office: &Office, which: Index) -> Option<Vec<Change>> {
    let desk = which.get(&office.desks);
    let forked: BTreeSet<Uuid> = forks(desk).into_iter().map(|fork| fork.replica).collect();
    let mut chains: BTreeMap<Uuid, Vec<Change>> = BTreeMap::new();
    let linked = desk.changes().filter(|it| it.link.is_some() && !forked.contains(&it.replica));
    for change in linked {
        chains.entry(change.replica).or_default().push(change.clone());
    }
    let missing: BTreeSet<Uuid> = desk.stubs.values().map(|node| node.replica).collect();
    chains.retain(|replica, chain| chain.len() > 1 && !missing.contains(replica));
    let mut chain = chains.into_values().max_by_key(Vec::len)?;
    chain.sort_by_key(|change| change.link.map(|link| link.position));
    Some(chain)
}

/// The content counts, wherever in a chain it stands.
fn has(desk: &Desk, change: &Change) -> bool {
    desk.journal.contains_key(&(change.id, change.content()))
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn whoever_holds_a_later_tip_is_told_of_every_forgery(
        (desks, before, deeds) in history(),
        forgery in forgery(),
        which in any::<Index>(),
        at in any::<Index>(),
    ) {
        let office = Office::of(desks, &before, &deeds);
        // Somebody holds the genuine chain; a forger changes something of it.
        let Some(chain) = longest(&office, which) else { return Ok(()) };
        let genuine = Sent { changes: chain.clone(), stubs: Vec::new() };
        let at = at.index(chain.len());
        let forged = rewritten(&chain, at, forgery);
        let mut holder = Desk::new(Uuid::max());
        holder.take(&genuine, Uuid::max(), LATER);
        let honest = says(holder.journal.values());
        let told = holder.take(&Sent { changes: forged.clone(), stubs: Vec::new() }, Uuid::max(), LATER).of_something;
        let same = forged.iter().all(|change| chain.contains(change));
        prop_assert!(told || same, "{forgery:?} at {at} of {}", chain.len());
        if !told {
            prop_assert_eq!(says(holder.journal.values()), honest, "and nothing else happened");
        }
        // The genuine ones are all there still, and taken in after the forged ones as well.
        let mut late = Desk::new(Uuid::max());
        late.take(&Sent { changes: forged, stubs: Vec::new() }, Uuid::max(), LATER);
        late.take(&genuine, Uuid::max(), LATER);
        for change in &chain {
            prop_assert!(has(&holder, change) && has(&late, change));
        }
        prop_assert_eq!(holder.held(), late.held());
    }
}
