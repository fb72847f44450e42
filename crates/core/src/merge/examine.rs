use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::{FURTHEST_AHEAD_MILLIS, Node, Refusal, check};
use crate::journal::{Change, Digest, Repairs, beginning, is_chained};

/// The journal that foreign changes are to join, as far as they have to fit it.
pub trait Known {
    /// What reading it can end with, beside a refusal.
    type Error: From<Refusal>;

    /// The changes of this id; two where one was forged.
    fn changes(&mut self, id: Uuid) -> Result<Vec<Change>, Self::Error>;

    /// The changes that repair clocks.
    fn repairs(&mut self) -> Result<Vec<Change>, Self::Error>;

    /// The links of a replica's chain from one position to another, and whether the change of each is there.
    fn links(&mut self, replica: Uuid, first: u64, last: u64) -> Result<Vec<(Node, bool)>, Self::Error>;
}

/// A journal that holds nothing.
#[derive(Debug, Clone, Copy)]
pub struct Nothing;

impl Known for Nothing {
    type Error = Refusal;

    fn changes(&mut self, _: Uuid) -> Result<Vec<Change>, Refusal> {
        Ok(Vec::new())
    }

    fn repairs(&mut self) -> Result<Vec<Change>, Refusal> {
        Ok(Vec::new())
    }

    fn links(&mut self, _: Uuid, _: u64, _: u64) -> Result<Vec<(Node, bool)>, Refusal> {
        Ok(Vec::new())
    }
}

/// Why a change is quarantined: kept and shown, not counted and not passed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quarantine {
    /// What comes before it in its chain is not here.
    Gap,
    /// Its clock, or that of a change before it in its chain, is more than a day ahead of this machine's.
    Future,
    /// Its replica is of the format that chains, and it is not chained, or the other way round.
    Format,
}

/// Two changes, each the next one after the same change of the same replica: a folder was put back from a copy and
/// worked on, or somebody forged one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fork {
    /// Whose chain it is.
    pub replica: Uuid,
    /// The position at which the branches part.
    pub position: u64,
}

/// What foreign changes come to beside the journal they are to join.
#[derive(Debug, Clone, PartialEq)]
pub struct Examined<'a> {
    /// The changes that are new and count, each once, by replica and place.
    pub admitted: Vec<Cow<'a, Change>>,
    /// The links that are new and count, without a change of their own.
    pub stubs: Vec<Node>,
    /// The changes that are quarantined, each with the reason.
    pub quarantined: Vec<(Cow<'a, Change>, Quarantine)>,
    /// The links that are quarantined.
    pub quarantined_stubs: Vec<Node>,
    /// Where branches part of which one is new.
    pub forks: Vec<Fork>,
    /// The ids that two different changes have, one of them new.
    pub twins: Vec<Uuid>,
    /// How many of the changes were known.
    pub known: usize,
}

/// What these changes of an assessment, and links of changes that were left out, come to beside what is known.
///
/// Whatever was quarantined before is given again; it may fit now. Nothing is refused because of where it stands in
/// its chain. `now_millis` is this machine's wall time in milliseconds since 1970-01-01 UTC.
///
/// # Errors
/// The first change that no honest program wrote gives the refusal ([`check`]).
pub fn examine<'a, K: Known>(
    known: &mut K,
    assessment: Uuid,
    changes: impl IntoIterator<Item = Cow<'a, Change>>,
    stubs: impl IntoIterator<Item = Node>,
    now_millis: u64,
) -> Result<Examined<'a>, K::Error> {
    let mut examined = Examined {
        admitted: Vec::new(),
        stubs: Vec::new(),
        quarantined: Vec::new(),
        quarantined_stubs: Vec::new(),
        forks: Vec::new(),
        twins: Vec::new(),
        known: 0,
    };
    let mut chained = Chains::default();
    let (fresh, known_contents) = fresh(known, assessment, changes, &mut examined)?;
    let future = Future::new(known.repairs()?.iter().chain(fresh.iter().map(AsRef::as_ref)), now_millis);
    for change in fresh {
        match (change.link, is_chained(change.replica)) {
            (Some(_), true) => chained.add_change(change),
            (None, false) if future.has(&change) => {
                examined.quarantined.push((change, Quarantine::Future));
            }
            (None, false) => examined.admitted.push(change),
            _ => examined.quarantined.push((change, Quarantine::Format)),
        }
    }
    for node in stubs {
        if is_chained(node.replica) {
            chained.add_stub(node);
        } else {
            examined.quarantined_stubs.push(node);
        }
    }
    chained.admit(known, assessment, &future, &mut examined)?;
    examined.admitted.sort_by_key(|change| (change.replica, change.sequence, change.id));
    each_content_once(known_contents, &mut examined);
    examined.forks.sort_unstable();
    examined.forks.dedup();
    Ok(examined)
}

