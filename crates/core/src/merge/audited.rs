use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use uuid::Uuid;

use super::{Held, Quarantine};
use crate::journal::{Change, Digest, Subject};

/// What an audit of an assessment's journal found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audit {
    /// Everyone whose changes are here or wait, by replica.
    pub origins: Vec<Origin>,
    /// Ids that two different changes have.
    pub twins: Vec<Twin>,
    /// The hash of what counts ([`state`]); `None` where something was altered, since it would claim what is not so.
    pub state: Option<Digest>,
}

/// What there is of one replica.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The replica.
    pub replica: Uuid,
    /// Who made its changes, and how many each.
    pub authors: BTreeMap<String, u64>,
    /// Changes that are chained and here.
    pub chained: u64,
    /// Changes of journal format 1, which never were chained.
    pub unchained: u64,
    /// When the earliest and the latest of its changes were made, in milliseconds since 1970-01-01 UTC.
    pub span: Option<(u64, u64)>,
    /// When the first change of its chain was made; `None` where that one is not here.
    pub since: Option<u64>,
    /// The ends of its chain with their positions; more than one where it forked.
    pub tips: Vec<(u64, Digest)>,
    /// Places of the chain whose change is not here.
    pub missing: u64,
    /// Where it forked, by position.
    pub forks: Vec<Forked>,
    /// What is not as it was written, by position.
    pub altered: Vec<Altered>,
    /// What does not count yet, by reason.
    pub waiting: BTreeMap<Quarantine, Waiting>,
}

/// Two or more changes behind the same one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forked {
    /// The position at which the branches part.
    pub position: u64,
    /// The branches, by the hash of their first link.
    pub branches: Vec<Branch>,
}

/// One way a chain goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// The hash of its first link.
    pub hash: Digest,
    /// Its first change that is here; `None` while none is.
    pub first: Option<Made>,
    /// How many links it has, those of branches that part later included.
    pub links: u64,
}

/// Who made a change, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Who.
    pub author: String,
    /// In which role.
    pub role: String,
    /// In milliseconds since 1970-01-01 UTC.
    pub millis: u64,
    /// What was changed.
    pub subject: Subject,
    /// The value it gave.
    pub value: Value,
}

/// Something that no honest program stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Altered {
    /// The position in its chain; `None` for a change of journal format 1.
    pub position: Option<u64>,
    /// What is wrong with it.
    pub why: Alteration,
    /// What it claims to be; `None` where it cannot be read, or is only a link.
    pub made: Option<Made>,
}

/// How something is not as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alteration {
    /// What it says does not come to the hash that is stored of it.
    Content,
    /// Its hash is not that of its content and of what comes before.
    Link,
    /// What it stands behind is not here.
    Broken,
    /// It is chained and its replica does not chain, or the other way round.
    Place,
}

/// Changes of one replica that do not count yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Waiting {
    /// How many.
    pub changes: u64,
    /// Who made them, and how many each.
    pub authors: BTreeMap<String, u64>,
    /// Their places in the chain; those that are not chained have none.
    pub places: Vec<(u64, Digest)>,
}

/// An id that two different changes have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Twin {
    /// The id.
    pub id: Uuid,
    /// Who is said to have made them, each once.
    pub authors: Vec<String>,
    /// The replicas they come from, each once.
    pub replicas: BTreeSet<Uuid>,
}

impl Audit {
    /// Whether something is not as it was written.
    pub fn is_altered(&self) -> bool {
        self.origins.iter().any(|origin| !origin.altered.is_empty())
    }
}

impl Made {
    pub(super) fn of(change: &Change) -> Self {
        Self {
            author: change.author.clone(),
            role: change.role.clone(),
            millis: change.effective_clock().millis,
            subject: change.subject.clone(),
            value: change.value.clone(),
        }
    }
}

impl Held {
    /// The hash of what is held ([`state`]); `None` for what a package of version 1 tells.
    pub fn state(&self) -> Option<Digest> {
        let tips = self.chains.values().flatten().map(|tip| tip.hash);
        Some(state(tips, self.unchained.digest?))
    }
}

/// One hash for all that counts: SHA-256 of the hashes at the ends of all chains, sorted, and of the digest of the
/// changes that were never chained. Two journals that admit the same have the same.
pub fn state(tips: impl IntoIterator<Item = Digest>, unchained: Digest) -> Digest {
    let mut tips: Vec<[u8; 32]> = tips.into_iter().map(|tip| tip.bytes()).collect();
    tips.sort_unstable();
    let unchained = unchained.bytes();
    let pieces: Vec<&[u8]> = tips.iter().chain([&unchained]).map(<[u8; 32]>::as_slice).collect();
    Digest::of(&pieces)
}
