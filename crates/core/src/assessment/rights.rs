//! Who may write what, and when: asked for every way in.
//!
//! This guards against slips, not against people: an identity is a local profile, and the journal says who wrote.

use serde_json::Value;
use thiserror::Error;

use super::role::Role;
use super::table::{Side, row};
use crate::journal::Subject;
use crate::review::{Progress, Stage};
use crate::worksheet::{Layer, Round};

/// What stands between a role and a subject.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Breach {
    /// The role is none that this version knows.
    #[error("no role is called {0:?}")]
    UnknownRole(String),
    /// Another role writes this.
    #[error("{role} may not write {subject}; {who:?} may")]
    OtherRole {
        /// Who wanted to.
        role: Role,
        /// What.
        subject: Subject,
        /// Who may.
        who: Vec<Role>,
    },
    /// Nobody writes this at this stage.
    #[error("{role} may not write {subject} now: {progress:?}")]
    OtherStage {
        /// Who wanted to.
        role: Role,
        /// What.
        subject: Subject,
        /// How far the review is.
        progress: Progress,
    },
}

/// The unit's people.
const UNIT: [Role; 2] = [Role::Pokja, Role::Koordinator];
/// Who decides for the agency's team.
const HEAD: Role = Role::Reviewer(Layer::Dalnis);

/// Whether a role may give a subject a value (`null` takes it away) while the review is where it is.
///
/// `now` is how far the review is before the action, of which the step itself may be a part.
pub fn require_right(role: &Role, now: Progress, subject: &Subject, value: &Value) -> Result<(), Breach> {
    if let Role::Other(key) = role {
        return Err(Breach::UnknownRole(key.clone()));
    }
    let (who, when) = match row(subject).side {
        Side::Unit => (UNIT.to_vec(), matches!(now.stage, Stage::Draft | Stage::Returned)),
        Side::Layer(column) => {
            let its_round = column.layer() == Layer::Unit || column.round() == now.round;
            (vec![Role::Reviewer(column.layer())], now.stage == Stage::Submitted && its_round)
        }
        Side::Team => (UNIT.to_vec(), true),
        Side::Recommendation => {
            (Layer::REVIEWERS.map(Role::Reviewer).to_vec(), now.stage == Stage::Submitted)
        }
        Side::FollowUp => (UNIT.to_vec(), now.stage == Stage::Returned),
        Side::Stage => (vec![who_steps(now, subject, value)], true),
        // A letter gets its number and its date when it is signed, which is after the decision.
        Side::Letter => (vec![HEAD], matches!(now.stage, Stage::Submitted | Stage::Approved)),
        // Anybody's; or nobody knows whose it is, and only what was merged is taken back or decided.
        Side::Anybody | Side::Unknown => return Ok(()),
    };
    if !who.contains(role) {
        return Err(Breach::OtherRole { role: role.clone(), subject: subject.clone(), who });
    }
    if when {
        return Ok(());
    }
    Err(Breach::OtherStage { role: role.clone(), subject: subject.clone(), progress: now })
}