/// A change that stands at two places, of which one is forged, counts once; the other place is a link.
fn each_content_once(mut seen: HashSet<Digest>, examined: &mut Examined<'_>) {
    let stubs = &mut examined.stubs;
    examined.admitted.retain(|change| {
        let first = change.link.is_none_or(|link| seen.insert(link.content));
        if !first {
            stubs.extend(Node::of(change));
        }
        first
    });
}

/// What is more than a day ahead of this machine's clock, once the repairs hold that are here or come along.
struct Future {
    repairs: Repairs,
    now_millis: u64,
}

impl Future {
    fn new<'a>(changes: impl IntoIterator<Item = &'a Change>, now_millis: u64) -> Self {
        Self { repairs: Repairs::of(changes), now_millis }
    }

    fn has(&self, change: &Change) -> bool {
        let millis = change.clock.millis.saturating_sub(self.repairs.taken_back_millis(change));
        millis.saturating_sub(self.now_millis) > FURTHEST_AHEAD_MILLIS
    }
}

/// What [`fresh`] gives.
type Fresh<'a> = (Vec<Cow<'a, Change>>, HashSet<Digest>);

/// The changes that are not known at their place, each once, and the contents of those that are known at another;
/// counts the known ones and names the ids that were given twice.
fn fresh<'a, K: Known>(
    known: &mut K,
    assessment: Uuid,
    changes: impl IntoIterator<Item = Cow<'a, Change>>,
    examined: &mut Examined<'a>,
) -> Result<Fresh<'a>, K::Error> {
    let mut fresh: Vec<Cow<'a, Change>> = Vec::new();
    let mut elsewhere = HashSet::new();
    let mut seen: HashMap<Uuid, Vec<usize>> = HashMap::new();
    for change in changes {
        check(assessment, &change)?;
        let here = known.changes(change.id)?;
        let coming = seen.entry(change.id).or_default();
        let there = |other: &Change| other.is_same(&change) && other.link == change.link;
        if here.iter().any(there) {
            examined.known += 1;
        } else if !coming.iter().any(|at| there(&fresh[*at])) {
            let others = here.iter().chain(coming.iter().map(|at| &*fresh[*at]));
            if others.into_iter().any(|other| !other.is_same(&change)) {
                examined.twins.push(change.id);
            }
            elsewhere.extend(here.iter().filter(|other| other.is_same(&change)).map(Change::content));
            coming.push(fresh.len());
            fresh.push(change);
        }
    }
    examined.twins.sort_unstable();
    examined.twins.dedup();
    Ok((fresh, elsewhere))
}

/// Links that came, with or without their changes, by replica.
#[derive(Default)]
struct Chains<'a> {
    by_replica: HashMap<Uuid, HashMap<Digest, Coming>>,
    /// Each is moved once only, when it is judged; what is put in order are links.
    changes: Vec<Option<Cow<'a, Change>>>,
}

#[derive(Clone, Copy)]
struct Coming {
    node: Node,
    /// Where its change stands among those that came.
    change: Option<usize>,
}

impl<'a> Chains<'a> {
    fn add_change(&mut self, change: Cow<'a, Change>) {
        if let Some(node) = Node::of(&change) {
            let links = self.by_replica.entry(node.replica).or_default();
            links.insert(node.link.hash, Coming { node, change: Some(self.changes.len()) });
            self.changes.push(Some(change));
        }
    }

