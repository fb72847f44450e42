use std::borrow::Cow;
use std::collections::BTreeSet;

use pilar_core::journal::{Change, Repairs};
use pilar_core::merge::{
    Auditor, Entry, Examined, Held, Node, Nothing, Refusal, Run, Stored, conflicts, examine,
};
use pilar_files::package::Head;
use uuid::Uuid;

/// A plausible wall time in milliseconds since 1970-01-01 UTC.
const NOW: u64 = 1_780_000_000_000;

/// Lines of a journal: changes, and runs of links without their changes.
pub fn journal(data: &[u8]) -> bool {
    let (mut changes, mut nodes) = (Vec::new(), Vec::new());
    for line in data.split(|byte| *byte == b'\n') {
        if let Ok(run) = serde_json::from_slice::<Run>(line) {
            nodes.extend(run.nodes());
        } else if let Ok(change) = serde_json::from_slice::<Change>(line) {
            reads_back(&change);
            changes.push(change);
        }
    }
    let repairs = Repairs::of(&changes);
    for change in &mut changes {
        change.taken_back_millis = repairs.taken_back_millis(change);
    }
    conflicts(&changes);
    let Some(assessment) = changes.first().map(|change| change.assessment) else { return false };
    let forwards = examined(assessment, changes.iter(), &nodes);
    let backwards = examined(assessment, changes.iter().rev(), &nodes);
    if let (Ok(one), Ok(other)) = (&forwards, &backwards) {
        assert_eq!(summary(one), summary(other), "the order in which changes come does not matter");
        audited(assessment, one);
    }
    assert_eq!(forwards.is_ok(), backwards.is_ok());
    forwards.is_ok()
}

/// What a package's head tells its maker holds, and such a head.
pub fn held(data: &[u8]) -> bool {
    let of_a_head = serde_json::from_slice::<Head>(data).map(|head| head.held);
    let Ok(held) = of_a_head.or_else(|_| serde_json::from_slice::<Held>(data)) else { return false };
    let text = serde_json::to_string(&held).expect("JSON");
    assert_eq!(serde_json::from_str::<Held>(&text).expect("reads back"), held);
    let tips = held.chains.iter().flat_map(|(replica, tips)| tips.iter().map(move |tip| (*replica, tip)));
    let nodes: Vec<Node> = tips
        .flat_map(|(replica, tip)| {
            let link = |(position, hash)| pilar_core::journal::Link {
                position,
                previous: hash,
                content: hash,
                hash,
            };
            tip.hashes().map(move |it| Node { replica, link: link(it) })
        })
        .collect();
    assert!(nodes.iter().all(|node| held.known(&nodes).contains(&node.link.hash)));
    assert_eq!(held.state().is_some(), held.unchained.digest.is_some());
    for (replica, ranges) in &held.unchained.ranges {
        assert!(ranges.iter().all(|(first, last)| held.unchained.has(*replica, *first.max(last))));
    }
    true
}

/// A change is the same again once it was written; numbers that no chain may hold are left out.
fn reads_back(change: &Change) {
    if change.link.is_none() || change.has_safe_numbers() {
        let again: Change = serde_json::from_slice(&change.line()).expect("what is written reads back");
        assert_eq!(&again, change);
    }
}

fn examined<'a>(
    assessment: Uuid,
    changes: impl Iterator<Item = &'a Change>,
    nodes: &[Node],
) -> Result<Examined<'a>, Refusal> {
    examine(&mut Nothing, assessment, changes.map(Cow::Borrowed), nodes.iter().copied(), NOW)
}

/// What does not depend on the order in which changes came.
fn summary(examined: &Examined<'_>) -> (BTreeSet<String>, BTreeSet<String>, usize) {
    let lines = |changes: &mut dyn Iterator<Item = &Change>| {
        changes.map(|change| String::from_utf8_lossy(&change.line()).into_owned()).collect()
    };
    let admitted = lines(&mut examined.admitted.iter().map(AsRef::as_ref));
    let waiting = lines(&mut examined.quarantined.iter().map(|(change, _)| change.as_ref()));
    (admitted, waiting, examined.twins.len())
}

/// What was admitted is whole, and its ends are those that are told of it.
fn audited(assessment: Uuid, examined: &Examined<'_>) {
    let mut entries: Vec<Entry> = examined
        .admitted
        .iter()
        .map(|change| Entry {
            replica: change.replica,
            link: change.link,
            content: change.content(),
            stored: Stored::Change(Box::new(change.as_ref().clone())),
        })
        .chain(examined.stubs.iter().map(|node| Entry {
            replica: node.replica,
            link: Some(node.link),
            content: node.link.content,
            stored: Stored::Stub,
        }))
        .collect();
    entries.sort_by_key(|entry| (entry.replica, entry.link.map(|link| link.position)));
    let mut auditor = Auditor::new(assessment);
    for entry in entries {
        auditor.take(entry);
    }
    let audit = auditor.finish([]);
    assert!(!audit.is_altered(), "{audit:?}");
    let linked = examined.admitted.iter().filter_map(|change| Node::of(change));
    let nodes: Vec<Node> = linked.chain(examined.stubs.iter().copied()).collect();
    let unchained = examined.admitted.iter().filter(|change| change.link.is_none());
    let unchained = unchained.map(|change| (change.replica, change.sequence, change.content()));
    assert_eq!(Held::of(&nodes, BTreeSet::new(), unchained).state(), audit.state);
}
