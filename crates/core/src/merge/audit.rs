use std::collections::{BTreeMap, BTreeSet, HashMap, hash_map};

use uuid::Uuid;

use super::audited::{Alteration, Altered, Audit, Branch, Forked, Made, Origin, Twin, state};
use super::{Node, Quarantine};
use crate::journal::{Change, Digest, Link, beginning, is_chained};

/// One stored row of a journal, as it is read.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Whose it is.
    pub replica: Uuid,
    /// Its link as stored; `None` for a change of journal format 1.
    pub link: Option<Link>,
    /// The hash of what it says, as stored.
    pub content: Digest,
    /// The change, if it is here.
    pub stored: Stored,
}

/// What is stored at a place of a journal.
#[derive(Debug, Clone, PartialEq)]
pub enum Stored {
    /// A change.
    Change(Box<Change>),
    /// A change that cannot be read.
    Unreadable,
    /// A link alone.
    Stub,
}

impl Entry {
    /// A link whose change is not here.
    pub fn stub(node: Node) -> Self {
        let Node { replica, link } = node;
        Self { replica, link: Some(link), content: link.content, stored: Stored::Stub }
    }

    fn made(&self) -> Option<Made> {
        self.change().map(Made::of)
    }

    fn is_stub(&self) -> bool {
        matches!(self.stored, Stored::Stub)
    }

    fn change(&self) -> Option<&Change> {
        match &self.stored {
            Stored::Change(change) => Some(change),
            Stored::Unreadable | Stored::Stub => None,
        }
    }
}

/// Verifies a journal afresh, hash by hash, while it is read.
///
/// Entries come by replica, then by position with those of format 1 first, each change once. Little more than the ids
/// and the ends of chains is kept meanwhile.
pub struct Auditor {
    assessment: Uuid,
    /// Who made the change of each id.
    ids: HashMap<Uuid, u32>,
    authors: Authors,
    twins: BTreeMap<Uuid, Vec<u32>>,
    /// Contents of the changes that were never chained.
    unchained: Vec<[u8; 32]>,
    origins: Vec<Origin>,
    reading: Option<Chain>,
}

impl Auditor {
    /// Begins with the journal of an assessment.
    pub fn new(assessment: Uuid) -> Self {
        Self {
            assessment,
            ids: HashMap::new(),
            authors: Authors::default(),
            twins: BTreeMap::new(),
            unchained: Vec::new(),
            origins: Vec::new(),
            reading: None,
        }
    }

    /// Takes the next entry.
    pub fn take(&mut self, entry: Entry) {
        if self.reading.as_ref().is_none_or(|chain| chain.origin.replica != entry.replica) {
            self.origins.extend(self.reading.take().map(Chain::finish));
        }
        if let Some(change) = entry.change() {
            let who = self.authors.number(change.replica, &change.author);
            match self.ids.entry(change.id) {
                hash_map::Entry::Vacant(place) => drop(place.insert(who)),
                hash_map::Entry::Occupied(first) => {
                    self.twins.entry(change.id).or_insert_with(|| vec![*first.get()]).push(who);
                }
            }
        }
        if entry.link.is_none() {
            self.unchained.push(entry.content.bytes());
        }
        let assessment = self.assessment;
        self.reading.get_or_insert_with(|| Chain::new(assessment, entry.replica)).take(entry);
    }