/// Who takes the review from where it is to where a value leads.
fn who_steps(now: Progress, subject: &Subject, value: &Value) -> Role {
    let to = match subject {
        Subject::Progress if value.is_null() => Progress::default(),
        // What cannot be read is no step that the unit takes.
        Subject::Progress => serde_json::from_value(value.clone()).unwrap_or(now),
        _ => return HEAD,
    };
    let hands_in = matches!(now.stage, Stage::Draft | Stage::Returned)
        && to.stage == Stage::Submitted
        && to.round == now.round;
    let takes_back = now.stage == Stage::Submitted
        && to.round == now.round
        && match now.round {
            Round::First => to.stage == Stage::Draft,
            Round::Second => to.stage == Stage::Returned,
        };
    if hands_in || takes_back { Role::Koordinator } else { HEAD }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use uuid::Uuid;

    use super::*;
    use crate::review::Step;
    use crate::worksheet::Column;

    const STAGES: [Stage; 4] = [Stage::Draft, Stage::Submitted, Stage::Returned, Stage::Approved];

    /// The stages of a round in which a role may write a subject, as letters: d, s, r, a.
    fn when(role: &Role, subject: &Subject, round: Round) -> String {
        let letters = ["d", "s", "r", "a"];
        STAGES
            .iter()
            .zip(letters)
            .filter(|(stage, _)| {
                require_right(role, Progress { stage: **stage, round }, subject, &json!(null)).is_ok()
            })
            .map(|(_, letter)| letter)
            .collect()
    }

    fn table(subject: &Subject, round: Round) -> Vec<String> {
        let rows = Role::ALL.into_iter().map(|role| (role.key().to_owned(), when(&role, subject, round)));
        rows.filter(|(_, when)| !when.is_empty()).map(|(role, when)| format!("{role} {when}")).collect()
    }

    #[test]
    fn the_units_own_is_written_by_the_unit_while_it_has_the_worksheet() {
        let id = Uuid::nil();
        for subject in [
            Subject::answer(Layer::Unit, 1),
            Subject::note(Layer::Unit, 1),
            Subject::EvidenceText(1),
            Subject::Evidence(id),
            Subject::Revision(id, id),
            Subject::Link(1, id),
            Subject::Requirement(1, 1, id),
            Subject::Logo,
            Subject::Profile,
            Subject::Instrument,
            Subject::Source(1),
        ] {
            for round in Round::ALL {
                assert_eq!(table(&subject, round), ["pokja dr", "koordinator dr"], "{subject}");
            }
        }
        assert_eq!(table(&Subject::FollowUp(id), Round::Second), ["pokja r", "koordinator r"]);
    }

    #[test]
    fn a_column_is_written_by_its_layer_in_its_round_while_the_reviewers_have_the_worksheet() {
        for layer in Layer::REVIEWERS {
            let column = Column::new(layer, Round::Second);
            for subject in [
                Subject::Answer(column, 1),
                Subject::Note(column, 1),
                Subject::Verdict(column, 1),
                Subject::Judged(column, 1, crate::digest::Digest::of(&[])),
                Subject::Ticks(column, 1),
            ] {
                assert_eq!(table(&subject, Round::Second), [format!("{} s", layer.key())]);
                assert!(table(&subject, Round::First).is_empty(), "{subject}");
            }
        }
        let recommendation = Subject::Recommendation(Uuid::nil());
        assert_eq!(table(&recommendation, Round::First), ["at s", "kt s", "dalnis s", "tpn s"]);
        assert_eq!(table(&Subject::Lhe, Round::First), ["dalnis sa"]);
    }

    #[test]
    fn every_step_has_one_role_that_takes_it() {
        let mut taken = Vec::new();
        for round in Round::ALL {
            for stage in STAGES {
                let now = Progress { stage, round };
                for step in [Step::Submit, Step::Return, Step::Approve, Step::Reopen] {
                    let Ok(after) = now.after(step) else { continue };
                    let may =
                        |role: &Role| require_right(role, now, &Subject::Progress, &json!(after)).is_ok();
                    let who: Vec<Role> = Role::ALL.into_iter().filter(may).collect();
                    taken.push(format!("{stage:?} {} {step:?}: {who:?}", round.number()));
                }
            }
        }
        taken.retain(|step| !step.starts_with("Draft 2") && !step.starts_with("Returned 1"));
        assert_eq!(
            taken,
            [
                "Draft 1 Submit: [Koordinator]",
                "Submitted 1 Return: [Reviewer(Dalnis)]",
                "Submitted 1 Approve: [Reviewer(Dalnis)]",
                "Submitted 1 Reopen: [Koordinator]",
                "Approved 1 Reopen: [Reviewer(Dalnis)]",
                "Submitted 2 Approve: [Reviewer(Dalnis)]",
                "Submitted 2 Reopen: [Koordinator]",
                "Returned 2 Submit: [Koordinator]",
                "Returned 2 Reopen: [Reviewer(Dalnis)]",
                "Approved 2 Reopen: [Reviewer(Dalnis)]",
            ]
        );
    }

    #[test]
    fn a_scenario_is_written_by_anybody_at_any_time() {
        for round in Round::ALL {
            let rows = table(&Subject::Scenario(Uuid::nil()), round);
            assert!(
                rows.len() == Role::ALL.len() && rows.iter().all(|row| row.ends_with(" dsra")),
                "{rows:?}"
            );
        }
    }

    #[test]
    fn the_plan_of_the_year_is_the_units_at_any_time() {
        let id = Uuid::nil();
        for subject in
            [Subject::Person(id), Subject::Assigned(1, id), Subject::Task(id), Subject::TaskState(id)]
        {
            for round in Round::ALL {
                assert_eq!(table(&subject, round), ["pokja dsra", "koordinator dsra"], "{subject}");
            }
        }
    }

    #[test]
    fn an_unknown_role_writes_nothing_and_an_unknown_subject_is_nobodys() {
        let now = Progress::default();
        let role = Role::of("kepala");
        assert_eq!(
            require_right(&role, now, &Subject::Profile, &json!(null)),
            Err(Breach::UnknownRole("kepala".into()))
        );
        assert_eq!(require_right(&Role::Pokja, now, &Subject::Other("a/1".into()), &json!(1)), Ok(()));
    }
}
