//! Removing content that nothing refers to.

use std::collections::BTreeSet;

use rusqlite::TransactionBehavior;

use super::check::loose_blobs;
use crate::evidence::{Ballast, remove, shrink};
use crate::names::EVIDENCE_DB;
use crate::references::references;
use crate::{Result, Workspace};

/// Bytes that one transaction removes before the next one begins: little of the log, and not a wait for each file.
const REMOVED_TOGETHER: u64 = 8 << 20;

impl Workspace {
    /// Removes these contents unless a revision in any journal names them. Returns the bytes freed.
    ///
    /// For content that was stored for an action which then did not happen.
    pub fn discard_unreferenced<'a>(&mut self, sha256: impl Iterator<Item = &'a str>) -> Result<u64> {
        let given: BTreeSet<&str> = sha256.collect();
        self.clear(&|blob| blob.is_some_and(|sha256| given.contains(sha256)))
    }

    /// Removes content that no revision in any journal names, and content stored by half. Returns the bytes freed.
    ///
    /// The write lock on the journal is held meanwhile, so no action can begin to refer to what is being removed.
    /// A file that another window is just storing is removed too and its storing fails; offer this only when idle.
    pub fn clear_unreferenced(&mut self) -> Result<u64> {
        self.writable()?;
        drop(Ballast::left_over(&self.dir));
        self.clear(&|_| true)
    }

    /// Removes what nothing refers to and is chosen by its hash; content stored by half has none.
    fn clear(&mut self, chosen: &dyn Fn(Option<&str>) -> bool) -> Result<u64> {
        self.writable()?;
        let guard = self.main.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let referenced: BTreeSet<String> = references(&guard)?.into_keys().collect();
        let evidence = &mut self.evidence;
        let freed = (|| {
            let loose = loose_blobs(evidence, &referenced, chosen)?;
            let mut freed = 0;
            let mut loose = loose.into_iter().peekable();
            while loose.peek().is_some() {
                let transaction = evidence.transaction_with_behavior(TransactionBehavior::Immediate)?;
                let mut removed = 0;
                while removed < REMOVED_TOGETHER
                    && let Some((id, size)) = loose.next()
                {
                    remove(&transaction, id)?;
                    removed += size;
                }
                transaction.commit()?;
                freed += removed;
            }
            shrink(evidence)?;
            Ok(freed)
        })()
        .map_err(|error: crate::StoreError| error.about(EVIDENCE_DB))?;
        guard.commit()?;
        Ok(freed)
    }
}
