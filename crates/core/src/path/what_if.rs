use std::collections::BTreeMap;

use crate::instrument::SoalId;
use crate::worksheet::{Answer, Worksheet};

/// A worksheet with other answers in place of some of its own; `None` is a blank. The worksheet itself stays as it is.
pub fn what_if(sheet: &Worksheet, answers: &BTreeMap<SoalId, Option<Answer>>) -> Worksheet {
    let mut changed = sheet.clone();
    for (soal, answer) in answers {
        match answer {
            Some(answer) => changed.insert(*soal, answer.clone()),
            None => changed.remove(soal),
        };
    }
    changed
}
