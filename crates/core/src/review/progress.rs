use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::worksheet::Round;

/// Who has the worksheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The unit, for the first time.
    #[default]
    Draft,
    /// The reviewers.
    Submitted,
    /// The unit again, with the recommendations of round 1.
    Returned,
    /// Nobody: the review is over.
    Approved,
}

/// How far the review is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Progress {
    /// Who has the worksheet.
    pub stage: Stage,
    /// The round that reviewers write in.
    pub round: Round,
}

/// A step from one stage to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The unit hands its worksheet in.
    Submit,
    /// The reviewers close round 1 and give it back.
    Return,
    /// The reviewers close the review.
    Approve,
    /// One step back.
    Reopen,
}

/// Why a step is not possible now, in Indonesian.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum StepError {
    /// The worksheet is not with the reviewers.
    #[error("penilaian belum diserahkan untuk direviu")]
    NotSubmitted,
    /// The worksheet is with the reviewers already.
    #[error("penilaian sudah diserahkan dan sedang direviu")]
    AlreadySubmitted,
    /// The second round cannot be returned.
    #[error("putaran 2 adalah penentuan dan tidak dikembalikan lagi")]
    SecondRound,
    /// The review is over.
    #[error("penilaian sudah Disetujui")]
    Approved,
    /// There is nothing to reopen.
    #[error("penilaian masih Draf, sehingga tidak ada tahap yang dapat dibuka kembali")]
    Draft,
}

impl Progress {
    /// Where a step leads.
    pub fn after(self, step: Step) -> Result<Self, StepError> {
        use Stage::{Approved, Draft, Returned, Submitted};
        let round = self.round;
        let to = |stage, round| Ok(Self { stage, round });
        match (self.stage, step) {
            (Submitted, Step::Submit) => Err(StepError::AlreadySubmitted),
            (Submitted, Step::Return) if round == Round::Second => Err(StepError::SecondRound),
            (Submitted, Step::Return) => to(Returned, Round::Second),
            (Submitted, Step::Approve) => to(Approved, round),
            (Draft | Returned, Step::Return | Step::Approve) => Err(StepError::NotSubmitted),
            (Approved, Step::Submit | Step::Return | Step::Approve) => Err(StepError::Approved),
            (Draft, Step::Reopen) => Err(StepError::Draft),
            (Submitted, Step::Reopen) => to(if round == Round::First { Draft } else { Returned }, round),
            (Returned, Step::Reopen) => to(Submitted, Round::First),
            (Draft | Returned, Step::Submit) | (Approved, Step::Reopen) => to(Submitted, round),
        }
    }

    /// The rounds that are over.
    pub fn is_over(self, round: Round) -> bool {
        self.stage == Stage::Approved && round == self.round || round < self.round
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_from_every_stage() {
        use Round::{First, Second};
        use Stage::{Approved, Draft, Returned, Submitted};
        for (stage, round, step, after) in [
            (Draft, First, Step::Submit, Ok((Submitted, First))),
            (Draft, First, Step::Return, Err(StepError::NotSubmitted)),
            (Draft, First, Step::Approve, Err(StepError::NotSubmitted)),
            (Draft, First, Step::Reopen, Err(StepError::Draft)),
            (Submitted, First, Step::Submit, Err(StepError::AlreadySubmitted)),
            (Submitted, First, Step::Return, Ok((Returned, Second))),
            (Submitted, First, Step::Approve, Ok((Approved, First))),
            (Submitted, First, Step::Reopen, Ok((Draft, First))),
            (Returned, Second, Step::Submit, Ok((Submitted, Second))),
            (Returned, Second, Step::Return, Err(StepError::NotSubmitted)),
            (Returned, Second, Step::Approve, Err(StepError::NotSubmitted)),
            (Returned, Second, Step::Reopen, Ok((Submitted, First))),
            (Submitted, Second, Step::Submit, Err(StepError::AlreadySubmitted)),
            (Submitted, Second, Step::Return, Err(StepError::SecondRound)),
            (Submitted, Second, Step::Approve, Ok((Approved, Second))),
            (Submitted, Second, Step::Reopen, Ok((Returned, Second))),
            (Approved, Second, Step::Submit, Err(StepError::Approved)),
            (Approved, Second, Step::Return, Err(StepError::Approved)),
            (Approved, Second, Step::Approve, Err(StepError::Approved)),
            (Approved, First, Step::Reopen, Ok((Submitted, First))),
        ] {
            let found = Progress { stage, round }.after(step);
            assert_eq!(found.map(|p| (p.stage, p.round)), after, "{stage:?} {round:?} {step:?}");
        }
    }
}
