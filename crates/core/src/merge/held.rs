use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Node;
use crate::journal::Digest;

/// What of an assessment somebody holds: how far each chain goes, and which changes were never chained.
///
/// What is held is told by hashes, so a copy that went another way is never taken for the same.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Either")]
pub struct Held {
    /// The ends of each replica's chain; more than one where it forked.
    pub chains: BTreeMap<Uuid, Vec<Tip>>,
    /// Contents of changes that are known by their link alone.
    pub missing: BTreeSet<Digest>,
    /// Changes of journal format 1.
    pub unchained: Unchained,
}

/// An end of a chain, and enough of the way to it to find out where another copy of the chain left it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tip {
    /// The position of the last change.
    pub position: u64,
    /// Its hash.
    pub hash: Digest,
    /// The hashes 1, 2, 4, 8 … positions before it, and that of position 1.
    pub back: Vec<Digest>,
}

/// Changes that are a set and no chain.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unchained {
    /// Sequence numbers of each replica as ranges, ascending, neither touching nor overlapping.
    pub ranges: BTreeMap<Uuid, Vec<(u64, u64)>>,
    /// SHA-256 of their contents, sorted, one after the other; `None` from a package of version 1.
    pub digest: Option<Digest>,
}

/// As it is written now, or as packages of version 1 have it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Either {
    Now { chains: BTreeMap<Uuid, Vec<Tip>>, missing: BTreeSet<Digest>, unchained: Unchained },
    Before(BTreeMap<Uuid, Vec<(u64, u64)>>),
}

impl From<Either> for Held {
    fn from(either: Either) -> Self {
        match either {
            Either::Now { chains, missing, unchained } => Self {
                chains,
                missing,
                unchained: Unchained { ranges: tidy(unchained.ranges), digest: unchained.digest },
            },
            Either::Before(ranges) => {
                Self { unchained: Unchained { ranges: tidy(ranges), digest: None }, ..Self::default() }
            }
        }
    }
}

impl Held {
    /// What these links come to, those in `missing` being without their change, and these changes of format 1, each
    /// given by replica, sequence number and content.
    pub fn of(
        nodes: &[Node],
        missing: BTreeSet<Digest>,
        unchained: impl IntoIterator<Item = (Uuid, u64, Digest)>,
    ) -> Self {
        let mut ranges: BTreeMap<Uuid, Vec<(u64, u64)>> = BTreeMap::new();
        let mut contents = BTreeSet::new();
        for (replica, sequence, content) in unchained {
            ranges.entry(replica).or_default().push((sequence, sequence));
            contents.insert(content.bytes());
        }
        let contents: Vec<&[u8]> = contents.iter().map(<[u8; 32]>::as_slice).collect();
        let unchained = Unchained { ranges: tidy(ranges), digest: Some(Digest::of(&contents)) };
        Self { chains: chains(nodes), missing, unchained }
    }

    /// Whether nothing is held.
    pub fn is_empty(&self) -> bool {
        self.chains.is_empty() && self.unchained.ranges.is_empty()
    }

    /// The hashes among these links that somebody who holds this knows: what is told, and everything before it.
    pub fn known(&self, nodes: &[Node]) -> HashSet<Digest> {
        let told = self.chains.values().flatten().flat_map(Tip::hashes);
        let mut known: HashSet<Digest> = told.map(|(_, hash)| hash).collect();
        let mut nodes: Vec<&Node> = nodes.iter().collect();
        nodes.sort_unstable_by_key(|node| std::cmp::Reverse(node.link.position));
        for node in nodes {
            if known.contains(&node.link.hash) {
                known.insert(node.link.previous);
            }
        }
        known
    }
}

impl Unchained {
    /// Whether a change of this replica and number is among them.
    pub fn has(&self, replica: Uuid, sequence: u64) -> bool {
        self.ranges.get(&replica).is_some_and(|ranges| {
            let after = ranges.partition_point(|(first, _)| *first <= sequence);
            after > 0 && sequence <= ranges[after - 1].1
        })
    }
}

impl Tip {
    /// Every hash it tells, with its position.
    pub fn hashes(&self) -> impl Iterator<Item = (u64, Digest)> {
        let position = self.position;
        let before = (0..64).map(move |power| position.saturating_sub(1 << power).max(1));
        [(position, self.hash)].into_iter().chain(before.zip(self.back.iter().copied()))
    }
}

/// The ends of each chain.
fn chains(nodes: &[Node]) -> BTreeMap<Uuid, Vec<Tip>> {
    let mut nodes: Vec<&Node> = nodes.iter().collect();
    nodes.sort_unstable_by_key(|node| (node.replica, node.link));
    let chains = nodes.chunk_by(|one, other| one.replica == other.replica);
    chains.map(|chain| (chain[0].replica, tips(chain))).filter(|(_, tips)| !tips.is_empty()).collect()
}

/// The ends of one chain, whose links are in order. Every link is looked at once, however often it forks.
fn tips(nodes: &[&Node]) -> Vec<Tip> {
    if nodes.is_sorted_by(|one, next| one.link.hash == next.link.previous) {
        return vec![tip(nodes)];
    }
    let by_hash: HashMap<Digest, &Node> = nodes.iter().map(|node| (node.link.hash, *node)).collect();
    let mut behind: HashMap<Digest, Vec<&Node>> = HashMap::with_capacity(by_hash.len());
    for node in by_hash.values().copied() {
        behind.entry(node.link.previous).or_default().push(node);
    }
    let first = by_hash.values().filter(|node| !by_hash.contains_key(&node.link.previous));
    let mut open: Vec<(usize, &Node)> = first.map(|node| (0, *node)).collect();
    // The way from the first link of a chain to the one that is looked at.
    let mut way: Vec<&Node> = Vec::new();
    let mut tips: Vec<Tip> = Vec::new();
    while let Some((depth, node)) = open.pop() {
        way.truncate(depth);
        way.push(node);
        match behind.get(&node.link.hash) {
            Some(next) => open.extend(next.iter().map(|next| (depth + 1, *next))),
            None => tips.push(tip(&way)),
        }
    }
    tips.sort_unstable_by_key(|tip| (tip.position, tip.hash));
    tips
}

