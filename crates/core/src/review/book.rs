use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::{Progress, Ticks, Verdict};
use crate::digest::Digest;
use crate::instrument::SoalId;
use crate::worksheet::{Answer, Column, Layer, Round, Worksheet};

static BLANK: Worksheet = Worksheet::new();

/// Everything that was written about the inputs: the unit's answers and every review beside them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Book {
    /// What each column answered itself.
    pub answers: BTreeMap<Column, Worksheet>,
    /// Notes.
    pub notes: BTreeMap<(Column, SoalId), String>,
    /// Verdicts of the reviewers.
    pub verdicts: BTreeMap<(Column, SoalId), Verdict>,
    /// What each Sesuai was given on, as [`Book::shown`] hashes it. Versions before 0.2 recorded none.
    pub judged: BTreeSet<(Column, SoalId, Digest)>,
    /// What reviewers ticked about the evidence.
    pub ticks: BTreeMap<(Column, SoalId), Ticks>,
    /// How far the review is.
    pub progress: Progress,
    /// The unit's answers when a round closed.
    pub closed: BTreeMap<Round, Worksheet>,
    /// What the unit's evidence is now; only known once there is something to compare it with.
    pub evidence: EvidenceHashes,
    /// What it was when a round closed. Versions before 0.2 kept none.
    pub closed_evidence: BTreeMap<Round, EvidenceHashes>,
}

/// What the evidence of each input that has some is, as one hash.
pub type EvidenceHashes = BTreeMap<SoalId, Digest>;

impl Book {
    /// What a column answered itself.
    pub fn own(&self, column: impl Into<Column>) -> &Worksheet {
        self.answers.get(&column.into()).unwrap_or(&BLANK)
    }

    /// One answer a column gave itself.
    pub fn answer(&self, column: impl Into<Column>, soal: SoalId) -> Option<&Answer> {
        self.own(column).get(&soal)
    }

    /// A column's note on an input; empty when there is none.
    pub fn note(&self, column: impl Into<Column>, soal: SoalId) -> &str {
        self.notes.get(&(column.into(), soal)).map_or("", String::as_str)
    }

    /// The column a layer writes in now.
    pub fn column(&self, layer: Layer) -> Column {
        Column::new(layer, self.progress.round)
    }

    /// The unit's answers in a round: as they were when it closed, or as they are.
    pub fn unit(&self, round: Round) -> &Worksheet {
        self.closed
            .get(&round)
            .filter(|_| self.progress.is_over(round))
            .unwrap_or_else(|| self.own(Column::UNIT))
    }

    /// Whether the unit's answer is the same in both rounds.
    pub fn unchanged(&self, soal: SoalId) -> bool {
        self.unit(Round::First).get(&soal) == self.unit(Round::Second).get(&soal)
    }

    /// Whether the unit's evidence is the same in both rounds, as far as round 1 kept what it was.
    pub fn same_evidence(&self, soal: SoalId) -> bool {
        let of = |round| match self.closed_evidence.get(&round) {
            Some(kept) if self.progress.is_over(round) => kept.get(&soal),
            _ => self.evidence.get(&soal),
        };
        !self.closed_evidence.contains_key(&Round::First) || of(Round::First) == of(Round::Second)
    }

    /// The effective worksheet of a layer: its own answers over what it takes over from the layers before it.
    pub fn sheet(&self, layer: Layer, round: Round) -> Worksheet {
        let mut sheet = self.taken_over(layer, round);
        if layer != Layer::Unit {
            let own = self.own(Column::new(layer, round));
            sheet.extend(own.iter().map(|(soal, answer)| (*soal, answer.clone())));
        }
        sheet
    }

    /// What stands when a layer gives no answer of its own: the layer before it, over the unit.
    ///
    /// In round 2 the result of round 1 (pengendali teknis) stands wherever the unit has not changed its answer since.
    pub fn taken_over(&self, layer: Layer, round: Round) -> Worksheet {
        if let Some(before) = Layer::REVIEWERS.into_iter().rfind(|before| *before < layer) {
            return self.sheet(before, round);
        }
        let mut sheet = self.unit(round).clone();
        if layer != Layer::Unit && round == Round::Second {
            let first = self.sheet(Layer::Dalnis, Round::First);
            sheet.extend(first.into_iter().filter(|(soal, _)| self.unchanged(*soal)));
        }
        sheet
    }

