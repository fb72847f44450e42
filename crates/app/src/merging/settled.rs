//! What decisions that come along settle.

use std::collections::{HashMap, HashSet};

use pilar_core::journal::Change;
use uuid::Uuid;

use crate::view::{SettledView, SubjectWords, version_view};

/// Every decision that comes along and is not here yet, with the values it decides between, in order of subjects.
pub(crate) fn settled(words: &SubjectWords<'_>, ours: &[Change], theirs: &[&Change]) -> Vec<SettledView> {
    let known: HashSet<Uuid> = ours.iter().map(|change| change.id).collect();
    let new = |change: &&&Change| !change.settles.is_empty() && !known.contains(&change.id);
    let mut decisions: Vec<&Change> = theirs.iter().filter(new).copied().collect();
    if decisions.is_empty() {
        return Vec::new();
    }
    decisions.sort_by(|one, other| one.subject.cmp(&other.subject).then_with(|| one.cmp_order(other)));
    let by_id: HashMap<Uuid, &Change> =
        ours.iter().chain(theirs.iter().copied()).map(|change| (change.id, change)).collect();
    let view = |decision: &&Change| SettledView {
        about: words.view(&decision.subject),
        decided: version_view(decision),
        versions: decided_between(decision)
            .filter_map(|id| by_id.get(id))
            .map(|it| version_view(it))
            .collect(),
    };
    decisions.iter().map(view).collect()
}

/// The value that counted, which a decision takes the place of, and the others that it settles.
fn decided_between(decision: &Change) -> impl Iterator<Item = &Uuid> {
    decision.base.iter().chain(&decision.settles)
}
