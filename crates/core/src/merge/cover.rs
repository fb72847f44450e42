use std::collections::{BTreeSet, HashSet};

use uuid::Uuid;

use super::{Held, Node, Unchained};
use crate::journal::{Change, Digest, Link};

/// Where a change stands in its replica's work.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Who made it.
    pub replica: Uuid,
    /// Its number among all of that replica's changes.
    pub sequence: u64,
    /// Its link, where it is chained.
    pub link: Option<Link>,
}

impl Place {
    /// The place of a change.
    pub fn of(change: &Change) -> Self {
        Self { replica: change.replica, sequence: change.sequence, link: change.link }
    }
}

/// Which changes somebody who told what they held had before them, as contents.
#[derive(Debug, Clone, Default)]
pub struct Cover {
    /// Hashes of links they knew.
    known: HashSet<Digest>,
    /// Ends of chains that are not here yet, by replica and position.
    ahead: Vec<(Uuid, u64)>,
    /// Contents they knew by their links alone.
    missing: BTreeSet<Digest>,
    unchained: Unchained,
}

impl Cover {
    /// Reads it from what was held and the links that are here; where an end of a chain is not among these, everything
    /// of its replica up to its position counts until it comes.
    pub fn of(held: &Held, nodes: &[Node]) -> Self {
        let here: HashSet<Digest> = nodes.iter().map(|node| node.link.hash).collect();
        let tips = held.chains.iter().flat_map(|(replica, tips)| tips.iter().map(move |tip| (*replica, tip)));
        let ahead = tips.filter(|(_, tip)| !here.contains(&tip.hash));
        Self {
            ahead: ahead.map(|(replica, tip)| (replica, tip.position)).collect(),
            known: held.known(nodes),
            missing: held.missing.clone(),
            unchained: held.unchained.clone(),
        }
    }

    /// Whether a change was there.
    pub fn has(&self, change: &Place) -> bool {
        let Some(link) = change.link else { return self.unchained.has(change.replica, change.sequence) };
        let is_below =
            |(replica, position): &(Uuid, u64)| *replica == change.replica && link.position <= *position;
        let is_reached = self.known.contains(&link.hash) || self.ahead.iter().any(is_below);
        is_reached && !self.missing.contains(&link.content)
    }
}
