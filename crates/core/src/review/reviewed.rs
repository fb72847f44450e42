//! When an input counts as reviewed. One rule for every table, count and report; see ADR 0085.

use super::{Book, Verdict};
use crate::instrument::{Instrument, SoalId};
use crate::worksheet::{Column, Layer, Round};

/// Where an input stands in a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// No verdict of the team decides.
    Unreviewed,
    /// The verdict of the team that decides says that the input stands.
    Agreed,
    /// The verdict of the team that decides says that the input has to change.
    Revise,
}

impl Status {
    /// Its name as people know it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unreviewed => "Belum Reviu",
            Self::Agreed => Verdict::Sesuai.name(),
            Self::Revise => Verdict::Revisi.name(),
        }
    }
}

impl From<Option<Verdict>> for Status {
    fn from(verdict: Option<Verdict>) -> Self {
        match verdict {
            None => Self::Unreviewed,
            Some(Verdict::Sesuai) => Self::Agreed,
            Some(Verdict::Revisi) => Self::Revise,
        }
    }
}

/// How much of a worksheet is reviewed, in inputs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reviewed {
    /// Inputs there are.
    pub of: usize,
    /// Reviewed inputs that stand.
    pub agreed: usize,
    /// Reviewed inputs that have to change.
    pub revise: usize,
    /// Inputs that are not reviewed although an answer of the team stands on them and is scored.
    pub answered: usize,
}

impl Reviewed {
    /// Inputs that are reviewed.
    pub fn count(self) -> usize {
        self.agreed + self.revise
    }

    /// Inputs that are not.
    pub fn left(self) -> usize {
        self.of.saturating_sub(self.count())
    }
}

impl Book {
    /// Where an input stands in a round: what the highest layer of the team says whose verdict was given in it and stands.
    ///
    /// While nobody of the team has said anything in round 2, a Sesuai that decided round 1 stands, if it holds for the
    /// answer and the evidence as they are. A Revisi stands for its round, and with it what it overruled: the Sesuai of a
    /// lower layer does not come back. What the national team says is not the team's.
    pub fn status(&self, round: Round, soal: SoalId) -> Status {
        let carried = || {
            let (column, _) = self.decided(Round::First, soal).filter(|_| round == Round::Second)?;
            self.given(column, round, soal)
        };
        self.decided(round, soal).map(|(_, verdict)| verdict).or_else(carried).into()
    }

    /// The same in the round under way: an input is reviewed where this is not [`Status::Unreviewed`].
    pub fn reviewed(&self, soal: SoalId) -> Status {
        self.status(self.progress.round, soal)
    }

    /// Whether an input was sent back and still is: by the round under way, or by the first while the second has said
    /// nothing of it, not even something that does not stand any longer.
    pub fn is_sent_back(&self, soal: SoalId) -> bool {
        match self.reviewed(soal) {
            Status::Unreviewed => {
                let under_way = |layer| Column::new(layer, self.progress.round);
                let spoke = Layer::TEAM
                    .into_iter()
                    .any(|layer| self.verdicts.contains_key(&(under_way(layer), soal)));
                !spoke && self.status(Round::First, soal) == Status::Revise
            }
            said => said == Status::Revise,
        }
    }

    /// The verdict that decides a round of those given in it, and where it was given.
    fn decided(&self, round: Round, soal: SoalId) -> Option<(Column, Verdict)> {
        Layer::TEAM.into_iter().rev().find_map(|layer| {
            let column = Column::new(layer, round);
            Some((column, self.given(column, round, soal)?))
        })
    }

    /// How much of the worksheet is reviewed in the round under way.
    pub fn coverage(&self, instrument: &Instrument) -> Reviewed {
        let mut found = Reviewed::default();
        for (_, input) in instrument.inputs() {
            found.of += 1;
            match self.reviewed(input.soal) {
                Status::Agreed => found.agreed += 1,
                Status::Revise => found.revise += 1,
                Status::Unreviewed => found.answered += usize::from(self.team_answer(input.soal).is_some()),
            }
        }
        found
    }

