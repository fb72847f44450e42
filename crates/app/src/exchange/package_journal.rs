//! The journal of a package, verified.

use std::borrow::Cow;
use std::collections::BTreeSet;

use pilar_core::journal::{Change, Digest, Link, Repairs};
use pilar_core::merge::{self, Held, Known, Node, Refusal, Tip};
use pilar_files::package::{Head, JournalFault, OpenPackage, PackageError, Summary};
use pilar_store::{StoreError, Workspace};
use uuid::Uuid;

use crate::error::Result;
use crate::merging::told::{Hidden, sizes_told};
use crate::view::{PackageView, Papers, package_view};

/// What a verified package says of itself, and its journal.
pub(crate) struct PackageJournal {
    pub summary: Summary,
    pub changes: Vec<Change>,
    /// Links of the changes it leaves out.
    pub stubs: Vec<Node>,
}

impl PackageJournal {
    /// Verifies everything in a package but what its papers say. This machine's clock plays no part.
    pub fn read(package: &mut OpenPackage, progress: &mut dyn FnMut(u64, u64) -> bool) -> Result<Self> {
        let mut changes = Vec::new();
        let mut keep = |change| {
            changes.push(change);
            Ok(())
        };
        let summary = package.verify(&mut keep, progress)?;
        let repairs = Repairs::of(&changes);
        for change in &mut changes {
            change.taken_back_millis = repairs.taken_back_millis(change);
        }
        let journal = Self { summary, changes, stubs: package.stubs()? };
        journal.require_whole_chains(&package.head)?;
        Ok(journal)
    }

    /// The changes that it has only links of and that are not in this workspace either, where it is not of a part of the
    /// worksheet, which leaves some out by design.
    pub fn hidden(&self, head: &Head, workspace: Option<&Workspace>) -> Result<Hidden> {
        let stubs = if head.scope.is_none() { self.stubs.clone() } else { Vec::new() };
        let stubs = match workspace {
            Some(workspace) => workspace.without_change(head.assessment, stubs)?,
            None => stubs,
        };
        Ok(Hidden::of(&self.changes, &stubs))
    }

    /// What the package is, with what its reader should know of it, what it hides among it; the sizes of what it carries are its own.
    pub fn view(&self, package: &OpenPackage, papers: Papers, hidden: &Hidden) -> PackageView {
        let mut view = package_view(self.summary.clone(), papers, hidden.count);
        view.notices.extend(hidden.told_of_package());
        view.notices.extend(sizes_told(&self.changes, &package.sizes()));
        view
    }

    /// Refuses a chain that is not there from its beginning on, or from where the recipient was known to be; and a
    /// head that claims another end of it.
    fn require_whole_chains(&self, head: &Head) -> Result<()> {
        let since = head.since.as_ref();
        // What fills a hole of the recipient stands between changes that it has.
        let fills = |change: &Change| {
            since.zip(change.link).is_some_and(|(since, link)| since.missing.contains(&link.content))
        };
        let (filling, changes): (Vec<_>, Vec<_>) = self.changes.iter().partition(|change| fills(change));
        for change in filling {
            merge::check(head.assessment, change).map_err(StoreError::from)?;
        }
        let changes = changes.into_iter().map(Cow::Borrowed);
        let stubs = self.stubs.iter().copied();
        let examined = merge::examine(&mut Recipient(since), head.assessment, changes, stubs, u64::MAX >> 1)
            .map_err(StoreError::from)?;
        if let Some((change, _)) = examined.quarantined.first() {
            let line = (1..).zip(&self.changes).find(|(_, it)| *it == &**change).map_or(0, |(line, _)| line);
            return Err(PackageError::Journal { line, fault: JournalFault::Broken }.into());
        }
        let linked = examined.admitted.iter().filter_map(|change| Node::of(change));
        let nodes: Vec<Node> = linked.chain(examined.stubs).collect();
        let ends = || Held::of(&nodes, BTreeSet::new(), []).chains == head.held.chains;
        let has_links = !nodes.is_empty() || self.changes.iter().any(|change| change.link.is_some());
        let as_told = if head.version == 1 { !has_links } else { since.is_some() || ends() };
        if !examined.quarantined_stubs.is_empty() || !as_told {
            return Err(PackageError::head_differs("ujung riwayatnya tidak sama").into());
        }
        Ok(())
    }
}

/// Whoever a package was made for, of whom the ends of chains are known, if anything.
struct Recipient<'a>(Option<&'a Held>);

impl Known for Recipient<'_> {
    type Error = Refusal;

    fn changes(&mut self, _: Uuid) -> std::result::Result<Vec<Change>, Refusal> {
        Ok(Vec::new())
    }

    fn repairs(&mut self) -> std::result::Result<Vec<Change>, Refusal> {
        Ok(Vec::new())
    }

    fn links(&mut self, replica: Uuid, _: u64, _: u64) -> std::result::Result<Vec<(Node, bool)>, Refusal> {
        let unknown = Digest::from([0; 32]);
        let link = |(position, hash)| Link { position, previous: unknown, content: unknown, hash };
        let tips = self.0.and_then(|held| held.chains.get(&replica)).into_iter().flatten();
        Ok(tips.flat_map(Tip::hashes).map(|at| (Node { replica, link: link(at) }, false)).collect())
    }
}
