use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::iter::successors;

use uuid::Uuid;

use super::{FURTHEST_AHEAD_MILLIS, Node, Refusal, check};
use crate::journal::{Change, Digest, Repairs, Subject, beginning, is_chained};
use crate::threads::in_runs;

/// How many repairs that wait are left out one by one; more of them no honest package brings.
const MOST_ROUNDS: usize = 64;

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
/// its chain. A repair of clocks holds here only if it counts itself. `now_millis` is this machine's wall time in
/// milliseconds since 1970-01-01 UTC.
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
    let (fresh, known_contents) = fresh(known, assessment, changes, &mut examined)?;
    let (stubs, unfit): (Vec<Node>, Vec<Node>) = stubs.into_iter().partition(|node| is_chained(node.replica));
    examined.quarantined_stubs = unfit;
    let chains = chains(known, assessment, &fresh, stubs)?;
    let (judgement, clocks) = judged(&chains, &fresh, &known.repairs()?, now_millis);
    for (mut change, judged) in fresh.into_iter().zip(judgement.changes) {
        match judged {
            Judged::Known => {}
            Judged::Counts => {
                let taken_back_millis = clocks.taken_back_millis(&change);
                if change.taken_back_millis != taken_back_millis {
                    change.to_mut().taken_back_millis = taken_back_millis;
                }
                examined.admitted.push(change);
            }
            Judged::Waits(why) => examined.quarantined.push((change, why)),
        }
    }
    for (node, judged) in judgement.stubs {
        match judged {
            Judged::Known => {}
            Judged::Counts => examined.stubs.push(node),
            Judged::Waits(_) => examined.quarantined_stubs.push(node),
        }
    }
    examined.forks = judgement.forks;
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

/// What is more than a day ahead of this machine's clock, once these repairs hold.
struct Future {
    repairs: Repairs,
    now_millis: u64,
}

impl Future {
    fn has(&self, change: &Change) -> bool {
        let millis = change.clock.millis.saturating_sub(self.repairs.taken_back_millis(change));
        millis.saturating_sub(self.now_millis) > FURTHEST_AHEAD_MILLIS
    }
}