    fn add_stub(&mut self, node: Node) {
        let links = self.by_replica.entry(node.replica).or_default();
        links.entry(node.link.hash).or_insert(Coming { node, change: None });
    }

    /// Admits what closes to the beginning of its chain, and quarantines the rest.
    fn admit<K: Known>(
        mut self,
        known: &mut K,
        assessment: Uuid,
        future: &Future,
        examined: &mut Examined<'a>,
    ) -> Result<(), K::Error> {
        for (replica, coming) in self.by_replica {
            let mut coming: Vec<Coming> = coming.into_values().collect();
            coming.sort_unstable_by_key(|it| it.node.link);
            let (Some(first), Some(last)) = (coming.first(), coming.last()) else { continue };
            let bounds = (first.node.link.position.saturating_sub(1), last.node.link.position);
            let here = known.links(replica, bounds.0, bounds.1)?;
            let coming = coming.into_iter().map(|it| {
                (it.node, it.change.and_then(|at| self.changes.get_mut(at)).and_then(Option::take))
            });
            Chain::new(beginning(assessment, replica), &here, future).admit(coming, examined);
        }
        Ok(())
    }
}

/// One replica's chain, growing from what is there.
struct Chain<'f> {
    beginning: Digest,
    clocks: &'f Future,
    /// Whether the change of each link is there.
    here: HashMap<Digest, (u64, bool)>,
    /// What stands behind each hash.
    next: HashMap<Digest, Digest>,
    /// What is quarantined because of a clock.
    future: HashSet<Digest>,
}

impl<'f> Chain<'f> {
    fn new(beginning: Digest, here: &[(Node, bool)], clocks: &'f Future) -> Self {
        Self {
            beginning,
            clocks,
            here: here.iter().map(|(node, whole)| (node.link.hash, (node.link.position, *whole))).collect(),
            next: here.iter().map(|(node, _)| (node.link.previous, node.link.hash)).collect(),
            future: HashSet::new(),
        }
    }

    /// By position, so that what comes before is looked at before what follows.
    fn admit<'a>(
        mut self,
        coming: impl Iterator<Item = (Node, Option<Cow<'a, Change>>)>,
        examined: &mut Examined<'a>,
    ) {
        for (node, change) in coming {
            match (self.judge(node, change.as_deref()), change) {
                (Judged::Known, _) => {}
                (Judged::Counts, Some(change)) => {
                    self.part(node, examined);
                    examined.admitted.push(change);
                }
                (Judged::Counts, None) => {
                    self.part(node, examined);
                    examined.stubs.push(node);
                }
                (Judged::Waits(why), Some(change)) => examined.quarantined.push((change, why)),
                (Judged::Waits(_), None) => examined.quarantined_stubs.push(node),
            }
        }
    }

    fn judge(&mut self, node: Node, change: Option<&Change>) -> Judged {
        let link = node.link;
        match self.here.get(&link.hash) {
            Some((_, true)) => return Judged::Known,
            Some((_, false)) if change.is_none() => return Judged::Known,
            // The change of a link that is there.
            Some(_) => {}
            None => {
                let closes = if link.position == 1 {
                    link.previous == self.beginning
                } else {
                    self.here.get(&link.previous).is_some_and(|(position, _)| position + 1 == link.position)
                };
                if self.future.contains(&link.previous) {
                    self.future.insert(link.hash);
                    return Judged::Waits(Quarantine::Future);
                }
                if !closes {
                    return Judged::Waits(Quarantine::Gap);
                }
            }
        }
        if change.is_some_and(|change| self.clocks.has(change)) {
            self.future.insert(link.hash);
            return Judged::Waits(Quarantine::Future);
        }
        self.here.insert(link.hash, (link.position, change.is_some()));
        Judged::Counts
    }

    /// Notes a fork where something else stands behind the same hash.
    fn part(&mut self, node: Node, examined: &mut Examined<'_>) {
        let other = self.next.insert(node.link.previous, node.link.hash);
        if other.is_some_and(|other| other != node.link.hash) {
            examined.forks.push(Fork { replica: node.replica, position: node.link.position });
        }
    }
}

enum Judged {
    Known,
    Counts,
    Waits(Quarantine),
}
