//! One desk's journal, as a store keeps it: what counts, links without changes, and what waits.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use pilar_core::assessment::Lateness;
use pilar_core::journal::{Change, Digest, beginning};
use pilar_core::merge::{Examined, Fork, Held, Known, Node, Refusal, examine, standings};
use uuid::Uuid;

pub const ASSESSMENT: Uuid = Uuid::from_u128(0xA);

/// Later than any clock but those that are wrong.
pub const NOW: u64 = 1_000;

/// What one desk sends another.
#[derive(Debug, Clone, Default)]
pub struct Sent {
    pub changes: Vec<Change>,
    pub stubs: Vec<Node>,
}

/// What somebody learns of what they took in.
#[derive(Debug, Clone, Copy)]
pub struct Told {
    /// Something new counts.
    pub new: bool,
    /// A history parts, an id was given twice, or something waits.
    pub of_something: bool,
}

#[derive(Debug, Clone)]
pub struct Desk {
    /// By id and content.
    pub journal: BTreeMap<(Uuid, Digest), Change>,
    pub stubs: BTreeMap<Digest, Node>,
    pub waiting: Sent,
    /// Every fork it was ever told of.
    pub forks: BTreeSet<Fork>,
    pub replica: Uuid,
    pub sequence: u64,
    pub last: Option<Uuid>,
}

impl Desk {
    pub fn new(replica: Uuid) -> Self {
        Self {
            journal: BTreeMap::new(),
            stubs: BTreeMap::new(),
            waiting: Sent::default(),
            forks: BTreeSet::new(),
            replica,
            sequence: 0,
            last: None,
        }
    }

    pub fn renew(&mut self, replica: Uuid) {
        (self.replica, self.sequence) = (replica, 0);
    }

    pub fn changes(&self) -> impl Iterator<Item = &Change> + Clone {
        self.journal.values()
    }

    /// What is late here.
    pub fn lateness(&self) -> Lateness {
        let stubs: Vec<Node> = self.stubs.values().copied().collect();
        Lateness::among(self.changes(), &stubs)
    }

    /// The changes that count now.
    pub fn counting(&self) -> impl Iterator<Item = &Change> {
        let late = self.lateness();
        self.changes().filter(move |change| !late.is_late(change))
    }

    /// A change by its id.
    pub fn change(&self, id: Uuid) -> &Change {
        self.named(id).next().expect("a change")
    }

    fn named(&self, id: Uuid) -> impl Iterator<Item = &Change> {
        let last = (id, Digest::from([u8::MAX; 32]));
        self.journal.range((id, Digest::from([0; 32]))..=last).map(|(_, change)| change)
    }

    pub fn add(&mut self, change: Change) -> Option<Change> {
        self.journal.insert((change.id, change.content()), change)
    }

    /// Every link, and whether its change is here.
    pub fn nodes(&self) -> Vec<(Node, bool)> {
        let linked = self.changes().filter_map(Node::of).map(|node| (node, true));
        linked.chain(self.stubs.values().map(|node| (*node, false))).collect()
    }

    /// Position and hash of its own last change, or of the beginning.
    pub fn tip(&self) -> (u64, Digest) {
        let own = self.changes().filter(|it| it.replica == self.replica).filter_map(|it| it.link);
        own.max_by_key(|link| link.position)
            .map_or_else(|| (0, beginning(ASSESSMENT, self.replica)), |link| (link.position, link.hash))
    }

    pub fn held(&self) -> Held {
        let here: BTreeSet<Digest> = self.changes().filter_map(|it| Some(it.link?.content)).collect();
        let missing = self.stubs.values().map(|node| node.link.content).filter(|it| !here.contains(it));
        let nodes: Vec<Node> = self.nodes().into_iter().map(|(node, _)| node).collect();
        let unchained = self.changes().filter(|it| it.link.is_none());
        let unchained = unchained.map(|it| (it.replica, it.sequence, it.content()));
        Held::of(&nodes, missing.collect(), unchained)
    }