    /// Whether the team has said anything in any round, a verdict or an answer, so that there is a result to tell of.
    pub fn has_result(&self) -> bool {
        self.has_said(|column| Layer::TEAM.contains(&column.layer()))
    }

    /// The same of one round.
    pub fn has_result_in(&self, round: Round) -> bool {
        self.has_said(|column| Layer::TEAM.contains(&column.layer()) && column.round() == round)
    }

    /// Whether a layer wrote an answer, a verdict or a note in any round.
    pub fn wrote(&self, layer: Layer) -> bool {
        let noted = |((column, _), note): (&(Column, SoalId), &String)| {
            column.layer() == layer && !note.trim().is_empty()
        };
        self.has_said(|column| column.layer() == layer) || self.notes.iter().any(noted)
    }

    /// Whether a verdict or an answer stands in any of the columns that are asked for.
    fn has_said(&self, asked: impl Fn(Column) -> bool) -> bool {
        self.verdicts.keys().any(|(column, _)| asked(*column))
            || self.answers.iter().any(|(column, sheet)| asked(*column) && !sheet.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::Digest;
    use crate::review::{EvidenceHashes, Progress, Stage};
    use crate::worksheet::Answer;

    const S: SoalId = 7;

    fn choice(key: &str) -> Answer {
        Answer::Choice(key.into())
    }

    /// Round 2 of a unit that answered A and was told `verdict` by ketua tim in round 1.
    fn round_two(verdict: Verdict) -> Book {
        let mut book = Book::default();
        book.answers.entry(Column::UNIT).or_default().insert(S, choice("A"));
        book.verdicts.insert((Layer::Kt.into(), S), verdict);
        book.closed.insert(Round::First, book.own(Layer::Unit).clone());
        book.progress = Progress { stage: Stage::Submitted, round: Round::Second };
        book
    }

    #[test]
    fn the_highest_layer_of_the_team_decides_and_the_national_team_is_not_of_it() {
        let mut book = Book::default();
        book.progress.stage = Stage::Submitted;
        let mut say = |layer: Layer, verdict| {
            book.verdicts.insert((layer.into(), S), verdict);
            (book.reviewed(S), book.has_result())
        };
        assert_eq!(say(Layer::Tpn, Verdict::Revisi), (Status::Unreviewed, false));
        assert_eq!(say(Layer::At, Verdict::Revisi), (Status::Revise, true));
        assert_eq!(say(Layer::Dalnis, Verdict::Sesuai), (Status::Agreed, true));
        assert_eq!(say(Layer::Kt, Verdict::Revisi), (Status::Agreed, true));
    }

    #[test]
    fn a_sesuai_counts_whatever_round_it_was_given_in_until_what_it_was_given_on_changes() {
        let mut book = round_two(Verdict::Sesuai);
        assert_eq!(book.reviewed(S), Status::Agreed);
        book.closed_evidence.insert(Round::First, EvidenceHashes::new());
        assert_eq!(book.reviewed(S), Status::Agreed);
        book.evidence = EvidenceHashes::from([(S, Digest::of(&[b"SK"]))]);
        assert_eq!((book.reviewed(S), book.status(Round::First, S)), (Status::Unreviewed, Status::Agreed));
        book.evidence.clear();
        book.answers.entry(Column::UNIT).or_default().insert(S, choice("B"));
        assert_eq!((book.reviewed(S), book.status(Round::First, S)), (Status::Unreviewed, Status::Agreed));
    }

    #[test]
    fn a_revisi_counts_in_its_round_alone() {
        let book = round_two(Verdict::Revisi);
        assert_eq!((book.reviewed(S), book.status(Round::First, S)), (Status::Unreviewed, Status::Revise));
        assert!(book.has_result());
    }

    #[test]
    fn what_round_one_sent_back_is_so_until_round_two_has_said_something() {
        let mut book = round_two(Verdict::Revisi);
        assert!(book.is_sent_back(S));
        let column = Column::new(Layer::At, Round::Second);
        book.verdicts.insert((column, S), Verdict::Sesuai);
        assert!(!book.is_sent_back(S));
        // It was given on something else, so it stands no longer.
        book.judged.insert((column, S, Digest::of(&[b"SK"])));
        assert_eq!((book.reviewed(S), book.is_sent_back(S)), (Status::Unreviewed, false));
        book.verdicts.insert((column, S), Verdict::Revisi);
        assert!(book.is_sent_back(S));
        assert!(!round_two(Verdict::Sesuai).is_sent_back(S));
    }

    #[test]
    fn a_sesuai_that_was_overruled_does_not_come_back_in_round_two() {
        let mut book = round_two(Verdict::Sesuai);
        book.verdicts.insert((Layer::Dalnis.into(), S), Verdict::Revisi);
        assert_eq!((book.reviewed(S), book.status(Round::First, S)), (Status::Unreviewed, Status::Revise));
        assert_eq!(
            book.verdict(Layer::Kt, Round::Second, S),
            Some(Verdict::Sesuai),
            "in its own column it stands"
        );
        // The other way round the Sesuai decided.
        book.verdicts.insert((Layer::At.into(), S), Verdict::Revisi);
        book.verdicts.insert((Layer::Dalnis.into(), S), Verdict::Sesuai);
        assert_eq!((book.reviewed(S), book.status(Round::First, S)), (Status::Agreed, Status::Agreed));
    }

    #[test]
    fn what_the_round_itself_says_goes_before_what_is_carried_into_it_whatever_the_layer() {
        let mut book = round_two(Verdict::Sesuai);
        book.verdicts.insert((Layer::Dalnis.into(), S), Verdict::Sesuai);
        let second = |layer| Column::new(layer, Round::Second);
        book.verdicts.insert((second(Layer::Tpn), S), Verdict::Revisi);
        assert_eq!(book.reviewed(S), Status::Agreed, "the national team is not the agency's");
        book.verdicts.insert((second(Layer::At), S), Verdict::Revisi);
        assert_eq!((book.reviewed(S), book.status(Round::First, S)), (Status::Revise, Status::Agreed));
        book.answers.entry(second(Layer::At)).or_default().insert(S, choice("C"));
        assert_eq!(book.team_answer(S), Some(&choice("C")), "answers by the same rule");
        book.verdicts.insert((second(Layer::Kt), S), Verdict::Sesuai);
        assert_eq!(book.reviewed(S), Status::Agreed, "within a round the highest layer decides");
    }

    #[test]
    fn who_wrote_and_in_which_round() {
        let mut book = round_two(Verdict::Revisi);
        assert_eq!((book.has_result_in(Round::First), book.has_result_in(Round::Second)), (true, false));
        assert_eq!(Layer::TEAM.map(|layer| book.wrote(layer)), [false, true, false], "also where it lapsed");
        book.notes.insert((Layer::At.into(), S), " ".into());
        assert!(!book.wrote(Layer::At));
        book.notes.insert((Layer::At.into(), S), "SK".into());
        assert!(book.wrote(Layer::At) && !book.has_result_in(Round::Second));
        let second = Column::new(Layer::Tpn, Round::Second);
        book.answers.entry(second).or_default().insert(S, choice("B"));
        assert!(!book.has_result_in(Round::Second));
        book.answers.entry(Column::new(Layer::Dalnis, Round::Second)).or_default().insert(S, choice("B"));
        assert!(book.has_result_in(Round::Second));
    }

    #[test]
    fn an_answer_without_a_verdict_is_scored_and_not_reviewed() {
        let mut book = round_two(Verdict::Revisi);
        book.verdicts.clear();
        assert!(!book.has_result());
        book.answers.entry(Layer::At.into()).or_default().insert(S, choice("C"));
        assert_eq!((book.reviewed(S), book.has_result()), (Status::Unreviewed, true));
        assert_eq!(book.team_answer(S), Some(&choice("C")));
    }
}
