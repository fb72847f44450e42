//! What a forger can do who computes every hash of a package anew.

use std::collections::{BTreeMap, BTreeSet};

use pilar_core::journal::{Change, beginning};
use pilar_core::merge::{Held, Node};
use serde_json::{Value, json};

use crate::bag::Bag;

const HEAD: &str = "data/pilar/assessment.json";
const JOURNAL: &str = "data/pilar/journal.jsonl";

impl Bag {
    /// The changes of its journal.
    pub fn changes(&self) -> Vec<Change> {
        let text = std::str::from_utf8(&self.files[JOURNAL]).expect("text");
        text.lines().map(|line| serde_json::from_str(line).expect("change")).collect()
    }

    /// Replaces its changes by these, lines, head and sums made to fit; chains stay as they are.
    pub fn put_changes(&mut self, changes: &[Change]) -> &mut Self {
        let mut changes = changes.to_vec();
        changes.sort_by_key(|it| (it.replica, it.sequence, it.id, it.content()));
        let lines = changes.iter().map(|it| String::from_utf8(it.line()).expect("text") + "\n");
        self.files.insert(JOURNAL.into(), lines.collect::<String>().into_bytes());
        let nodes: Vec<Node> = changes.iter().filter_map(Node::of).collect();
        let unchained = changes.iter().filter(|it| it.link.is_none());
        let ends =
            Held::of(&nodes, BTreeSet::new(), unchained.map(|it| (it.replica, it.sequence, it.content())));
        self.edit(HEAD, |text| {
            let mut head: Value = serde_json::from_str(&text).expect("JSON");
            head["changes"] = json!(changes.len());
            head["held"] = json!(ends);
            head.to_string()
        });
        self.seal()
    }

    /// Forges its changes; every chain is then linked anew from its beginning, in the order the changes are left in.
    pub fn forge(&mut self, change: impl FnOnce(&mut Vec<Change>)) -> &mut Self {
        let mut changes = self.changes();
        change(&mut changes);
        relink(&mut changes);
        self.put_changes(&changes)
    }
}

/// Links every chain anew from its beginning.
pub fn relink(changes: &mut [Change]) {
    let mut ends = BTreeMap::new();
    for change in changes.iter_mut().filter(|it| it.link.is_some()) {
        let (assessment, replica) = (change.assessment, change.replica);
        let end = ends.entry(replica).or_insert_with(|| (0, beginning(assessment, replica)));
        change.chain(end.0 + 1, end.1);
        *end = change.link.map(|link| (link.position, link.hash)).expect("linked");
    }
}