/// The end of a way.
fn tip(way: &[&Node]) -> Tip {
    let last = way.len() - 1;
    let powers = (0..usize::BITS).map_while(|power| last.checked_sub(1 << power));
    let mut back: Vec<usize> = powers.collect();
    if way[0].link.position == 1 && last > 0 && back.last() != Some(&0) {
        back.push(0);
    }
    let back = back.into_iter().map(|at| way[at].link.hash).collect();
    Tip { position: way[last].link.position, hash: way[last].link.hash, back }
}

/// Ranges in any order; those that hold nothing are dropped, those that meet are joined.
fn tidy(mut ranges: BTreeMap<Uuid, Vec<(u64, u64)>>) -> BTreeMap<Uuid, Vec<(u64, u64)>> {
    for ranges in ranges.values_mut() {
        ranges.retain(|(first, last)| first <= last);
        ranges.sort_unstable();
        ranges.dedup_by(|later, earlier| {
            let joins = later.0 <= earlier.1.saturating_add(1);
            if joins {
                earlier.1 = earlier.1.max(later.1);
            }
            joins
        });
    }
    ranges.retain(|_, ranges| !ranges.is_empty());
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Link, beginning};

    const A: Uuid = Uuid::from_u128(1);
    const B: Uuid = Uuid::from_u128(2);

    fn chain(replica: Uuid, count: u64, salt: &[u8]) -> Vec<Node> {
        let mut before = beginning(A, replica);
        let link = |position: u64| {
            let link = Link::new(position, before, Digest::of(&[&position.to_be_bytes(), salt]));
            before = link.hash;
            Node { replica, link }
        };
        (1..=count).map(link).collect()
    }

    #[test]
    fn what_somebody_lacks_begins_after_the_last_hash_they_share() {
        let all = [chain(A, 100, b""), chain(B, 5, b"")].concat();
        for shared in [0, 1, 2, 63, 99, 100] {
            let theirs = Held::of(&all[..shared], BTreeSet::new(), []);
            let known = theirs.known(&all);
            let lacks: Vec<u64> = all
                .iter()
                .filter(|node| node.replica == A && !known.contains(&node.link.hash))
                .map(|node| node.link.position)
                .collect();
            assert_eq!(lacks, (shared as u64 + 1..=100).collect::<Vec<_>>());
        }
        // Whoever is further on than we know of is asked for little more than nothing.
        let theirs = Held::of(&all[..100], BTreeSet::new(), []);
        let known = theirs.known(&all[..90]);
        assert!(
            (84..=90).contains(
                &known.iter().filter(|hash| all[..90].iter().any(|n| n.link.hash == **hash)).count()
            )
        );
        // A copy that went another way from the beginning shares nothing.
        let other = Held::of(&chain(A, 100, b"other"), BTreeSet::new(), []);
        assert!(all.iter().all(|node| !other.known(&all).contains(&node.link.hash)));
    }

    #[test]
    fn forks_have_two_tips_and_all_of_it_reads_back() {
        let mut nodes = chain(A, 9, b"");
        nodes.push(Node { replica: A, link: Link::new(5, nodes[3].link.hash, Digest::of(&[b"fork"])) });
        let held = Held::of(&nodes, BTreeSet::from([nodes[2].link.content]), [(B, 3, Digest::of(&[b"x"]))]);
        let positions: Vec<u64> = held.chains[&A].iter().map(|tip| tip.position).collect();
        assert_eq!((positions, held.chains[&A][1].back.len()), (vec![5, 9], 4));
        let text = serde_json::to_string(&held).expect("JSON");
        assert_eq!(serde_json::from_str::<Held>(&text).expect("JSON"), held);
    }

    #[test]
    fn a_chain_that_forks_all_along_tells_every_end() {
        let mut nodes = chain(A, 20_000, b"");
        for at in 0..20_000 {
            let link = Link::new(at as u64 + 2, nodes[at].link.hash, Digest::of(&[b"fork"]));
            nodes.push(Node { replica: A, link });
        }
        // Minutes if the way to each end were walked.
        let held = Held::of(&nodes, BTreeSet::new(), []);
        let tips = &held.chains[&A];
        assert_eq!(tips.len(), 20_000);
        let back = |tip: &Tip| tip.hashes().map(|(position, _)| position).collect::<Vec<_>>();
        assert_eq!(back(&tips[0]), [2, 1]);
        assert_eq!(back(&tips[8]), [10, 9, 8, 6, 2, 1]);
    }

    #[test]
    fn packages_of_version_1_tell_ranges_in_any_shape() {
        let text = format!(r#"{{"{A}":[[5,9],[1,2],[3,3],[8,4],[6,7],[10,{}]],"{B}":[[2,1]]}}"#, u64::MAX);
        let held: Held = serde_json::from_str(&text).expect("JSON");
        let ranges = BTreeMap::from([(A, vec![(1, 3), (5, u64::MAX)])]);
        assert_eq!(held.unchained, Unchained { ranges, digest: None });
        assert!(held.unchained.has(A, u64::MAX) && !held.unchained.has(A, 4) && !held.unchained.has(B, 2));
    }
}
