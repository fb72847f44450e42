//! Reading a little of very many assessments.
//!
//! Nearly all of the time goes into finding and reading rows, so several connections do it at once: each takes the next
//! few assessments until none is left. Every assessment is read in one transaction and so as of one moment.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use pilar_core::journal::Subject;
use rusqlite::Connection;
use uuid::Uuid;

use crate::names::MAIN_DB;
use crate::{Result, StoreError, Workspace};

/// How many assessments a connection takes at once.
const TAKEN: usize = 32;
/// More connections than this would mostly wait for the same disk.
const MOST_CONNECTIONS: usize = 4;

/// Page cache meanwhile: no page is needed again. A negative number is KiB.
const CACHE_KIB: i64 = -2 * 1024;

/// The current values of one assessment, as the journal stores them.
pub struct Values<'a> {
    connection: &'a Connection,
    assessment: Uuid,
}

impl Values<'_> {
    /// Walks through the current values of the subjects whose path is one of these or begins with one of them, in whole
    /// segments, as JSON texts; `null` is gone. Stops at the first error.
    pub fn each<E: From<StoreError>>(
        &self,
        beginnings: &[&str],
        mut take: impl FnMut(&Subject, &str) -> Result<(), E>,
    ) -> Result<(), E> {
        let sql = include_str!("values.sql");
        let mut statement = self.connection.prepare_cached(sql).map_err(read)?;
        for beginning in beginnings {
            let range = (self.assessment.into_bytes(), beginning, format!("{beginning}0"));
            let mut rows = statement.query(range).map_err(read)?;
            while let Some(row) = rows.next().map_err(read)? {
                let text = |column| Ok(row.get_ref(column)?.as_str()?);
                let path = text(0).map_err(read)?;
                // Characters that sort before the slash would lie in the same range.
                let rest = path.strip_prefix(beginning);
                if rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/')) {
                    take(&Subject::from(path), text(1).map_err(read)?)?;
                }
            }
        }
        Ok(())
    }
}

impl Workspace {
    /// Makes something of each of these assessments from its current values, several at a time, and returns it in their
    /// order; `make` gets the place of the assessment among them. The first error ends it.
    pub fn of_each<T: Send, E: From<StoreError> + Send>(
        &self,
        assessments: &[Uuid],
        make: impl Fn(usize, Values<'_>) -> Result<T, E> + Sync,
    ) -> Result<Vec<T>, E> {
        let (next, make) = (AtomicUsize::new(0), &make);
        let work = |connection: &Connection| -> Vec<(usize, Result<Vec<T>, E>)> {
            let mut parts = Vec::new();
            loop {
                let from = next.fetch_add(TAKEN, Ordering::Relaxed);
                let Some(rest) = assessments.get(from..).filter(|rest| !rest.is_empty()) else {
                    return parts;
                };
                let part = make_part(connection, &rest[..rest.len().min(TAKEN)], from, make);
                if part.is_err() {
                    next.store(assessments.len(), Ordering::Relaxed);
                }
                parts.push((from, part));
            }
        };
        let others = self.others(assessments.len());
        let cache: i64 = self.main.pragma_query_value(None, "cache_size", |row| row.get(0)).map_err(read)?;
        self.main.pragma_update(None, "cache_size", CACHE_KIB).map_err(read)?;
        let mut parts = thread::scope(|scope| {
            let work = &work;
            let others: Vec<_> = others.into_iter().map(|other| scope.spawn(move || work(&other))).collect();
            let mut parts = work(&self.main);
            for other in others {
                match other.join() {
                    Ok(done) => parts.extend(done),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            parts
        });
        self.main.pragma_update(None, "cache_size", cache).map_err(read)?;
        parts.sort_unstable_by_key(|(from, _)| *from);
        let mut all = Vec::with_capacity(assessments.len());
        for (_, part) in parts {
            all.extend(part?);
        }
        Ok(all)
    }

    /// Further connections for so many assessments; where none can be had, this one does it alone.
    fn others(&self, assessments: usize) -> Vec<Connection> {
        let useful = assessments / (2 * TAKEN);
        let possible = thread::available_parallelism().map_or(1, usize::from).min(MOST_CONNECTIONS);
        (1..possible.min(useful)).map_while(|_| self.another().ok()).collect()
    }
}

fn read(error: rusqlite::Error) -> StoreError {
    StoreError::from(error).about(MAIN_DB)
}

fn make_part<T, E: From<StoreError>>(
    connection: &Connection,
    assessments: &[Uuid],
    from: usize,
    make: &impl Fn(usize, Values<'_>) -> Result<T, E>,
) -> Result<Vec<T>, E> {
    let moment = connection.unchecked_transaction().map_err(read)?;
    let values = |(at, id): (usize, &Uuid)| make(from + at, Values { connection: &moment, assessment: *id });
    assessments.iter().enumerate().map(values).collect()
}
