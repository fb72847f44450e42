//! How a change is written: its members in the order of canonical JSON, those of a link only where there is one.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use uuid::Uuid;

use super::{Change, Clock, Digest, Link, Operation, Subject};

/// A change to be written.
#[derive(Serialize)]
pub(super) struct Written<'a> {
    action: Uuid,
    action_name: &'a str,
    assessment: Uuid,
    author: &'a str,
    base: Option<Uuid>,
    clock: Ticks,
    #[serde(skip_serializing_if = "Option::is_none")]
    content: Option<Digest>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hash: Option<Digest>,
    id: Uuid,
    operation: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    previous: Option<Digest>,
    replica: Uuid,
    role: &'a str,
    sequence: u64,
    #[serde(skip_serializing_if = "<[Uuid]>::is_empty")]
    settles: &'a [Uuid],
    subject: &'a Subject,
    value: &'a Value,
}

/// A clock, its members in the order of canonical JSON.
#[derive(Serialize)]
struct Ticks {
    counter: u32,
    millis: u64,
}

/// A change as it was written.
#[derive(Deserialize)]
struct Read {
    action: Uuid,
    action_name: String,
    assessment: Uuid,
    author: String,
    base: Option<Uuid>,
    clock: Clock,
    content: Option<Digest>,
    hash: Option<Digest>,
    id: Uuid,
    operation: Operation,
    position: Option<u64>,
    previous: Option<Digest>,
    replica: Uuid,
    role: String,
    sequence: u64,
    #[serde(default)]
    settles: Vec<Uuid>,
    subject: Subject,
    value: Value,
}

impl Change {
    /// How it is written, with or without what follows from the rest.
    pub(super) fn wire(&self, whole: bool) -> Written<'_> {
        let sealed = self.link.filter(|_| whole);
        Written {
            action: self.action,
            action_name: &self.action_name,
            assessment: self.assessment,
            author: &self.author,
            base: self.base,
            clock: Ticks { counter: self.clock.counter, millis: self.clock.millis },
            content: sealed.map(|link| link.content),
            hash: sealed.map(|link| link.hash),
            id: self.id,
            operation: self.operation.as_str(),
            position: self.link.map(|link| link.position),
            previous: sealed.map(|link| link.previous),
            replica: self.replica,
            role: &self.role,
            sequence: self.sequence,
            settles: &self.settles,
            subject: &self.subject,
            value: &self.value,
        }
    }
}

impl Serialize for Change {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.wire(true).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Change {
    /// All members of a link, or none.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = Read::deserialize(deserializer)?;
        let link = match (read.position, read.previous, read.content, read.hash) {
            (Some(position), Some(previous), Some(content), Some(hash)) => {
                Some(Link { position, previous, content, hash })
            }
            (None, None, None, None) => None,
            _ => return Err(serde::de::Error::custom("half a link")),
        };
        Ok(Self {
            id: read.id,
            action: read.action,
            action_name: read.action_name,
            assessment: read.assessment,
            replica: read.replica,
            sequence: read.sequence,
            clock: read.clock,
            author: read.author,
            role: read.role,
            operation: read.operation,
            subject: read.subject,
            value: read.value,
            base: read.base,
            settles: read.settles,
            link,
            taken_back_millis: 0,
        })
    }
}
