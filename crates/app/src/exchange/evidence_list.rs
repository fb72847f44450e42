//! The list of documents that a package carries.

use std::collections::BTreeSet;

use pilar_core::assessment::{Assessment, Revision};
use pilar_core::journal::Change;
use pilar_files::package::{DocumentPart, EvidencePart, RevisionPart};

use crate::exchange::export::documents_in_order;
use crate::merging::revision::revision_of;

/// The documents as they stand, and the revisions that changes name and no document has any more.
pub(crate) fn evidence_list(assessment: &Assessment, changes: &[Change]) -> EvidencePart {
    let code = |soal: &u32| Some(assessment.instrument.input(*soal)?.1.code.clone());
    let documents = documents_in_order(assessment).into_iter().map(|(id, document)| DocumentPart {
        id: *id,
        title: document.about.title.clone(),
        year: document.about.year,
        triwulan: document.about.triwulan,
        serves: document.serves.iter().filter_map(code).collect(),
        revisions: document.revisions.iter().map(revision_part).collect(),
    });
    let documents: Vec<DocumentPart> = documents.collect();
    let mut known: BTreeSet<String> =
        documents.iter().flat_map(|document| &document.revisions).map(|r| r.sha256.clone()).collect();
    let earlier =
        changes.iter().filter_map(revision_of).filter(|revision| known.insert(revision.sha256.clone()));
    let mut earlier: Vec<RevisionPart> = earlier.map(|revision| revision_part(&revision)).collect();
    earlier.sort_by(|one, other| one.sha256.cmp(&other.sha256));
    EvidencePart { documents, earlier }
}

fn revision_part(revision: &Revision) -> RevisionPart {
    RevisionPart {
        name: revision.name.clone(),
        sha256: revision.sha256.clone(),
        size: revision.size,
        media: revision.media.clone(),
        path: None,
    }
}