    /// What came of it, with what waits in quarantine.
    pub fn finish<'a>(mut self, waiting: impl IntoIterator<Item = (&'a Change, Quarantine)>) -> Audit {
        self.origins.extend(self.reading.take().map(Chain::finish));
        let mut origins: BTreeMap<Uuid, Origin> =
            self.origins.into_iter().map(|origin| (origin.replica, origin)).collect();
        for (change, why) in waiting {
            let replica = change.replica;
            let origin = origins.entry(replica).or_insert_with(|| Origin { replica, ..Origin::default() });
            let waits = origin.waiting.entry(why).or_default();
            waits.changes += 1;
            count(&mut waits.authors, &change.author);
            waits.places.extend(change.link.map(|link| (link.position, link.hash)));
        }
        let mut audit = Audit { origins: origins.into_values().collect(), twins: Vec::new(), state: None };
        let twin = |(id, mut of): (Uuid, Vec<u32>)| {
            of.sort_unstable();
            let mut twin = Twin { id, authors: Vec::new(), replicas: BTreeSet::new() };
            for (replica, name) in of.into_iter().filter_map(|who| self.authors.known.get(who as usize)) {
                twin.replicas.insert(*replica);
                if !twin.authors.contains(name) {
                    twin.authors.push(name.clone());
                }
            }
            twin
        };
        audit.twins = self.twins.into_iter().map(twin).collect();
        if !audit.is_altered() {
            self.unchained.sort_unstable();
            self.unchained.dedup();
            let contents: Vec<&[u8]> = self.unchained.iter().map(<[u8; 32]>::as_slice).collect();
            let tips = audit.origins.iter().flat_map(|origin| &origin.tips).map(|(_, hash)| *hash);
            audit.state = Some(state(tips, Digest::of(&contents)));
        }
        audit
    }
}

/// Authors of each replica by number, so that each is kept once.
#[derive(Default)]
struct Authors {
    numbers: HashMap<Uuid, HashMap<String, u32>>,
    known: Vec<(Uuid, String)>,
}

impl Authors {
    fn number(&mut self, replica: Uuid, name: &str) -> u32 {
        let numbers = self.numbers.entry(replica).or_default();
        if let Some(number) = numbers.get(name) {
            return *number;
        }
        let number = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        self.known.push((replica, name.to_owned()));
        numbers.insert(name.to_owned(), number);
        number
    }
}

/// One replica's chain while it is read.
struct Chain {
    origin: Origin,
    /// The position that was read before, and the branch that each hash there belongs to, in the order of hashes.
    before: (u64, Vec<(Digest, usize)>),
    /// The position that is being read.
    position: u64,
    here: Vec<(Link, Entry)>,
    branches: Vec<Growing>,
    /// Positions of forks, each with its branches.
    forks: Vec<(u64, Vec<usize>)>,
}

struct Growing {
    parent: Option<usize>,
    branch: Branch,
}

impl Chain {
    fn new(assessment: Uuid, replica: Uuid) -> Self {
        let mut chain = Self {
            origin: Origin { replica, ..Origin::default() },
            before: (0, Vec::new()),
            position: 0,
            here: Vec::new(),
            branches: Vec::new(),
            forks: Vec::new(),
        };
        let beginning = beginning(assessment, replica);
        let trunk = chain.branch(None, beginning);
        chain.before.1.push((beginning, trunk));
        chain
    }

    fn take(&mut self, entry: Entry) {
        if let Some(change) = entry.change() {
            let millis = change.effective_clock().millis;
            let span = self.origin.span.get_or_insert((millis, millis));
            *span = (span.0.min(millis), span.1.max(millis));
            count(&mut self.origin.authors, &change.author);
        }
        let Some(link) = entry.link else {
            self.origin.unchained += 1;
            return self.judge_unchained(&entry);
        };
        if self.position != link.position {
            self.close();
            self.position = link.position;
        }
        self.here.push((link, entry));
    }

    fn judge_unchained(&mut self, entry: &Entry) {
        let truly = entry.change().is_some_and(|change| change.content() == entry.content);
        if !truly {
            self.altered(entry, Alteration::Content);
        } else if is_chained(self.origin.replica) {
            self.altered(entry, Alteration::Place);
        }
    }

