//! The chain of a replica's changes to one assessment: journal format 2.
//!
//! Every change names the one before it by a hash that covers everything before, so that nothing in the middle can be
//! changed, left out or put in without changing every later hash. `docs/spec/journal.md` says it byte by byte.

use serde::Serialize;
use uuid::Uuid;

use super::{Change, Digest};
use crate::canonical;

/// The journal format that chains its changes.
pub const FORMAT: u32 = 2;

/// What every hash of a chain begins with.
const DOMAIN: &[u8] = b"pilar-chain-2";

/// Where a change stands in the chain of its replica and assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Link {
    /// Counted from 1 without gaps, per replica and assessment.
    pub position: u64,
    /// The hash of the change before it, or the chain's [`beginning`].
    pub previous: Digest,
    /// What the change says: SHA-256 of its canonical JSON without `content`, `previous` and `hash`.
    pub content: Digest,
    /// What `previous` and `content` come to.
    pub hash: Digest,
}

impl Link {
    /// The link of a content behind another one.
    pub fn new(position: u64, previous: Digest, content: Digest) -> Self {
        let hash = Digest::of(&[DOMAIN, &previous.bytes(), &content.bytes()]);
        Self { position, previous, content, hash }
    }
}

/// What the first change of a replica in an assessment has before it.
pub fn beginning(assessment: Uuid, replica: Uuid) -> Digest {
    /// Its key is for signatures that are not there yet.
    #[derive(Serialize)]
    struct Beginning {
        assessment: Uuid,
        format: u32,
        key: Option<()>,
        replica: Uuid,
    }
    let beginning = Beginning { assessment, format: FORMAT, key: None, replica };
    Digest::of(&[&canonical::written(&beginning, true)])
}

/// Whether a replica's changes are chained: such replicas have ids of UUID version 8, earlier ones of version 7.
pub fn is_chained(replica: Uuid) -> bool {
    replica.get_version_num() == 8
}

impl Change {
    /// What it says, as a hash: two changes of one content are one change.
    pub fn content(&self) -> Digest {
        self.link.map_or_else(|| self.computed_content(), |link| link.content)
    }

    /// Puts it behind the change with this hash, or behind the [`beginning`].
    pub fn chain(&mut self, position: u64, previous: Digest) {
        // The position is part of the content.
        let unknown = Digest::from([0; 32]);
        self.link = Some(Link { position, previous, content: unknown, hash: unknown });
        self.link = Some(Link::new(position, previous, self.computed_content()));
    }

    /// Its line in a journal, without an end of line: canonical JSON (RFC 8785) where it is linked.
    ///
    /// A change of format 1 may hold numbers that canonical JSON cannot write, and is written as JSON.
    pub fn line(&self) -> Vec<u8> {
        if self.link.is_some() { self.canonical(true) } else { canonical::json(serde_json::to_vec(self)) }
    }

    /// Whether what its link says is what its content comes to.
    pub fn is_linked_truly(&self) -> bool {
        self.link.is_none_or(|link| Link::new(link.position, link.previous, self.computed_content()) == link)
    }

    /// Whether what it says comes to the content that its link tells; the hash of the link is not looked at.
    pub fn says_its_content(&self) -> bool {
        self.link.is_none_or(|link| self.computed_content() == link.content)
    }

    /// Whether every number of it is an integer that every reader keeps exactly, as format 2 asks for.
    pub fn has_safe_numbers(&self) -> bool {
        let own = [self.sequence, self.clock.millis, self.link.map_or(0, |link| link.position)];
        own.iter().all(|number| *number <= canonical::LARGEST_INTEGER) && canonical::is_safe(&self.value)
    }

    fn computed_content(&self) -> Digest {
        Digest::of(&[&self.canonical(false)])
    }

    /// Canonical JSON; members are written in its order.
    fn canonical(&self, whole: bool) -> Vec<u8> {
        canonical::written(&self.wire(whole), self.has_safe_numbers() && canonical::is_canonical(&self.value))
    }
}
