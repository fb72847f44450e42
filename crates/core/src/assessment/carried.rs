//! What of an assessment goes into the one of the next year.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Assessment, Document, LastYear};
use crate::instrument::{Instrument, Kind, SoalId};
use crate::worksheet::{Answer, Layer, Worksheet, read_answer};

/// What of one year goes into the next.
#[derive(Debug, Clone, Default)]
pub struct Carried {
    /// What was said, by the inputs of the new worksheet.
    pub inputs: BTreeMap<SoalId, LastYear>,
    /// The documents it names, by their new ids.
    pub documents: BTreeMap<Uuid, Document>,
    /// Codes of inputs whose answer the new worksheet has no place or no option for.
    pub left_out: Vec<String>,
}

impl Assessment {
    /// What of this assessment goes into one that is measured with `next`; `id` makes an id for each document.
    ///
    /// Inputs are found by their soal ids in the same worksheet, by their codes in another. A count of the year before is
    /// what was this year's count then.
    pub fn carried(&self, next: &Instrument, mut id: impl FnMut() -> Uuid) -> Carried {
        let mut carried = Carried::default();
        let stood = self.book.sheet(Layer::Dalnis, self.book.progress.round);
        let own = self.sheet();
        let mut ids: BTreeMap<Uuid, Uuid> = BTreeMap::new();
        for (question, input) in self.instrument.inputs() {
            let there = if next.key == self.instrument.key {
                next.input(input.soal)
            } else {
                next.inputs().find(|(_, other)| other.code == input.code)
            };
            let from = match &question.kind {
                Kind::Decline { previous, current, .. } if input.soal == *previous => Some(*current),
                Kind::Decline { current, .. } if input.soal == *current => None,
                _ => Some(input.soal),
            };
            let said = |sheet: &Worksheet| from.and_then(|soal| sheet.get(&soal).cloned());
            let answer = said(&stood);
            let Some((question, new)) = there else {
                let worth = answer.is_some() || self.serving(input.soal).next().is_some();
                carried.left_out.extend(worth.then(|| input.code.clone()));
                continue;
            };
            let fits =
                |answer: &Answer| read_answer(question, new, &answer.to_string()) == Ok(Some(answer.clone()));
            if answer.as_ref().is_some_and(|answer| !fits(answer)) {
                carried.left_out.push(input.code.clone());
            }
            let answer = answer.filter(&fits);
            let claimed = said(own).filter(|own| Some(own) != answer.as_ref()).filter(&fits);
            let mut new_id = |old: &Uuid| *ids.entry(*old).or_insert_with(&mut id);
            let fulfilled = self.fulfilled.range((input.soal, 0)..=(input.soal, u32::MAX));
            let fulfilled = fulfilled.filter(|(_, documents)| !documents.is_empty());
            let said = LastYear {
                year: self.profile.year,
                claimed: claimed.filter(|_| answer.is_some()),
                answer,
                note: self.note(Layer::Unit, input.soal).to_owned(),
                evidence_text: self.evidence_texts.get(&input.soal).cloned().unwrap_or_default(),
                documents: self.serving(input.soal).map(|(old, _)| new_id(old)).collect(),
                fulfilled: fulfilled
                    .map(|((_, n), documents)| (*n, documents.iter().map(&mut new_id).collect()))
                    .collect(),
            };
            if !said.says_nothing() {
                carried.inputs.insert(new.soal, said);
            }
        }
        for (old, new) in ids {
            let Some(document) = self.documents.get(&old) else { continue };
            let mut document = document.clone();
            document.about.year = document.about.year.or(Some(self.profile.year));
            carried.documents.insert(new, document);
        }
        carried
    }
}
