use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{LeftOut, Progress, Stage};
use crate::merge::{Held, Node};
use crate::worksheet::{Round, Worksheet};

/// What is recorded of a step of the review: where it led, and what was there when each side was handed over.
///
/// Versions before journal format 2 wrote stage and round alone, and read no more of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProgressRecord {
    /// Who has the worksheet.
    pub stage: Stage,
    /// The round that reviewers write in.
    pub round: Round,
    /// What was handed over in each round.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub handovers: BTreeMap<Round, Handover>,
    /// Why a step was taken back, in the words of who did it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What was handed over in a round.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Handover {
    /// What the unit handed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub submission: Option<Submission>,
    /// What of the journal was there when the reviewers closed the round.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<Held>,
    /// The contents that were missing then, beside those that `review` names.
    #[serde(skip_serializing_if = "LeftOut::is_empty")]
    pub review_left_out: LeftOut,
}

/// What a unit handed in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// What of the journal was there.
    pub held: Held,
    /// The contents that were missing then, beside those that `held` names.
    #[serde(default, skip_serializing_if = "LeftOut::is_empty")]
    pub left_out: LeftOut,
    /// The unit's answers.
    pub sheet: Worksheet,
}

impl ProgressRecord {
    /// How far the review is.
    pub fn progress(&self) -> Progress {
        Progress { stage: self.stage, round: self.round }
    }

    /// The record of the next step, before anything is handed over by it; the step is one that
    /// [`Progress::after`] allows.
    #[must_use]
    pub fn stepping(&self, to: Progress) -> Self {
        let mut handovers = self.handovers.clone();
        // What a round handed over is gone once an earlier stage than that is reached.
        handovers.retain(|round, _| *round <= to.round);
        if let Some(handover) = handovers.get_mut(&to.round) {
            if matches!(to.stage, Stage::Draft | Stage::Returned) {
                handover.submission = None;
            }
            if to.stage != Stage::Approved {
                handover.review = None;
                handover.review_left_out = LeftOut::default();
            }
        }
        handovers.retain(|_, handover| *handover != Handover::default());
        Self { stage: to.stage, round: to.round, handovers, reason: None }
    }

    /// What the unit handed in, while it is with the reviewers or approved; what came from it since is late.
    pub fn submission(&self) -> Option<&Submission> {
        let is_handed_in = matches!(self.stage, Stage::Submitted | Stage::Approved);
        let handover = self.handovers.get(&self.round).filter(|_| is_handed_in)?;
        handover.submission.as_ref()
    }

    /// What of the journal was handed in, by [`ProgressRecord::submission`], seen from these links.
    pub fn held_at_submission(&self, nodes: &[Node]) -> Option<Held> {
        let submission = self.submission()?;
        Some(submission.left_out.put_into(&submission.held, nodes))
    }

    /// What was there when a round was closed, while it is, seen from these links; what reviewers wrote in its columns
    /// since is late.
    pub fn held_at_review(&self, round: Round, nodes: &[Node]) -> Option<Held> {
        let handover = self.handovers.get(&round).filter(|_| self.progress().is_over(round))?;
        Some(handover.review_left_out.put_into(handover.review.as_ref()?, nodes))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{from_value, json};

    use super::*;
    use crate::review::Step;

    /// The record after these steps, each of which hands over what is there.
    fn after(steps: &[Step]) -> ProgressRecord {
        let mut record = ProgressRecord::default();
        for step in steps {
            let before = record.progress();
            let to = before.after(*step).expect("allowed");
            record = record.stepping(to);
            match step {
                Step::Submit => {
                    record.handovers.entry(to.round).or_default().submission = Some(Submission::default());
                }
                Step::Return | Step::Approve => {
                    record.handovers.entry(before.round).or_default().review = Some(Held::default());
                }
                Step::Reopen => {}
            }
        }
        record
    }

    fn frozen(record: &ProgressRecord) -> (bool, [bool; 2]) {
        (record.submission().is_some(), Round::ALL.map(|round| record.held_at_review(round, &[]).is_some()))
    }

    #[test]
    fn what_was_handed_over_holds_until_it_is_given_back() {
        use Step::{Approve, Reopen, Return, Submit};
        for (steps, expected) in [
            (&[][..], (false, [false, false])),
            (&[Submit], (true, [false, false])),
            (&[Submit, Reopen], (false, [false, false])),
            (&[Submit, Return], (false, [true, false])),
            (&[Submit, Return, Reopen], (true, [false, false])),
            (&[Submit, Return, Submit], (true, [true, false])),
            (&[Submit, Return, Submit, Reopen], (false, [true, false])),
            (&[Submit, Return, Submit, Reopen, Reopen], (true, [false, false])),
            (&[Submit, Return, Submit, Approve], (true, [true, true])),
            (&[Submit, Return, Submit, Approve, Reopen], (true, [true, false])),
            (&[Submit, Approve], (true, [true, false])),
        ] {
            assert_eq!(frozen(&after(steps)), expected, "{steps:?}");
        }
    }

    #[test]
    fn what_earlier_versions_wrote_hands_nothing_over_and_they_read_what_is_written_now() {
        let earlier = json!({"stage": "submitted", "round": 2});
        let record: ProgressRecord = from_value(earlier.clone()).expect("readable");
        assert_eq!(json!(record), earlier);
        assert_eq!(frozen(&record), (false, [false, false]));
        let now = json!(after(&[Step::Submit, Step::Return]));
        assert_eq!(
            from_value::<ProgressRecord>(now.clone()).expect("readable"),
            after(&[Step::Submit, Step::Return])
        );
        let read: Progress = from_value(now).expect("readable");
        assert_eq!(read, Progress { stage: Stage::Returned, round: Round::Second });
    }
}
