//! Cheapest paths and margins, in process.

use std::collections::BTreeSet;
use std::hint::black_box;
use std::time::{Duration, Instant};

use pilar_core::instrument::{Instrument, Kind};
use pilar_core::path::{Outcome, Raise, Raises, Search, margin};
use pilar_core::worksheet::{Answer, Worksheet};
use rust_decimal::Decimal;

use crate::measure::median;
use crate::programs::Bench;
use crate::row::Row;

/// How many raises there are, and what they cost together.
const RAISES: usize = 300;
const COSTS: u64 = 1_000;

pub fn rows(_: &Bench) -> Vec<Row> {
    let instrument = pilar_tests::instrument();
    let (sheet, raises) = all_raises(&instrument);
    let target = instrument.targets.last().expect("a target");
    let path = timed(|| {
        let raises = Raises::check(&instrument, &sheet, &raises).expect("raises");
        let search = Search::new(&instrument, &sheet, target, &raises, &BTreeSet::new(), Decimal::ZERO);
        let outcome = search.cheapest().expect("laminar gates");
        assert!(matches!(outcome, Outcome::Reached(_)), "out of reach");
        black_box(outcome);
    });
    let others = timed(|| {
        let raises = Raises::check(&instrument, &sheet, &raises).expect("raises");
        let search = Search::new(&instrument, &sheet, target, &raises, &BTreeSet::new(), Decimal::ZERO);
        let Outcome::Reached(path) = search.cheapest().expect("laminar gates") else {
            panic!("out of reach")
        };
        black_box((search.next_best(&path).expect("laminar gates"), search.curve().expect("laminar gates")));
    });
    let full = best(&instrument);
    let withstands = timed(|| {
        black_box(margin(&instrument, black_box(&full), target));
    });
    let figure = |time: Duration| format!("{:.2} ms", time.as_secs_f64() * 1e3);
    let what =
        format!("cheapest path of a whole sheet among {RAISES} raises, costs {COSTS} in all, in process");
    vec![
        Row::alone(what, "<= 5 ms", figure(path)),
        Row::alone("the same with the three next-best paths and the curve", "-", figure(others)),
        Row::alone("margin of a whole sheet, in process", "<= 5 ms", figure(withstands)),
    ]
}

fn timed(mut act: impl FnMut()) -> Duration {
    let run = || {
        let start = Instant::now();
        act();
        start.elapsed()
    };
    median(std::iter::repeat_with(run).take(51).collect())
}

/// A sheet with the lowest answers, and raises of every question to several answers, as many and as dear as wanted.
fn all_raises(instrument: &Instrument) -> (Worksheet, Vec<Raise>) {
    let mut sheet = Worksheet::new();
    let mut raises = Vec::new();
    for question in &instrument.questions {
        let input = question.inputs.first().expect("an input");
        let mut raise = |soal, to| raises.push(Raise { soal, to, cost: 0 });
        match &question.kind {
            Kind::Choice { options } => {
                let (lowest, better) = options.split_last().expect("options");
                sheet.insert(input.soal, Answer::Choice(lowest.key.clone()));
                for option in better {
                    raise(input.soal, Answer::Choice(option.key.clone()));
                }
            }
            Kind::Survey { maximum } => {
                sheet.insert(input.soal, Answer::Number(Decimal::TWO));
                for tenths in 21..=40 {
                    raise(input.soal, Answer::Number(Decimal::new(tenths, 1).min(*maximum)));
                }
            }
            Kind::Share { numerator, denominator, must_be_filled } => {
                let zero = numerator.iter().chain(must_be_filled);
                sheet.extend(zero.map(|soal| (*soal, Answer::Number(Decimal::ZERO))));
                sheet.extend(denominator.iter().map(|soal| (*soal, Answer::Number(37.into()))));
                let all = 37 * denominator.len();
                for part in 1..=7 {
                    raise(numerator[0], Answer::Number((all * part / 7).into()));
                }
            }
            Kind::Decline { previous, current, must_be_filled } => {
                sheet.extend(must_be_filled.iter().map(|soal| (*soal, Answer::Number(Decimal::ZERO))));
                sheet.extend([*previous, *current].map(|soal| (soal, Answer::Number(37.into()))));
                for count in (0..37).step_by(5) {
                    raise(*current, Answer::Number(count.into()));
                }
            }
        }
    }
    assert!(raises.len() >= RAISES, "{} raises", raises.len());
    // Left out evenly, so that every part of the worksheet keeps some.
    let count = raises.len();
    let mut at = 0;
    raises.retain(|_| {
        at += 1;
        at * RAISES / count > (at - 1) * RAISES / count
    });
    // Costs between 1 and 6, and what is left of the sum on the last one.
    let mut left = COSTS;
    for (at, raise) in raises.iter_mut().enumerate() {
        raise.cost = [3, 1, 5, 2, 6, 3][at % 6];
        left -= raise.cost.min(left);
    }
    if let Some(last) = raises.last_mut() {
        last.cost += left;
    }
    (sheet, raises)
}

/// A sheet with the best answers.
fn best(instrument: &Instrument) -> Worksheet {
    let (mut sheet, _) = all_raises(instrument);
    for question in &instrument.questions {
        match &question.kind {
            Kind::Choice { options } => {
                sheet.insert(question.inputs[0].soal, Answer::Choice(options[0].key.clone()));
            }
            Kind::Survey { maximum } => {
                sheet.insert(question.inputs[0].soal, Answer::Number(*maximum));
            }
            Kind::Share { numerator, denominator, .. } => {
                let all = 37 * denominator.len();
                sheet.insert(numerator[0], Answer::Number(all.into()));
            }
            Kind::Decline { current, .. } => {
                sheet.insert(*current, Answer::Number(Decimal::ZERO));
            }
        }
    }
    sheet
}
