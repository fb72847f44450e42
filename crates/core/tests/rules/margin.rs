//! How much a predicate withstands: the same as trying every set of answers.

use pilar_core::gates::{judge, judge_target};
use pilar_core::instrument::{Instrument, Target};
use pilar_core::path::margin;
use pilar_core::scoring::score;
use pilar_core::worksheet::{Answer, Worksheet};

use super::common::tiny;

/// Every choice question: its input and its options, best first.
fn choices(instrument: &Instrument) -> Vec<(u32, Vec<String>)> {
    let options =
        |options: &[pilar_core::instrument::Choice]| options.iter().map(|one| one.key.clone()).collect();
    instrument
        .questions
        .iter()
        .filter(|question| !question.options().is_empty())
        .map(|question| (question.inputs[0].soal, options(question.options())))
        .collect()
}

fn met(instrument: &Instrument, sheet: &Worksheet, target: &Target) -> bool {
    let verdicts = judge(instrument, &score(instrument, sheet));
    verdicts.iter().find(|verdict| verdict.target == target.key).expect("a verdict").met
}

/// The fewest answers that lose the target, by trying every set of them.
fn fewest(instrument: &Instrument, sheet: &Worksheet, target: &Target) -> Option<u32> {
    let choices = choices(instrument);
    (0..1_u32 << choices.len())
        .filter(|set| {
            let mut lowered = sheet.clone();
            for (at, (soal, options)) in choices.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1) {
                let Some(Answer::Choice(key)) = sheet.get(soal) else { return false };
                let chosen = options.iter().position(|option| option == key).expect("an option");
                let Some(lower) = options.get(chosen + 1) else { return false };
                lowered.insert(choices[at].0, Answer::Choice(lower.clone()));
            }
            !met(instrument, &lowered, target)
        })
        .map(u32::count_ones)
        .min()
}

/// Whether a gate that is met breaks once a question (index) is blank, which earns nothing.
fn alone_breaks(instrument: &Instrument, sheet: &Worksheet, target: &Target, question: usize) -> bool {
    let mut without = sheet.clone();
    instrument.questions[question].inputs.iter().for_each(|input| {
        without.remove(&input.soal);
    });
    let gates = |sheet| judge_target(instrument, &score(instrument, sheet), target).gates;
    gates(sheet).iter().zip(gates(&without)).any(|(before, after)| before.met && !after.met)
}

#[test]
fn the_margin_is_what_trying_every_set_of_answers_finds() {
    let tiny = tiny();
    let choices = choices(&tiny);
    // The numbers are at their best; every combination of choices, blanks included, is tried.
    let numbers = tiny.inputs().filter(|(question, _)| question.options().is_empty());
    let best: Worksheet = numbers.map(|(_, input)| (input.soal, Answer::Number(4.into()))).collect();
    let combinations: usize = choices.iter().map(|(_, options)| options.len() + 1).product();
    let (mut held, mut lost) = (0, 0);
    for mut at in 0..combinations {
        let mut sheet = best.clone();
        for (soal, options) in &choices {
            if let Some(key) = options.get(at % (options.len() + 1)) {
                sheet.insert(*soal, Answer::Choice(key.clone()));
            }
            at /= options.len() + 1;
        }
        for target in &tiny.targets {
            let found = margin(&tiny, &sheet, target);
            assert_eq!(found.met, met(&tiny, &sheet, target));
            let expected = fewest(&tiny, &sheet, target);
            let fewest = match (found.met, found.gate) {
                (true, None) => None,
                _ => Some(u32::try_from(found.weakest.len()).expect("few")),
            };
            assert_eq!(fewest, expected, "{} on {sheet:?}", target.key);
            let critical: Vec<usize> =
                (0..tiny.questions.len()).filter(|at| alone_breaks(&tiny, &sheet, target, *at)).collect();
            assert_eq!(found.critical, critical, "{} on {sheet:?}", target.key);
            held += usize::from(found.met);
            lost += usize::from(!found.met);
        }
    }
    assert!(held > 5 && lost > 5, "{held} held, {lost} lost");
}
