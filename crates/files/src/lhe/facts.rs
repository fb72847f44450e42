//! What an LHE is made from.

use pilar_core::gates::PredicateResult;
use pilar_core::review::Reviewed;
use pilar_core::scoring::Scores;
use rust_decimal::Decimal;

use crate::report::Report;
use pilar_core::assessment::LheForm;

/// Everything an LHE is made from.
#[derive(Debug, Clone)]
pub struct Lhe<'a> {
    /// The assessment with the unit's own scores.
    pub report: &'a Report<'a>,
    /// Whether the review is approved; until then the document is a draft and says so.
    pub approved: bool,
    /// What the review comes to: the team's answers over those of the unit; `None` while the team has given neither an
    /// answer nor a verdict.
    pub evaluation: Option<Evaluation>,
    /// The letter data.
    pub form: &'a LheForm,
    /// In the order they are to be printed.
    pub recommendations: Vec<Recommendation>,
    /// In the order of the worksheet.
    pub notes: Vec<QuestionNote>,
}

/// Scores and predicates of the reviewing team's answers.
#[derive(Debug, Clone)]
pub struct Evaluation {
    /// The scores.
    pub scores: Scores,
    /// One for each target.
    pub predicates: Vec<PredicateResult>,
    /// How much of the worksheet the team has reviewed.
    pub reviewed: Reviewed,
    /// Names of the levels that answered, judged or noted something, the first one first.
    pub levels: Vec<String>,
    /// The round, 1 or 2.
    pub round: u8,
    /// What round 1 came to, where this is round 2.
    pub first: Option<FirstRound>,
}

/// Totals of a round that went back to the unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FirstRound {
    /// What the unit had handed in.
    pub own: Decimal,
    /// What the reviewing team found; `None` where it gave neither an answer nor a verdict.
    pub found: Option<Decimal>,
}

/// One recommendation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recommendation {
    /// What it is about, in words or as a code; may be empty.
    pub about: String,
    /// What is recommended, beginning with a verb.
    pub text: String,
    /// Where the follow-up stands, as a sentence.
    pub follow_up: String,
    /// Whether the follow-up is done.
    pub done: bool,
}

/// What was said about one input. Empty texts are printed as a dash.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QuestionNote {
    /// Name of the area; a new name begins a new group.
    pub area: String,
    /// Code of the input.
    pub code: String,
    /// What is asked, in short.
    pub title: String,
    /// The unit's answer.
    pub unit_answer: String,
    /// The unit's note.
    pub unit_note: String,
    /// The reviewing team's answer.
    pub tpi_answer: String,
    /// The reviewing team's notes, a line for each level.
    pub tpi_note: String,
    /// The reviewing team's verdict, for example Sesuai; with that of round 1 where that one does not stand any longer.
    pub verdict: String,
}

impl Lhe<'_> {
    /// Short and long name of the predicate aimed at, for example `WBK`; the key where it is not known.
    pub(super) fn target(&self) -> (&str, &str) {
        let key = self.report.identity.target.as_str();
        self.report.instrument.target(key).map_or((key, key), |target| (&target.name, &target.long_name))
    }
}