    /// Everything it has that counts, as a whole package carries it.
    pub fn all(&self) -> Sent {
        Sent { changes: self.changes().cloned().collect(), stubs: self.stubs.values().copied().collect() }
    }

    /// What somebody who holds this lacks, as the store tells it.
    pub fn since(&self, theirs: &Held) -> Sent {
        let nodes: Vec<Node> = self.nodes().into_iter().map(|(node, _)| node).collect();
        let known = theirs.known(&nodes);
        let differs = theirs.unchained.digest != self.held().unchained.digest;
        let changes = self.changes().filter(|it| match it.link {
            Some(link) => !known.contains(&link.hash) || theirs.missing.contains(&link.content),
            None => differs,
        });
        let stubs = self.stubs.values().filter(|node| !known.contains(&node.link.hash));
        Sent { changes: changes.cloned().collect(), stubs: stubs.copied().collect() }
    }

    /// A part: the changes that are wanted, and the links of the others.
    pub fn part(&self, wanted: impl Fn(&Change) -> bool) -> Sent {
        let mut sent = self.all();
        let (changes, outside): (Vec<Change>, Vec<Change>) = sent.changes.into_iter().partition(wanted);
        sent.changes = changes;
        sent.stubs.extend(outside.iter().filter_map(Node::of));
        sent
    }

    /// Takes in what came, with a new id where somebody else wrote under its own.
    pub fn take(&mut self, sent: &Sent, renewed: Uuid, now_millis: u64) -> Told {
        let waiting = std::mem::take(&mut self.waiting);
        let changes = sent.changes.iter().cloned().chain(waiting.changes).map(Cow::Owned);
        let stubs = sent.stubs.iter().copied().chain(waiting.stubs);
        let mut known = Here(self);
        let examined: Examined<'static> =
            examine(&mut known, ASSESSMENT, changes, stubs, now_millis).expect("honest changes");
        let told = Told {
            new: !examined.admitted.is_empty() || !examined.stubs.is_empty(),
            of_something: !(examined.forks.is_empty()
                && examined.twins.is_empty()
                && examined.quarantined.is_empty()),
        };
        let ours = examined.admitted.iter().any(|it| it.replica == self.replica)
            || examined.stubs.iter().any(|it| it.replica == self.replica);
        if ours {
            self.renew(renewed);
        }
        for change in examined.admitted {
            if let Some(link) = change.link {
                self.stubs.remove(&link.hash);
            }
            let before = self.add(change.into_owned());
            assert_eq!(before, None, "everything is admitted once");
        }
        self.stubs.extend(examined.stubs.into_iter().map(|node| (node.link.hash, node)));
        self.waiting.changes =
            examined.quarantined.into_iter().map(|(change, _)| change.into_owned()).collect();
        self.waiting.stubs = examined.quarantined_stubs;
        self.forks.extend(examined.forks);
        told
    }
}

struct Here<'a>(&'a Desk);

impl Known for Here<'_> {
    type Error = Refusal;

    fn changes(&mut self, id: Uuid) -> Result<Vec<Change>, Refusal> {
        Ok(self.0.named(id).cloned().collect())
    }

    fn repairs(&mut self) -> Result<Vec<Change>, Refusal> {
        Ok(Vec::new())
    }

    fn links(&mut self, replica: Uuid, first: u64, last: u64) -> Result<Vec<(Node, bool)>, Refusal> {
        let inside = |node: &Node| node.replica == replica && (first..=last).contains(&node.link.position);
        Ok(self.0.nodes().into_iter().filter(|(node, _)| inside(node)).collect())
    }
}

/// What a journal says: per subject the current change and the open ones.
pub fn says<'a>(changes: impl IntoIterator<Item = &'a Change>) -> BTreeMap<String, (Uuid, Vec<Uuid>)> {
    let standings = standings(changes).into_iter();
    standings
        .map(|(subject, standing)| {
            let open = standing.open.iter().map(|change| change.id).collect();
            (subject.to_string(), (standing.current.id, open))
        })
        .collect()
}
