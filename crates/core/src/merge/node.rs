use std::collections::HashMap;

use data_encoding::BASE64;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::journal::{Change, Digest, Link};

/// Most contents in one run, so that a line of a package stays below half a MiB.
const LONGEST_RUN: usize = 16_000;

/// A link of a replica's chain, whether or not the change itself is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Node {
    /// Whose chain it is.
    pub replica: Uuid,
    /// Its place in it.
    pub link: Link,
}

impl Node {
    /// The link of a change, where it is chained.
    pub fn of(change: &Change) -> Option<Self> {
        change.link.map(|link| Self { replica: change.replica, link })
    }
}

/// Consecutive changes that are left out: their contents, from which their hashes follow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Run {
    /// Whose chain they are of.
    pub replica: Uuid,
    /// The position of the first.
    pub position: u64,
    /// The hash before the first.
    pub previous: Digest,
    /// Their contents of 32 bytes each, one after the other, as base64.
    #[serde(with = "contents")]
    pub contents: Vec<Digest>,
}

impl Run {
    /// The links, in order.
    pub fn nodes(&self) -> impl Iterator<Item = Node> {
        let mut before = (self.position, self.previous);
        self.contents.iter().map(move |content| {
            let link = Link::new(before.0, before.1, *content);
            before = (link.position.saturating_add(1), link.hash);
            Node { replica: self.replica, link }
        })
    }

    /// As few runs as these links need; by replica and position.
    pub fn of(mut nodes: Vec<Node>) -> Vec<Self> {
        nodes.sort_unstable_by_key(|node| (node.replica, node.link));
        let mut runs: Vec<Self> = Vec::new();
        // The runs that may grow, by where they end; two branches of a fork have one each.
        let mut open: HashMap<(Uuid, Digest), usize> = HashMap::new();
        for node in nodes {
            let at = open.remove(&(node.replica, node.link.previous)).unwrap_or_else(|| {
                runs.push(Self {
                    replica: node.replica,
                    position: node.link.position,
                    previous: node.link.previous,
                    contents: Vec::new(),
                });
                runs.len() - 1
            });
            runs[at].contents.push(node.link.content);
            if runs[at].contents.len() < LONGEST_RUN {
                open.insert((node.replica, node.link.hash), at);
            }
        }
        runs
    }
}

mod contents {
    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serializer};

    use super::{BASE64, Digest, LONGEST_RUN};

    pub fn serialize<S: Serializer>(contents: &[Digest], serializer: S) -> Result<S::Ok, S::Error> {
        let bytes: Vec<u8> = contents.iter().flat_map(Digest::bytes).collect();
        serializer.serialize_str(&BASE64.encode(&bytes))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Digest>, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = BASE64.decode(text.as_bytes()).map_err(D::Error::custom)?;
        let (contents, rest) = bytes.as_chunks::<32>();
        if contents.is_empty() || contents.len() > LONGEST_RUN || !rest.is_empty() {
            return Err(D::Error::custom("not a number of hashes"));
        }
        Ok(contents.iter().map(|content| Digest::from(*content)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_RUN, Node, Run};
    use crate::journal::{Digest, Link, beginning};
    use uuid::Uuid;

    const R: Uuid = Uuid::from_u128(1);

    fn chain(count: u64, begin: Digest) -> Vec<Node> {
        let mut before = begin;
        let links = (1..=count).map(|position| {
            let link = Link::new(position, before, Digest::of(&[&position.to_be_bytes()]));
            before = link.hash;
            link
        });
        links.map(|link| Node { replica: R, link }).collect()
    }

    #[test]
    fn runs_say_the_same_links_gaps_and_forks_included() {
        let mut nodes = chain(2 * LONGEST_RUN as u64 + 5, beginning(R, R));
        nodes.retain(|node| node.link.position % 10_000 != 7);
        let fork = Link::new(50, nodes[47].link.hash, Digest::of(&[b"fork"]));
        nodes.push(Node { replica: R, link: fork });
        let runs = Run::of(nodes.clone());
        assert!(runs.iter().all(|run| run.contents.len() <= LONGEST_RUN));
        let text = serde_json::to_string(&runs).unwrap();
        let read: Vec<Run> = serde_json::from_str(&text).unwrap();
        let mut back: Vec<Node> = read.iter().flat_map(Run::nodes).collect();
        back.sort_unstable_by_key(|node| node.link);
        nodes.sort_unstable_by_key(|node| node.link);
        assert_eq!(back, nodes);
        assert!(serde_json::from_str::<Run>(&text.replace("\"contents\"", "\"more\"")).is_err());
    }
}
