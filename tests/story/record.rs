//! What everybody wrote, kept beside Pilar, and what follows from it by the rules of the review.

use std::collections::BTreeMap;

use crate::answers::Answers;

/// Reviewers in order.
pub const LAYERS: [&str; 3] = ["at", "kt", "dalnis"];

/// What one layer wrote in one round.
#[derive(Default, Clone)]
pub struct Written {
    pub answers: Answers,
    pub verdicts: BTreeMap<u32, &'static str>,
}

/// The whole worksheet.
pub struct Record {
    /// The unit's answers, one worksheet for each round so far.
    pub unit: Vec<Answers>,
    /// What reviewers wrote, by layer and round (1 or 2).
    pub written: BTreeMap<(&'static str, usize), Written>,
}

/// Verdicts in a column or over all of them.
#[derive(Debug, PartialEq, Eq)]
pub struct Count {
    pub agreed: usize,
    pub revise: usize,
    pub unreviewed: usize,
}

impl Default for Record {
    fn default() -> Self {
        Self { unit: vec![Answers::new()], written: BTreeMap::new() }
    }
}

impl Record {
    pub fn of(&mut self, layer: &'static str, round: usize) -> &mut Written {
        self.written.entry((layer, round)).or_default()
    }

    fn unchanged(&self, soal: u32) -> bool {
        self.unit[0].get(&soal) == self.unit[1].get(&soal)
    }

    /// What stands for a layer: its answers over those before it, over the unit's; in round 2 over the result of round
    /// 1 where the unit says the same.
    pub fn stands(&self, layer: &str, round: usize) -> Answers {
        let mut sheet = self.unit[round - 1].clone();
        if layer == "unit" {
            return sheet;
        }
        if round == 2 {
            sheet.extend(self.stands("dalnis", 1).into_iter().filter(|(soal, _)| self.unchanged(*soal)));
        }
        let upto = LAYERS.iter().position(|known| *known == layer).expect("a layer");
        for layer in &LAYERS[..=upto] {
            let own = self.written.get(&(*layer, round)).map(|written| written.answers.clone());
            sheet.extend(own.unwrap_or_default());
        }
        sheet
    }

    /// A layer's verdict; a Sesuai of round 1 stays while the unit's answer does.
    pub fn verdict(&self, layer: &'static str, round: usize, soal: u32) -> Option<&'static str> {
        let of = |round| self.written.get(&(layer, round))?.verdicts.get(&soal).copied();
        let before = || of(1).filter(|verdict| *verdict == "sesuai" && round == 2 && self.unchanged(soal));
        of(round).or_else(before)
    }

    /// A layer's verdicts counted.
    pub fn count(&self, layer: &'static str, round: usize) -> Count {
        self.counted(|soal| self.verdict(layer, round, soal))
    }

    /// What the team came to on each input, counted: the verdict of the highest layer that gave one in the round; while
    /// nobody did in round 2, the Sesuai that decided round 1, where the unit says the same.
    pub fn count_highest(&self, round: usize) -> Count {
        let decided = |round: usize, soal: u32| {
            let of = |layer: &&'static str| self.written.get(&(*layer, round))?.verdicts.get(&soal).copied();
            LAYERS.iter().rev().find_map(of)
        };
        let carried = |soal: u32| {
            decided(1, soal).filter(|verdict| *verdict == "sesuai" && round == 2 && self.unchanged(soal))
        };
        self.counted(|soal| decided(round, soal).or_else(|| carried(soal)))
    }

    fn counted(&self, verdict: impl Fn(u32) -> Option<&'static str>) -> Count {
        let verdicts: Vec<_> = self.unit[0].keys().map(|soal| verdict(*soal)).collect();
        let of = |wanted| verdicts.iter().filter(|verdict| **verdict == wanted).count();
        Count { agreed: of(Some("sesuai")), revise: of(Some("revisi")), unreviewed: of(None) }
    }

    /// Soal id, left and right answer wherever two worksheets differ.
    pub fn differences(left: &Answers, right: &Answers) -> Vec<(u32, String, String)> {
        let rows = left.iter().filter_map(|(soal, answer)| {
            let other = &right[soal];
            (answer != other).then(|| (*soal, answer.clone(), other.clone()))
        });
        rows.collect()
    }
}