    /// Judges all that stands at the position that was read.
    fn close(&mut self) {
        let mut here = std::mem::take(&mut self.here);
        if here.is_empty() {
            return;
        }
        // A link that is there with its change and without is one.
        here.sort_by_key(|(link, entry)| (*link, entry.is_stub()));
        here.dedup_by_key(|(link, _)| *link);
        let mut contents: Vec<Digest> =
            here.iter().filter(|(_, it)| !it.is_stub()).map(|(link, _)| link.content).collect();
        contents.sort_unstable();
        let (at, before) = std::mem::take(&mut self.before);
        let follows = at + 1 == self.position;
        let mut continued = vec![false; before.len()];
        let mut ends = Vec::with_capacity(here.len());
        for beside in here.chunk_by(|(one, _), (other, _)| one.previous == other.previous) {
            let previous = beside[0].0.previous;
            let parent = before.binary_search_by_key(&previous, |(hash, _)| *hash).ok().filter(|_| follows);
            if let Some(parent) = parent {
                continued[parent] = true;
            }
            let parent = parent.map(|at| before[at].1);
            let parts = beside.len() > 1 && parent.is_some();
            let mut parted = Vec::new();
            for (link, entry) in beside {
                self.judge(entry, *link);
                self.count(link.content, entry, &contents);
                if parent.is_none() {
                    self.altered(entry, Alteration::Broken);
                }
                let branch = match parent {
                    Some(parent) if !parts => parent,
                    parent => self.branch(parent, link.hash),
                };
                let growing = &mut self.branches[branch].branch;
                growing.links += 1;
                if growing.first.is_none() {
                    growing.first = entry.made();
                }
                ends.push((link.hash, branch));
                parted.push(branch);
            }
            if parts {
                self.forks.push((self.position, parted));
            }
        }
        let left = before.iter().zip(continued).filter(|(_, continued)| at > 0 && !continued);
        self.origin.tips.extend(left.map(|((hash, _), _)| (at, *hash)));
        // A hash that several links claim is followed once; all but one of them are altered.
        ends.sort_by_key(|(hash, _)| *hash);
        ends.dedup_by_key(|(hash, _)| *hash);
        self.before = (self.position, ends);
        here.clear();
        self.here = here;
    }

    fn count(&mut self, content: Digest, entry: &Entry, contents: &[Digest]) {
        if !entry.is_stub() {
            self.origin.chained += 1;
        } else if contents.binary_search(&content).is_err() {
            self.origin.missing += 1;
        }
        if self.position == 1 {
            self.origin.since = self.origin.since.or_else(|| entry.made().map(|made| made.millis));
        }
    }

    fn judge(&mut self, entry: &Entry, link: Link) {
        let why = if Link::new(link.position, link.previous, link.content) != link {
            Alteration::Link
        } else if entry.stored == Stored::Unreadable
            || entry.change().is_some_and(|it| it.link != Some(link) || !it.says_its_content())
        {
            Alteration::Content
        } else if !is_chained(self.origin.replica) {
            Alteration::Place
        } else {
            return;
        };
        self.altered(entry, why);
    }

    fn altered(&mut self, entry: &Entry, why: Alteration) {
        let position = entry.link.map(|link| link.position);
        self.origin.altered.push(Altered { position, why, made: entry.made() });
    }

    fn branch(&mut self, parent: Option<usize>, hash: Digest) -> usize {
        self.branches.push(Growing { parent, branch: Branch { hash, first: None, links: 0 } });
        self.branches.len() - 1
    }

    fn finish(mut self) -> Origin {
        self.close();
        let (at, ends) = self.before;
        self.origin.tips.extend(ends.into_iter().filter(|_| at > 0).map(|(hash, _)| (at, hash)));
        self.origin.tips.sort_unstable();
        // Branches come after what they part from.
        for number in (0..self.branches.len()).rev() {
            if let Some(parent) = self.branches[number].parent {
                self.branches[parent].branch.links += self.branches[number].branch.links;
            }
        }
        let branches = &self.branches;
        let forked = |(position, of): (u64, Vec<usize>)| {
            let mut of: Vec<Branch> = of.into_iter().map(|at| branches[at].branch.clone()).collect();
            of.sort_unstable_by_key(|branch| branch.hash);
            Forked { position, branches: of }
        };
        self.origin.forks = self.forks.into_iter().map(forked).collect();
        self.origin.forks.sort_by_key(|fork| (fork.position, fork.branches.first().map(|first| first.hash)));
        self.origin
    }
}

fn count(authors: &mut BTreeMap<String, u64>, author: &str) {
    if let Some(counted) = authors.get_mut(author) {
        *counted += 1;
    } else {
        authors.insert(author.to_owned(), 1);
    }
}