/// What everything comes to, and the repairs by which it does: those that are here, and of those that come along the
/// ones that count themselves.
///
/// At first all of these are taken to count, since a repair may take back its own clock; one that waits then is left
/// out, and what is left looked at again. What has a gap before it has one whatever the clocks say, and goes first.
fn judged(
    chains: &[Chain],
    fresh: &[Cow<'_, Change>],
    known: &[Change],
    now_millis: u64,
) -> (Judgement, Repairs) {
    let is_repair = |at: &usize| matches!(fresh[*at].subject, Subject::Clock(_));
    let mut repairs: Vec<usize> = (0..fresh.len()).filter(is_repair).collect();
    if !repairs.is_empty() {
        let closed =
            Judgement::of(chains, fresh, &Future { repairs: Repairs::default(), now_millis: u64::MAX });
        repairs.retain(|at| !closed.waits(*at));
        repairs.sort_by_cached_key(|at| (fresh[*at].clock, fresh[*at].id, fresh[*at].content()));
    }
    let mut left = Vec::new();
    loop {
        let counting = known.iter().chain(repairs.iter().map(|at| fresh[*at].as_ref()));
        let clocks = Future { repairs: Repairs::of(counting), now_millis };
        let judgement = Judgement::of(chains, fresh, &clocks);
        match repairs.iter().position(|at| judgement.waits(*at)) {
            // The earliest may have kept a later one from holding.
            Some(first) if left.len() < MOST_ROUNDS => left.push(repairs.remove(first)),
            None if repairs.is_empty() || left.iter().all(|at| judgement.waits(*at)) => {
                return (judgement, clocks.repairs);
            }
            // One that was left out would count now, by what others take back: none counts before it is stored.
            _ => repairs.clear(),
        }
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
    let mut changes: Vec<Cow<'a, Change>> = changes.into_iter().collect();
    let check_run = |run: &[Cow<'a, Change>]| run.iter().try_for_each(|change| check(assessment, change));
    in_runs(&changes, check_run).into_iter().collect::<Result<(), Refusal>>()?;
    let (mut elsewhere, mut is_fresh) = (HashSet::new(), Vec::with_capacity(changes.len()));
    // Where the last fresh one of each id stands, and where the one of that id before each stands.
    let (mut last, mut before) = (HashMap::<Uuid, usize>::new(), Vec::<Option<usize>>::new());
    for (at, change) in changes.iter().enumerate() {
        let here = known.changes(change.id)?;
        let coming = || successors(last.get(&change.id).copied(), |at| before[*at]);
        let there = |other: &Change| other.is_same(change) && other.link == change.link;
        let is_known = here.iter().any(there);
        examined.known += usize::from(is_known);
        is_fresh.push(!is_known && !coming().any(|at| there(&changes[at])));
        if is_fresh[at] {
            let others = here.iter().chain(coming().map(|at| &*changes[at]));
            if others.into_iter().any(|other| !other.is_same(change)) {
                examined.twins.push(change.id);
            }
            elsewhere.extend(here.iter().filter(|other| other.is_same(change)).map(Change::content));
        }
        before.push(if is_fresh[at] { last.insert(change.id, at) } else { None });
    }
    let mut is_fresh = is_fresh.into_iter();
    changes.retain(|_| is_fresh.next() == Some(true));
    examined.twins.sort_unstable();
    examined.twins.dedup();
    Ok((changes, elsewhere))
}

/// What came of one replica's chain, in order, and what is there of it.
struct Chain {
    beginning: Digest,
    /// The links from just before the first that came to the last, and whether the change of each is there.
    here: Vec<(Node, bool)>,
    coming: Vec<Coming>,
}

#[derive(Clone, Copy)]
struct Coming {
    node: Node,
    /// Where its change stands among those that came.
    change: Option<usize>,
}

/// Links that came, with or without their changes, by replica.
fn chains<K: Known>(
    known: &mut K,
    assessment: Uuid,
    fresh: &[Cow<'_, Change>],
    stubs: Vec<Node>,
) -> Result<Vec<Chain>, K::Error> {
    let mut by_replica: HashMap<Uuid, HashMap<Digest, Coming>> = HashMap::new();
    for (at, change) in fresh.iter().enumerate().filter(|(_, change)| is_chained(change.replica)) {
        if let Some(node) = Node::of(change) {
            let links = by_replica.entry(node.replica).or_default();
            links.insert(node.link.hash, Coming { node, change: Some(at) });
        }
    }
    for node in stubs {
        let links = by_replica.entry(node.replica).or_default();
        links.entry(node.link.hash).or_insert(Coming { node, change: None });
    }
    let mut chains = Vec::with_capacity(by_replica.len());
    for (replica, coming) in by_replica {
        let mut coming: Vec<Coming> = coming.into_values().collect();
        coming.sort_unstable_by_key(|it| it.node.link);
        let (Some(first), Some(last)) = (coming.first(), coming.last()) else { continue };
        let bounds = (first.node.link.position.saturating_sub(1), last.node.link.position);
        let here = known.links(replica, bounds.0, bounds.1)?;
        chains.push(Chain { beginning: beginning(assessment, replica), here, coming });
    }
    Ok(chains)
}

/// What becomes of everything that came.
struct Judgement {
    /// In the order of the changes.
    changes: Vec<Judged>,
    stubs: Vec<(Node, Judged)>,
    forks: Vec<Fork>,
}

#[derive(Clone, Copy)]
enum Judged {
    Known,
    Counts,
    Waits(Quarantine),
}

impl Judgement {
    fn of(chains: &[Chain], fresh: &[Cow<'_, Change>], clocks: &Future) -> Self {
        let alone = |change: &Cow<'_, Change>| match (change.link, is_chained(change.replica)) {
            (None, false) if clocks.has(change) => Judged::Waits(Quarantine::Future),
            (None, false) => Judged::Counts,
            // Those that are chained are judged with their chain.
            _ => Judged::Waits(Quarantine::Format),
        };
        let mut judgement =
            Self { changes: fresh.iter().map(alone).collect(), stubs: Vec::new(), forks: Vec::new() };
        for chain in chains {
            let mut growing = Growing::of(chain, clocks);
            // By position, so that what comes before is looked at before what follows.
            for Coming { node, change } in chain.coming.iter().copied() {
                let judged = growing.judge(node, change.map(|at| fresh[at].as_ref()));
                if matches!(judged, Judged::Counts) {
                    judgement.forks.extend(growing.part(node));
                }
                match change {
                    Some(at) => judgement.changes[at] = judged,
                    None => judgement.stubs.push((node, judged)),
                }
            }
        }
        judgement
    }

    /// Whether a change waits, by its place among those that came.
    fn waits(&self, at: usize) -> bool {
        matches!(self.changes[at], Judged::Waits(_))
    }
}

/// One replica's chain, growing from what is there.
struct Growing<'f> {
    beginning: Digest,
    clocks: &'f Future,
    /// Whether the change of each link is there.
    here: HashMap<Digest, (u64, bool)>,
    /// What stands behind each hash.
    next: HashMap<Digest, Digest>,
    /// What is quarantined because of a clock.
    future: HashSet<Digest>,
}

impl<'f> Growing<'f> {
    fn of(chain: &Chain, clocks: &'f Future) -> Self {
        let here = &chain.here;
        Self {
            beginning: chain.beginning,
            clocks,
            here: here.iter().map(|(node, whole)| (node.link.hash, (node.link.position, *whole))).collect(),
            next: here.iter().map(|(node, _)| (node.link.previous, node.link.hash)).collect(),
            future: HashSet::new(),
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

    /// The fork where something else stands behind the same hash.
    fn part(&mut self, node: Node) -> Option<Fork> {
        let other = self.next.insert(node.link.previous, node.link.hash);
        let parts = other.is_some_and(|other| other != node.link.hash);
        parts.then_some(Fork { replica: node.replica, position: node.link.position })
    }
}