    /// The answer that stands for a layer alone: of this round, or of round 1 where the unit has not changed its own since.
    pub fn standing(&self, layer: Layer, soal: SoalId) -> Option<&Answer> {
        let round = self.standing_round(layer, soal, |column| self.answer(column, soal).is_some());
        self.answer(Column::new(layer, round), soal)
    }

    /// The note that stands for a layer, by the same rule as [`Book::standing`]; empty when there is none.
    pub fn standing_note(&self, layer: Layer, soal: SoalId) -> &str {
        let round = self.standing_round(layer, soal, |column| !self.note(column, soal).is_empty());
        self.note(Column::new(layer, round), soal)
    }

    /// What the reviewing team answered as a whole: pengendali teknis, or else the layer before; in this round, or in round 1
    /// where the unit has not changed its own answer since. `None` where nobody of the team did, so that the unit's stands.
    pub fn team_answer(&self, soal: SoalId) -> Option<&Answer> {
        self.team_columns(soal).find_map(|column| self.answer(column, soal))
    }

    /// The team's note, by the same rule as [`Book::team_answer`]; empty when there is none.
    pub fn team_note(&self, soal: SoalId) -> &str {
        self.team_columns(soal)
            .map(|column| self.note(column, soal))
            .find(|note| !note.is_empty())
            .unwrap_or("")
    }

    /// Where the team writes about an input, what counts most first.
    fn team_columns(&self, soal: SoalId) -> impl Iterator<Item = Column> {
        let now = self.progress.round;
        let before = (now != Round::First && self.unchanged(soal)).then_some(Round::First);
        [Some(now), before]
            .into_iter()
            .flatten()
            .flat_map(move |round| Layer::TEAM.into_iter().rev().map(move |layer| Column::new(layer, round)))
    }

    fn standing_round(&self, layer: Layer, soal: SoalId, has: impl Fn(Column) -> bool) -> Round {
        let now = self.progress.round;
        if !has(Column::new(layer, now)) && self.unchanged(soal) { Round::First } else { now }
    }

    /// A layer's verdict in a round. A Sesuai holds for the answer and the evidence that it was given on, in round 2 as
    /// well if it is one of round 1; a Revisi for its round.
    pub fn verdict(&self, layer: Layer, round: Round, soal: SoalId) -> Option<Verdict> {
        let given = |of| self.given(Column::new(layer, of), round, soal);
        given(round).or_else(|| given(Round::First).filter(|_| round == Round::Second))
    }

    /// The verdict that was given in a column, where it stands in a round.
    pub(super) fn given(&self, column: Column, round: Round, soal: SoalId) -> Option<Verdict> {
        let verdict = *self.verdicts.get(&(column, soal))?;
        let stands = match verdict {
            Verdict::Sesuai => self.holds(column, round, soal),
            Verdict::Revisi => column.round() == round,
        };
        stands.then_some(verdict)
    }

    /// Whether a layer gave a Sesuai in a round that holds no longer in it.
    pub fn lapsed(&self, layer: Layer, round: Round, soal: SoalId) -> bool {
        let column = Column::new(layer, round);
        let given = self.verdicts.get(&(column, soal)) == Some(&Verdict::Sesuai);
        given && !self.holds(column, round, soal)
    }

    /// Whether what a Sesuai was given on is what there is in a round.
    ///
    /// Where nothing of that was recorded, one holds in its own round, and in round 2 while answer and evidence are
    /// those that round 1 closed with.
    fn holds(&self, column: Column, round: Round, soal: SoalId) -> bool {
        let [first, last] = [u8::MIN, u8::MAX].map(|byte| (column, soal, Digest::from([byte; 32])));
        let recorded = self.judged.range(first..=last).next().is_some();
        match self.shown(round, soal) {
            Some(shown) if recorded => self.judged.contains(&(column, soal, shown)),
            _ => column.round() == round || self.unchanged(soal) && self.same_evidence(soal),
        }
    }

    /// What the unit answers to an input in a round and what proves it, as one hash; `None` where the evidence of a round
    /// that is over was not kept.
    pub fn shown(&self, round: Round, soal: SoalId) -> Option<Digest> {
        let evidence = match self.closed_evidence.get(&round) {
            Some(kept) if self.progress.is_over(round) => kept.get(&soal),
            None if self.progress.is_over(round) => return None,
            _ => self.evidence.get(&soal),
        };
        Some(shown(self.unit(round).get(&soal), evidence))
    }
}

