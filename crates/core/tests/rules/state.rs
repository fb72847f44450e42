//! The state of a worksheet as people name it.

use pilar_core::instrument::Instrument;
use pilar_core::review::{Book, Progress, Stage, State, Verdict};
use pilar_core::worksheet::{Answer, Column, Layer, Round};

use super::common::tiny;

/// A worksheet in round 2 that anggota tim found Sesuai throughout in round 1, handed in again as it was.
fn round_two(instrument: &Instrument) -> Book {
    let mut book = Book::default();
    for (_, input) in instrument.inputs() {
        book.verdicts.insert((Layer::At.into(), input.soal), Verdict::Sesuai);
    }
    book.closed.insert(Round::First, book.own(Layer::Unit).clone());
    book.progress = Progress { stage: Stage::Submitted, round: Round::Second };
    book
}

#[test]
fn final_is_what_nobody_of_the_team_has_reviewed_or_answered() {
    let tiny = tiny();
    let mut book = Book::default();
    book.progress.stage = Stage::Submitted;
    let soal = tiny.inputs().next().expect("an input").1.soal;
    book.verdicts.insert((Layer::Tpn.into(), soal), Verdict::Revisi);
    assert_eq!(State::of(&tiny, &book), State::Final, "the national team is not the agency's");
    book.answers.entry(Layer::At.into()).or_default().insert(soal, Answer::Choice("A".into()));
    assert_eq!(
        State::of(&tiny, &book),
        State::Unreviewed,
        "an answer is no verdict, but somebody looks at it"
    );
}

#[test]
fn a_worksheet_that_was_carried_over_whole_is_reviewed_and_not_final() {
    let tiny = tiny();
    let mut book = round_two(&tiny);
    assert_eq!((State::of(&tiny, &book), book.coverage(&tiny).left()), (State::Agreed, 0));
    let soal = tiny.inputs().next().expect("an input").1.soal;
    book.answers.entry(Column::UNIT).or_default().insert(soal, Answer::Choice("A".into()));
    assert_eq!((State::of(&tiny, &book), book.coverage(&tiny).left()), (State::Unreviewed, 1));
    book.verdicts.insert((Column::new(Layer::Kt, Round::Second), soal), Verdict::Revisi);
    assert_eq!(State::of(&tiny, &book), State::Revise);
    book.verdicts.clear();
    assert_eq!(State::of(&tiny, &book), State::Final);
}
