use crate::instrument::{Instrument, Kind, Question, SoalId};
use crate::scoring::score_question;
use crate::worksheet::Worksheet;

/// The inputs (with the index of their question) whose answers raise what their question earns from one worksheet to
/// another, in the order of the worksheet; the first of several that each earn as much alone. Only those that work can
/// move: what a share is counted of and what a decline is counted from are facts, and a scenario that states others asks
/// nobody to change them. An input whose answer of today would earn as much beside the others of then is none of them.
pub fn raised(instrument: &Instrument, today: &Worksheet, then: &Worksheet) -> Vec<(usize, SoalId)> {
    let mut found = Vec::new();
    for (at, question) in instrument.questions.iter().enumerate() {
        let earned = |sheet: &Worksheet| score_question(question, sheet).fraction.unwrap_or_default();
        let most = earned(then);
        if most <= earned(today) {
            continue;
        }
        // What is not needed is put back, the last first, so that one of two that do the same is left.
        let mut kept = then.clone();
        let mut needed = Vec::new();
        for soal in question.inputs.iter().rev().map(|input| input.soal).filter(|soal| moves(question, *soal))
        {
            let (from, to) = (today.get(&soal), then.get(&soal));
            if to.is_none() || from == to {
                continue;
            }
            let mut without = kept.clone();
            match from {
                Some(from) => without.insert(soal, from.clone()),
                None => without.remove(&soal),
            };
            if earned(&without) < most {
                needed.push((at, soal));
            } else {
                kept = without;
            }
        }
        found.extend(needed.into_iter().rev());
    }
    found
}

/// Whether work can move an input of a question, so that it is no fact that is only filled in.
fn moves(question: &Question, soal: SoalId) -> bool {
    match &question.kind {
        Kind::Choice { .. } | Kind::Survey { .. } => true,
        Kind::Share { numerator, .. } => numerator.contains(&soal),
        Kind::Decline { current, .. } => *current == soal,
    }
}
