//! What repairs of clocks that come along do to the changes that are here.

use std::collections::{BTreeSet, HashSet};

use pilar_core::assessment::value_text;
use pilar_core::journal::{Change, ClockRepair, Repairs, Subject};
use uuid::Uuid;

/// Changes at the times at which they count by these repairs; `None` where each has its time already.
pub(crate) fn redated<'a>(
    changes: impl Iterator<Item = &'a Change> + Clone,
    repairs: &Repairs,
) -> Option<Vec<Change>> {
    let taken_back = |change: &Change| repairs.taken_back_millis(change);
    if changes.clone().all(|change| change.taken_back_millis == taken_back(change)) {
        return None;
    }
    let redate = |change: &Change| Change { taken_back_millis: taken_back(change), ..change.clone() };
    Some(changes.map(redate).collect())
}

/// Repairs that come along of changes that somebody else made; which values that changes, the plan's items tell.
pub(crate) fn repairs_told(ours: &[Change], theirs: &[&Change]) -> Vec<String> {
    let known: HashSet<Uuid> = ours.iter().map(|change| change.id).collect();
    let told = |change: &&Change| {
        let repair = serde_json::from_value::<ClockRepair>(change.value.clone()).ok()?;
        let all = ours.iter().chain(theirs.iter().copied());
        let others = all.filter(|it| it.author != change.author && repair.is_about(it));
        let others: BTreeSet<&str> = others.map(|it| it.author.as_str()).collect();
        let others = others.into_iter().collect::<Vec<_>>().join(", ");
        (!others.is_empty()).then(|| {
            format!(
                "{} memundurkan jam perubahan yang ditulis {others} ({}); tanyakan kepada {others} apakah jamnya \
                 memang salah.",
                change.author,
                value_text(&change.subject, &change.value)
            )
        })
    };
    let new = theirs.iter().filter(|it| matches!(it.subject, Subject::Clock(_)) && !known.contains(&it.id));
    new.filter_map(told).collect()
}
