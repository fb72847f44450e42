//! How far the journal of an assessment goes, and what of it somebody else lacks.

use std::collections::{BTreeSet, HashSet};

use pilar_core::journal::{Change, Digest, Link};
use pilar_core::merge::{Held, Node};
use rusqlite::{Connection, Row};
use uuid::Uuid;

use super::known::require;
use crate::convert::{digest, unsigned, uuid};
use crate::{Result, Workspace};

/// What of an assessment's journal somebody does not have.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lacking {
    /// The changes, earliest first.
    pub changes: Vec<Change>,
    /// Links whose changes are not here either.
    pub stubs: Vec<Node>,
}

impl Workspace {
    /// How far the journal of an assessment goes.
    pub fn held(&self, assessment: Uuid) -> Result<Held> {
        require(&self.main, assessment)?;
        held(&self.main, assessment)
    }

    /// The links of an assessment's chains whose changes are not here.
    pub fn stubs(&self, assessment: Uuid) -> Result<Vec<Node>> {
        require(&self.main, assessment)?;
        let mut statement = self.main.prepare_cached(
            "SELECT replica, position, previous, content, hash FROM stub WHERE assessment = ?1",
        )?;
        let rows = statement.query_map([assessment.into_bytes()], node)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Those of these links of an assessment whose changes are not here, at their own place or another.
    pub fn without_change(&self, assessment: Uuid, mut links: Vec<Node>) -> Result<Vec<Node>> {
        if links.is_empty() {
            return Ok(links);
        }
        let mut statement = self.main.prepare_cached("SELECT content FROM change WHERE assessment = ?1")?;
        let here = statement.query_map([assessment.into_bytes()], |row| digest(row, 0))?;
        let here: HashSet<Digest> = here.collect::<rusqlite::Result<_>>()?;
        links.retain(|node| !here.contains(&node.link.content));
        Ok(links)
    }

    /// The changes of an assessment, and links of those that are not here, which somebody who holds this lacks.
    pub fn journal_since(&self, assessment: Uuid, theirs: &Held) -> Result<Lacking> {
        self.flush_past()?;
        require(&self.main, assessment)?;
        if theirs.is_empty() {
            return Ok(Lacking { changes: self.journal(assessment)?, stubs: self.stubs(assessment)? });
        }
        let (nodes, _) = nodes(&self.main, assessment)?;
        let ours = Held::of(&[], BTreeSet::new(), unchained(&self.main, assessment)?).unchained;
        let known = theirs.known(&nodes);
        let unchained = &theirs.unchained;
        let lacks_unchained = |change: &Change| match unchained.digest {
            Some(digest) => Some(digest) != ours.digest,
            None => !unchained.has(change.replica, change.sequence),
        };
        let mut changes = self.journal(assessment)?;
        let here: HashSet<Digest> = changes.iter().filter_map(|it| Some(it.link?.hash)).collect();
        changes.retain(|change| match change.link {
            Some(link) => !known.contains(&link.hash) || theirs.missing.contains(&link.content),
            None => lacks_unchained(change),
        });
        let stubs = nodes
            .into_iter()
            .filter(|node| !here.contains(&node.link.hash) && !known.contains(&node.link.hash));
        Ok(Lacking { changes, stubs: stubs.collect() })
    }
}

/// How far the journal of an assessment goes.
pub(super) fn held(connection: &Connection, assessment: Uuid) -> Result<Held> {
    let (nodes, missing) = nodes(connection, assessment)?;
    Ok(Held::of(&nodes, missing, unchained(connection, assessment)?))
}

/// Replica, sequence number and content of every change of journal format 1.
fn unchained(connection: &Connection, assessment: Uuid) -> Result<Vec<(Uuid, u64, Digest)>> {
    let mut statement = connection.prepare_cached(
        "SELECT replica, sequence, content FROM change WHERE assessment = ?1 AND position IS NULL",
    )?;
    let rows = statement.query_map([assessment.into_bytes()], |row| {
        Ok((uuid(row, 0)?, unsigned(row, 1)?, digest(row, 2)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Every link of an assessment's chains, and the contents that no change here has.
pub(super) fn nodes(connection: &Connection, assessment: Uuid) -> Result<(Vec<Node>, BTreeSet<Digest>)> {
    let mut statement = connection.prepare_cached(include_str!("nodes.sql"))?;
    let rows = statement.query_map([assessment.into_bytes()], |row| Ok((node(row)?, row.get(5)?)))?;
    let (mut nodes, mut here, mut missing) = (Vec::new(), Vec::new(), BTreeSet::new());
    for row in rows {
        let (node, whole): (Node, bool) = row?;
        if whole {
            here.push(node.link.content);
        } else {
            missing.insert(node.link.content);
        }
        nodes.push(node);
    }
    for content in &here {
        missing.remove(content);
    }
    Ok((nodes, missing))
}

/// Reads a link from columns in the order of `nodes.sql`.
fn node(row: &Row<'_>) -> rusqlite::Result<Node> {
    let (replica, position) = (uuid(row, 0)?, unsigned(row, 1)?);
    let link = Link { position, previous: digest(row, 2)?, content: digest(row, 3)?, hash: digest(row, 4)? };
    Ok(Node { replica, link })
}
