//! Giving room that is free inside the database back to the disk.

use rusqlite::Connection;

use crate::Result;

/// Pages cut off in one transaction: 16 MiB, all of which fits into the cache below.
const PAGES: u32 = 512;
/// Page cache meanwhile, in KiB. A page that does not fit would be written to the log only to be cut off.
const CACHE_KIB: i64 = 32 * 1024;

/// Cuts the free pages off the end of the file and empties the log.
///
/// Few pages are logged for each transaction, so this works with little room left on the disk.
pub(crate) fn shrink(evidence: &Connection) -> Result<()> {
    let cache: i64 = evidence.pragma_query_value(None, "cache_size", |row| row.get(0))?;
    evidence.pragma_update(None, "cache_size", -CACHE_KIB)?;
    let outcome = cut(evidence);
    evidence.pragma_update(None, "cache_size", cache)?;
    outcome
}

fn cut(evidence: &Connection) -> Result<()> {
    let free = || evidence.pragma_query_value(None, "freelist_count", |row| row.get::<_, i64>(0));
    let mut before = i64::MAX;
    let mut left = free()?;
    while 0 < left && left < before {
        let mut pragma = evidence.prepare(&format!("PRAGMA incremental_vacuum({PAGES})"))?;
        let mut rows = pragma.query([])?;
        // It works one page at a time, a row each.
        while rows.next()?.is_some() {}
        before = left;
        left = free()?;
    }
    // A reader may hold this back; then it happens later by itself.
    evidence.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}
