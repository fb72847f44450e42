//! Which files of evidence others take the place of.

use std::collections::BTreeMap;

use pilar_core::assessment::Revision;
use pilar_core::journal::{Change, Subject};
use uuid::Uuid;

use crate::merging::revision::revision_of;
use crate::view::{FileView, ReplacedView, SubjectWords, file_view};

/// A document, or the logo.
type Document = Option<Uuid>;

/// The files in use before that are not afterwards, in order of documents. `before` are the changes that count now,
/// `taken` those that would count of what comes; other subjects than revisions and the logo may be among them.
pub(crate) fn replaced<'a>(
    words: &SubjectWords<'_>,
    before: impl IntoIterator<Item = &'a Change>,
    taken: impl IntoIterator<Item = &'a Change>,
) -> Vec<ReplacedView> {
    let mut counting = BTreeMap::new();
    let put = |counting: &mut BTreeMap<(Document, Uuid), &'a Change>, change: &'a Change| {
        if let Some(place) = place(&change.subject) {
            counting.insert(place, change);
        }
    };
    for change in before {
        put(&mut counting, change);
    }
    let was = current(&counting);
    for change in taken {
        put(&mut counting, change);
    }
    let mut is = current(&counting);
    let mut found = Vec::new();
    for (document, (from, old)) in was {
        let now = is.remove(&document);
        if now.as_ref().is_some_and(|(_, new)| new.sha256 == old.sha256 && new.name == old.name) {
            continue;
        }
        let subject = document.map_or(Subject::Logo, Subject::Evidence);
        let to: Option<FileView> = now.map(|(change, revision)| file_view(change, &revision));
        found.push(ReplacedView { about: words.view(&subject), from: file_view(from, &old), to });
    }
    found
}

/// The document and the revision that a change is about.
fn place(subject: &Subject) -> Option<(Document, Uuid)> {
    match subject {
        Subject::Revision(document, revision) => Some((Some(*document), *revision)),
        Subject::Logo => Some((None, Uuid::nil())),
        _ => None,
    }
}

/// The revision of each document that is in use: its latest that is there.
fn current<'a>(
    counting: &BTreeMap<(Document, Uuid), &'a Change>,
) -> BTreeMap<Document, (&'a Change, Revision)> {
    let there = counting
        .iter()
        .filter_map(|((document, _), change)| Some((*document, (*change, revision_of(change)?))));
    // In order of revisions, so that the latest stays.
    there.collect()
}
