use std::collections::HashSet;

use uuid::Uuid;

use super::rights::{Breach, require_right};
use super::role::Role;
use crate::journal::{Change, Clock, Subject};
use crate::review::Progress;

/// A change that its writer had no right to make, as far as this journal tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breached<'a> {
    /// The change; it counts all the same, because refusing it would break the union.
    pub change: &'a Change,
    /// What stood against it.
    pub breach: Breach,
}

/// The changes among `theirs` and not among `ours` that the table of rights does not allow, in order of clocks.
///
/// The stage of each is the one in the union of both at its clock. What begins an assessment is free; steps that take
/// a merge back are judged as what they write.
pub fn breaches<'a>(ours: &[Change], theirs: &'a [Change]) -> Vec<Breached<'a>> {
    let known: HashSet<Uuid> = ours.iter().map(|change| change.id).collect();
    let mut new: Vec<&Change> = theirs.iter().filter(|change| !known.contains(&change.id)).collect();
    new.sort_unstable_by_key(|change| change.order());
    let mut steps: Vec<((Clock, Uuid), Uuid, Progress)> = ours
        .iter()
        .chain(theirs)
        .filter(|change| change.subject == Subject::Progress)
        .map(|change| {
            let progress = serde_json::from_value(change.value.clone()).unwrap_or_default();
            (change.order(), change.action, progress)
        })
        .collect();
    steps.sort_unstable_by_key(|step| step.0);
    steps.dedup_by_key(|step| step.0);
    let beginnings: HashSet<Uuid> = ours
        .iter()
        .chain(theirs)
        .filter(|change| change.subject == Subject::Profile && change.base.is_none())
        .map(|change| change.action)
        .collect();
    let stage = |change: &Change| {
        let before = steps.partition_point(|step| step.0 < change.order());
        // A step and what it keeps are one action, judged by the stage before it.
        let step = steps[..before].iter().rev().find(|step| step.1 != change.action);
        step.map_or_else(Progress::default, |step| step.2)
    };
    new.into_iter()
        .filter(|change| !beginnings.contains(&change.action))
        .filter_map(|change| {
            let role = Role::of(&change.role);
            if role == Role::File {
                return None;
            }
            let allowed = require_right(&role, stage(change), &change.subject, &change.value);
            Some(Breached { change, breach: allowed.err()? })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::review::Stage;
    use crate::worksheet::{Layer, Round};

    fn change(n: u64, role: &str, subject: Subject, value: serde_json::Value) -> Change {
        Change {
            id: Uuid::from_u128(n.into()),
            action: Uuid::from_u128(u128::from(n) << 32),
            action_name: String::new(),
            assessment: Uuid::nil(),
            replica: Uuid::nil(),
            sequence: n,
            clock: Clock { millis: n, counter: 0 },
            author: "A".into(),
            role: role.into(),
            operation: crate::assessment::row(&subject).set,
            subject,
            value,
            base: None,
            settles: Vec::new(),
            link: None,
            taken_back_millis: 0,
        }
    }

    #[test]
    fn a_merge_tells_who_wrote_what_was_not_theirs() {
        let submitted = json!(Progress { stage: Stage::Submitted, round: Round::First });
        let ours = [change(1, "dalnis", Subject::Profile, json!({}))];
        let theirs = [
            change(2, "pokja", Subject::answer(Layer::Unit, 1), json!({"choice": "A"})),
            change(3, "pokja", Subject::Progress, submitted.clone()),
            change(4, "pokja", Subject::answer(Layer::Unit, 1), json!({"choice": "B"})),
            change(5, "at", Subject::answer(Layer::At, 1), json!({"choice": "B"})),
            change(6, "at", Subject::answer(Layer::Dalnis, 1), json!({"choice": "B"})),
            change(7, "kepala", Subject::note(Layer::Unit, 1), json!("x")),
            change(8, "berkas", Subject::answer(Layer::Kt, 1), json!({"choice": "B"})),
        ];
        let found = breaches(&ours, &theirs);
        let ids: Vec<u128> = found.iter().map(|it| it.change.id.as_u128()).collect();
        assert_eq!(ids, [3, 4, 6, 7]);
        assert!(matches!(&found[0].breach, Breach::OtherRole { who, .. } if *who == [Role::Koordinator]));
        assert!(matches!(found[1].breach, Breach::OtherStage { .. }));
        assert!(matches!(found[3].breach, Breach::UnknownRole(_)));
        assert!(breaches(&theirs, &theirs).is_empty(), "what is known is not told again");
        let mut turned = theirs.to_vec();
        turned.reverse();
        assert_eq!(breaches(&ours, &turned).len(), 4, "in any order");
    }
}
