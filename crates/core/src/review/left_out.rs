//! Which contents somebody knew by their links alone when a worksheet was handed over, told by lengths: there may be more
//! of them than one change has room for.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde::{Deserialize, Serialize};

use crate::journal::Digest;
use crate::merge::{Held, Node};

/// For ends of chains the lengths of runs from there back, by turns of changes that were there and of links alone; each
/// link is in one run at most.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LeftOut(BTreeMap<Digest, Vec<u64>>);

impl LeftOut {
    /// Takes out of what is held the missing contents that these links lead to, and tells them by lengths.
    pub fn taken_out_of(held: &mut Held, nodes: &[Node]) -> Self {
        let by_hash = by_hash(nodes);
        let (mut ends, mut seen, mut told) = (BTreeMap::new(), HashSet::new(), BTreeSet::new());
        for tip in held.chains.values().flatten() {
            let mut lengths: Vec<u64> = Vec::new();
            let mut at = by_hash.get(&tip.hash);
            while let Some(node) = at.filter(|node| seen.insert(node.link.hash)) {
                let is_missing = held.missing.contains(&node.link.content);
                if is_missing {
                    told.insert(node.link.content);
                }
                // The runs at even places were there.
                while lengths.is_empty() || lengths.len().is_multiple_of(2) != is_missing {
                    lengths.push(0);
                }
                if let Some(last) = lengths.last_mut() {
                    *last += 1;
                }
                at = by_hash.get(&node.link.previous);
            }
            if lengths.len() % 2 == 1 {
                lengths.pop();
            }
            if !lengths.is_empty() {
                ends.insert(tip.hash, lengths);
            }
        }
        held.missing.retain(|content| !told.contains(content));
        Self(ends)
    }

    /// Whether nothing is told.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was held with the missing contents that are told here, as far as these links lead.
    pub fn put_into(&self, held: &Held, nodes: &[Node]) -> Held {
        let mut held = held.clone();
        if self.is_empty() {
            return held;
        }
        let by_hash = by_hash(nodes);
        let mut seen = HashSet::new();
        for (hash, lengths) in &self.0 {
            let mut at = by_hash.get(hash);
            for (place, length) in lengths.iter().enumerate() {
                let mut left = *length;
                while let Some(node) = at.filter(|node| left > 0 && seen.insert(node.link.hash)) {
                    if place % 2 == 1 {
                        held.missing.insert(node.link.content);
                    }
                    left -= 1;
                    at = by_hash.get(&node.link.previous);
                }
            }
        }
        held
    }
}

fn by_hash(nodes: &[Node]) -> HashMap<Digest, &Node> {
    nodes.iter().map(|node| (node.link.hash, node)).collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::journal::{Link, beginning};

    const A: Uuid = Uuid::from_u128(1);

    fn chain(count: u64) -> Vec<Node> {
        let mut before = beginning(A, A);
        let link = |position: u64| {
            let link = Link::new(position, before, Digest::of(&[&position.to_be_bytes()]));
            before = link.hash;
            Node { replica: A, link }
        };
        (1..=count).map(link).collect()
    }

    #[test]
    fn what_was_missing_is_told_shortly_and_is_found_again() {
        let mut nodes = chain(40_000);
        let fork = Link::new(11, nodes[9].link.hash, Digest::of(&[b"fork"]));
        nodes.push(Node { replica: A, link: fork });
        for wanted in [
            |at: usize| at >= 10,
            |at: usize| at < 39_000,
            |at: usize| at.is_multiple_of(2),
            |at: usize| !at.is_multiple_of(3),
            |_: usize| true,
            |_: usize| false,
        ] {
            let missing = nodes.iter().enumerate().filter(|(at, _)| wanted(*at));
            let missing: BTreeSet<Digest> = missing.map(|(_, node)| node.link.content).collect();
            let held = Held::of(&nodes, missing, []);
            let mut rest = held.clone();
            let left_out = LeftOut::taken_out_of(&mut rest, &nodes);
            assert!(rest.missing.is_empty());
            let text = serde_json::to_string(&left_out).expect("JSON");
            assert!(text.len() < 100_000, "{} bytes", text.len());
            let read: LeftOut = serde_json::from_str(&text).expect("JSON");
            assert_eq!(read.put_into(&rest, &nodes), held);
        }
        // What no link leads to stays as it is.
        let unknown = BTreeSet::from([Digest::of(&[b"elsewhere"])]);
        let mut held = Held::of(&nodes, unknown.clone(), []);
        assert!(LeftOut::taken_out_of(&mut held, &nodes).is_empty());
        assert_eq!(held.missing, unknown);
    }
}