/// An answer and the hash of its evidence, as one hash. Its form may not change.
pub fn shown(answer: Option<&Answer>, evidence: Option<&Digest>) -> Digest {
    Digest::of(&[json!([answer, evidence]).to_string().as_bytes()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::Stage;

    const S: SoalId = 7;

    fn choice(key: &str) -> Answer {
        Answer::Choice(key.into())
    }

    /// Round 1: the unit says A, anggota tim B, pengendali teknis C with the verdict Revisi.
    fn round_one() -> Book {
        let mut book = Book::default();
        book.progress.stage = Stage::Submitted;
        for (layer, key) in [(Layer::Unit, "A"), (Layer::At, "B"), (Layer::Dalnis, "C")] {
            book.answers.entry(layer.into()).or_default().insert(S, choice(key));
        }
        book.verdicts.insert((Layer::At.into(), S), Verdict::Sesuai);
        book.verdicts.insert((Layer::Dalnis.into(), S), Verdict::Revisi);
        book
    }

    fn round_two() -> Book {
        let mut book = round_one();
        book.closed.insert(Round::First, book.own(Layer::Unit).clone());
        book.progress = Progress { stage: Stage::Submitted, round: Round::Second };
        book
    }

    fn effective(book: &Book, round: Round) -> String {
        let of = |layer| book.sheet(layer, round).get(&S).map_or("-".into(), ToString::to_string);
        Layer::ALL.map(of).concat()
    }

    #[test]
    fn a_layer_without_an_answer_takes_over_the_one_before_it() {
        // unit, at, kt (from at), dalnis, tpn (from dalnis)
        assert_eq!(effective(&round_one(), Round::First), "ABBCC");
        assert_eq!(effective(&Book::default(), Round::First), "-----");
    }

    #[test]
    fn round_two_begins_with_the_result_of_round_one_while_the_unit_says_the_same() {
        let mut book = round_two();
        assert_eq!(effective(&book, Round::Second), "ACCCC");
        book.answers.entry(Column::UNIT).or_default().insert(S, choice("D"));
        assert_eq!(effective(&book, Round::Second), "DDDDD", "the unit's new answer is what is reviewed");
        assert_eq!(effective(&book, Round::First), "ABBCC", "round 1 stays as it was");
        let own = Column::new(Layer::Kt, Round::Second);
        book.answers.entry(own).or_default().insert(S, choice("E"));
        assert_eq!(effective(&book, Round::Second), "DDEEE");
    }

    #[test]
    fn what_stands_for_a_layer_alone_is_never_another_layers() {
        let mut book = round_two();
        assert_eq!(book.standing(Layer::Dalnis, S), Some(&choice("C")));
        assert_eq!(book.standing(Layer::Kt, S), None);
        book.answers.entry(Column::UNIT).or_default().insert(S, choice("D"));
        assert_eq!(book.standing(Layer::Dalnis, S), None);
    }

    #[test]
    fn the_team_answers_with_what_counts_for_pengendali_teknis() {
        let mut book = round_two();
        assert_eq!(book.team_answer(S), Some(&choice("C")), "of round 1");
        let own = |layer| Column::new(layer, Round::Second);
        book.answers.entry(own(Layer::At)).or_default().insert(S, choice("E"));
        assert_eq!(
            book.team_answer(S),
            Some(&choice("E")),
            "a new answer of anggota tim is later than round 1"
        );
        book.answers.entry(own(Layer::Kt)).or_default().insert(S, choice("F"));
        for layer in [Layer::At, Layer::Kt] {
            book.notes.insert((own(layer), S), layer.key().into());
        }
        assert_eq!((book.team_answer(S), book.team_note(S)), (Some(&choice("F")), Layer::Kt.key()));
        assert_eq!(book.team_answer(S), book.sheet(Layer::Dalnis, Round::Second).get(&S));
        book.answers.entry(Column::UNIT).or_default().insert(S, choice("D"));
        book.answers.retain(|column, _| column.round() == Round::First);
        assert_eq!(book.team_answer(S), None, "what was said of another answer does not count");
    }

    #[test]
    fn a_verdict_is_carried_only_when_it_says_sesuai_and_nothing_changed() {
        let mut book = round_two();
        assert_eq!(book.verdict(Layer::Dalnis, Round::First, S), Some(Verdict::Revisi));
        assert_eq!(book.verdict(Layer::At, Round::Second, S), Some(Verdict::Sesuai));
        assert_eq!(book.verdict(Layer::Dalnis, Round::Second, S), None);
        book.answers.entry(Column::UNIT).or_default().insert(S, choice("D"));
        assert_eq!(book.verdict(Layer::At, Round::Second, S), None);
        assert_eq!(book.verdict(Layer::At, Round::First, S), Some(Verdict::Sesuai));
    }

    #[test]
    fn a_sesuai_holds_for_what_it_was_given_on_in_its_own_round_as_well() {
        let hash = |text: &str| EvidenceHashes::from([(S, Digest::of(&[text.as_bytes()]))]);
        let mut book = round_one();
        let held = |book: &Book, round| book.verdict(Layer::At, round, S);
        book.evidence = hash("SK");
        let given_on = book.shown(Round::First, S).expect("the round is under way");
        book.judged.insert((Layer::At.into(), S, given_on));
        assert_eq!(held(&book, Round::First), Some(Verdict::Sesuai));
        // Taken back, changed and handed in again: it is the same round, and another answer.
        book.answers.entry(Column::UNIT).or_default().insert(S, choice("D"));
        assert_eq!((held(&book, Round::First), book.lapsed(Layer::At, Round::First, S)), (None, true));
        assert_eq!(book.verdict(Layer::Dalnis, Round::First, S), Some(Verdict::Revisi), "a Revisi stays");
        book.answers.entry(Column::UNIT).or_default().insert(S, choice("A"));
        book.evidence = hash("SK lain");
        assert_eq!(held(&book, Round::First), None);
        book.evidence = hash("SK");
        assert_eq!(
            (held(&book, Round::First), book.lapsed(Layer::At, Round::First, S)),
            (Some(Verdict::Sesuai), false)
        );

        // In round 2 by the same rule, whatever stood when round 1 closed.
        book.closed.insert(Round::First, book.own(Layer::Unit).clone());
        book.closed_evidence.insert(Round::First, hash("SK"));
        book.progress = Progress { stage: Stage::Submitted, round: Round::Second };
        assert_eq!(held(&book, Round::Second), Some(Verdict::Sesuai));
        book.evidence = hash("SK lain");
        assert_eq!(held(&book, Round::Second), None);
        assert_eq!(held(&book, Round::First), Some(Verdict::Sesuai), "round 1 stays as it was");
        // An earlier version closed the round without keeping the evidence: what it closed with stands.
        book.closed_evidence.clear();
        assert_eq!(held(&book, Round::First), Some(Verdict::Sesuai));
    }

    #[test]
    fn a_verdict_is_carried_only_while_the_evidence_is_the_same() {
        let hash = |text: &str| EvidenceHashes::from([(S, Digest::of(&[text.as_bytes()]))]);
        let mut book = round_two();
        let carried = |book: &Book| book.verdict(Layer::At, Round::Second, S);
        book.evidence = hash("SK");
        assert_eq!(carried(&book), Some(Verdict::Sesuai), "round 1 kept nothing of the evidence");
        book.closed_evidence.insert(Round::First, hash("SK"));
        assert_eq!(carried(&book), Some(Verdict::Sesuai));
        for now in [hash("SK lain"), EvidenceHashes::new()] {
            book.evidence = now;
            assert_eq!(carried(&book), None);
            assert_eq!(book.verdict(Layer::At, Round::First, S), Some(Verdict::Sesuai));
            assert_eq!(
                effective(&book, Round::Second),
                "ACCCC",
                "what round 1 came to stands until it is reviewed"
            );
        }
        book.closed_evidence.insert(Round::First, EvidenceHashes::new());
        book.evidence = hash("SK");
        assert_eq!(carried(&book), None, "there was none before");
        book.progress.stage = Stage::Approved;
        book.closed_evidence.insert(Round::Second, EvidenceHashes::new());
        assert_eq!(carried(&book), Some(Verdict::Sesuai), "what came after the approval was not approved");
    }
}
