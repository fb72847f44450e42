//! What the unit and its reviewers answer: plausible, and the same in every run.

use std::collections::BTreeMap;

use pilar_core::instrument::{Area, Instrument, Kind, Question};

/// Answers as they are typed, by soal id.
pub type Answers = BTreeMap<u32, String>;

/// The inputs of an area with their questions, in the order of the worksheet.
pub fn inputs_of<'a>(instrument: &'a Instrument, area: &Area) -> Vec<(&'a Question, u32)> {
    let inside = |question: &Question| instrument.area_of(question).is_some_and(|one| one.key == area.key);
    let inputs = instrument.inputs().filter(|(question, _)| inside(question));
    inputs.map(|(question, input)| (question, input.soal)).collect()
}

/// What a good unit with some gaps answers in an area.
pub fn of_area(instrument: &Instrument, area: &Area) -> Answers {
    let inputs = inputs_of(instrument, area).into_iter();
    inputs.map(|(question, soal)| (soal, answer(question, soal))).collect()
}

fn answer(question: &Question, soal: u32) -> String {
    match &question.kind {
        // Every sixth choice is not the best one.
        Kind::Choice { options } => options[usize::from(soal % 6 == 5)].key.clone(),
        Kind::Share { numerator, .. } if numerator.contains(&soal) => (31 + soal % 5).to_string(),
        Kind::Share { denominator, .. } if denominator.contains(&soal) => {
            (42 / denominator.len()).to_string()
        }
        Kind::Decline { previous, .. } if *previous == soal => "4".into(),
        Kind::Share { .. } | Kind::Decline { .. } => "1".into(),
        Kind::Survey { .. } => format!("3,6{}", 1 + soal % 8),
    }
}

/// The next poorer answer: the next option, or a number reduced by a third.
pub fn poorer(instrument: &Instrument, soal: u32, answer: &str) -> String {
    let (question, _) = instrument.input(soal).expect("input");
    let options = question.options();
    match options.iter().position(|option| option.key == answer) {
        Some(at) => options[(at + 1).min(options.len() - 1)].key.clone(),
        None => (answer.parse::<u32>().expect("a count") * 2 / 3).to_string(),
    }
}

/// The best option of a choice.
pub fn best(instrument: &Instrument, soal: u32) -> String {
    instrument.input(soal).expect("input").0.options()[0].key.clone()
}
