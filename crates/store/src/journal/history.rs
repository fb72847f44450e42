//! Reading the journal.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, RandomState};

use pilar_core::journal::Change;
use rusqlite::OptionalExtension as _;
use serde_json::Value;
use uuid::Uuid;

use super::change;
use super::known::require;
use crate::convert::{signed, unsigned, uuid};
use crate::{Result, Workspace};

type Id = [u8; 16];

/// What orders a change, by its clock as repaired and as it was: milliseconds, counter, id.
type Orders = [(i64, i64, Id); 2];

/// Which changes history shows; the default is all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HistoryFilter {
    /// Beginnings of subject paths, in whole segments: `answer/unit/1` is not a beginning of `answer/unit/12`.
    /// Empty: every subject.
    pub subjects: Vec<String>,
    /// Only this author's changes.
    pub author: Option<String>,
    /// At most this many, the newest.
    pub limit: Option<u64>,
    /// How many of the newest to leave out.
    pub skip: u64,
}

/// One action of the journal as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionRow {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Who acted.
    pub author: String,
    /// In which role.
    pub role: String,
    /// When, in milliseconds since 1970-01-01 UTC.
    pub millis: u64,
    /// How many changes it made.
    pub changes: u64,
}

impl Workspace {
    /// The changes of an assessment, newest first.
    pub fn history(&self, assessment: Uuid, filter: &HistoryFilter) -> Result<Vec<Change>> {
        let mut changes = Vec::new();
        self.each_change(assessment, filter, |change| changes.push(change))?;
        Ok(changes)
    }

    /// Walks through the changes of an assessment, newest first, without keeping them.
    pub fn each_change(
        &self,
        assessment: Uuid,
        filter: &HistoryFilter,
        mut take: impl FnMut(Change),
    ) -> Result<()> {
        require(&self.main, assessment)?;
        let prefixes: Value = filter.subjects.iter().map(|prefix| prefix.trim_end_matches('/')).collect();
        let limit = filter.limit.map_or(Ok(-1), signed)?;
        let sql = include_str!("history.sql");
        // What is cut off has to be in order before.
        let cut = filter.limit.is_some() || filter.skip > 0;
        let sql = if cut { sql.replace("id DESC\n", "id DESC, content DESC\n") } else { sql.to_owned() };
        let mut statement = self.main.prepare_cached(&sql)?;
        let mut rows = statement.query((
            assessment.into_bytes(),
            &filter.author,
            prefixes.to_string(),
            limit,
            signed(filter.skip)?,
        ))?;
        let mut tied: Vec<Change> = Vec::new();
        while let Some(row) = rows.next()? {
            let next = change(row)?;
            if tied.first().is_some_and(|first| first.order() != next.order()) {
                in_order(&mut tied).for_each(&mut take);
            }
            tied.push(next);
        }
        in_order(&mut tied).for_each(take);
        Ok(())
    }

    /// One change of an assessment; `None` when it has none with this id.
    pub fn change(&self, assessment: Uuid, id: Uuid) -> Result<Option<Change>> {
        let mut statement = self.main.prepare_cached(include_str!("change.sql"))?;
        Ok(statement.query_row((assessment.into_bytes(), id.into_bytes()), change).optional()?)
    }

    /// The latest actions of an assessment, newest first.
    pub fn actions(&self, assessment: Uuid, limit: u64) -> Result<Vec<ActionRow>> {
        require(&self.main, assessment)?;
        let mut statement = self.main.prepare_cached(include_str!("actions.sql"))?;
        let rows = statement.query_map((assessment.into_bytes(), signed(limit)?), |row| {
            Ok(ActionRow {
                id: uuid(row, 0)?,
                name: row.get(1)?,
                author: row.get(2)?,
                role: row.get(3)?,
                millis: unsigned(row, 4)?,
                changes: unsigned(row, 5)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Everyone who changed an assessment, by name.
    pub fn authors(&self, assessment: Uuid) -> Result<Vec<String>> {
        require(&self.main, assessment)?;
        let mut statement = self
            .main
            .prepare_cached("SELECT DISTINCT author FROM change WHERE assessment = ?1 ORDER BY author")?;
        let rows = statement.query_map([assessment.into_bytes()], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The whole journal of an assessment, earliest first, for packages and synchronising.
    pub fn journal(&self, assessment: Uuid) -> Result<Vec<Change>> {
        require(&self.main, assessment)?;
        let mut statement = self.main.prepare_cached(include_str!("journal.sql"))?;
        let rows = statement.query_map([assessment.into_bytes()], change)?;
        let mut changes = rows.collect::<rusqlite::Result<Vec<_>>>()?;
        for tied in changes.chunk_by_mut(|one, next| one.order() == next.order()) {
            tied.sort_by(Change::cmp_order);
        }
        Ok(changes)
    }

    /// The changes of an assessment that count and no other one replaced, earliest first: all that
    /// [`pilar_core::merge::conflicts`] needs to know of a journal.
    pub fn unreplaced(&self, assessment: Uuid) -> Result<Vec<Change>> {
        require(&self.main, assessment)?;
        // One pass over a few columns; the same as a subquery takes twice as long.
        let transaction = self.main.unchecked_transaction()?;
        let mut links = transaction.prepare_cached(
            "SELECT row, id, base, effective_millis, clock_millis, clock_counter, subject
             FROM change WHERE assessment = ?1 AND row NOT IN (SELECT row FROM late)",
        )?;
        let mut links = links.query([assessment.into_bytes()])?;
        let (mut all, mut replaced, subjects) = (Vec::new(), HashMap::new(), RandomState::new());
        while let Some(link) = links.next()? {
            let (id, counter): (Id, i64) = (link.get(1)?, link.get(5)?);
            let orders: Orders = [(link.get(3)?, counter, id), (link.get(4)?, counter, id)];
            let path = link.get_ref(6)?.as_bytes().map_err(rusqlite::Error::from)?;
            let subject = subjects.hash_one(path);
            all.push((link.get::<_, i64>(0)?, subject, orders));
            if let Some(base) = link.get::<_, Option<Id>>(2)? {
                // Whatever names a repair of clocks replaces it.
                let orders = if path.starts_with(b"clock/") { [(i64::MAX, i64::MAX, id); 2] } else { orders };
                let latest = replaced.entry((base, subject)).or_insert(orders);
                *latest = [latest[0].max(orders[0]), latest[1].max(orders[1])];
            }
        }
        // Later by the clock as repaired, or as it was: as `standing` has it.
        let is_open = |(_, subject, orders): &&(i64, u64, Orders)| {
            let latest = replaced.get(&(orders[0].2, *subject));
            latest.is_none_or(|latest| latest[0] <= orders[0] && latest[1] <= orders[1])
        };
        let rows: Value = all.iter().filter(is_open).map(|(row, ..)| *row).collect();
        let mut statement = transaction.prepare_cached(include_str!("unreplaced.sql"))?;
        let rows = statement.query_map([rows.to_string()], change)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// Takes out changes of one id and time, of which there is one unless somebody forged another, the latest first.
fn in_order(tied: &mut Vec<Change>) -> impl Iterator<Item = Change> {
    tied.sort_by(|one, other| other.cmp_order(one));
    tied.drain(..)
}
