//! Words of the worksheet, rare ones heavier than common ones.

use std::collections::{BTreeMap, BTreeSet};

use super::lexicon::Lexicon;
use crate::instrument::Instrument;

/// Weight of a word that the worksheet does not have.
const UNKNOWN: u32 = 2;

/// Words of every question, to be compared with those of a name.
pub(super) struct Index {
    lines: Vec<Line>,
    /// The lines that hold a word.
    holding: BTreeMap<String, Vec<usize>>,
    weights: BTreeMap<String, u32>,
}

/// A text of a question.
struct Line {
    question: usize,
    /// Number of the required document from 1; 0 for the title.
    number: u32,
    text: String,
    weight: u32,
}

/// How well a name fits a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fit {
    pub question: usize,
    /// 0..=100.
    pub percent: u32,
    /// The required document it fits best, from 1, and how well.
    pub document: Option<(u32, u32)>,
    /// The text it fits best.
    pub line: String,
}

impl Index {
    pub fn of(instrument: &Instrument, lexicon: &Lexicon) -> Self {
        let mut texts = Vec::new();
        for (at, question) in instrument.questions.iter().enumerate() {
            texts.push((at, 0, &question.title));
            texts.extend((1..).zip(&question.documents).map(|(number, one)| (at, number, &one.name)));
        }
        let bags: Vec<BTreeSet<String>> = texts.iter().map(|(_, _, text)| lexicon.words(text)).collect();
        let mut holding: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (line, bag) in bags.iter().enumerate() {
            for word in bag {
                holding.entry(word.clone()).or_default().push(line);
            }
        }
        let weight = |lines: &Vec<usize>| 1 + (texts.len() / lines.len()).ilog2();
        let weights = holding.iter().map(|(word, lines)| (word.clone(), weight(lines))).collect();
        let mut index = Self { lines: Vec::new(), holding, weights };
        index.lines = texts
            .iter()
            .zip(&bags)
            .map(|((question, number, text), bag)| Line {
                question: *question,
                number: *number,
                text: (*text).clone(),
                weight: index.weight(bag),
            })
            .collect();
        index
    }

    /// What words weigh together.
    pub fn weight(&self, words: &BTreeSet<String>) -> u32 {
        words.iter().map(|word| self.weights.get(word).copied().unwrap_or(UNKNOWN)).sum()
    }

    /// How alike two sets of words are, in percent.
    pub fn alike(&self, one: &BTreeSet<String>, other: &BTreeSet<String>) -> u32 {
        let common = one.intersection(other).map(|word| self.weights.get(word).copied().unwrap_or(UNKNOWN));
        share(common.sum(), self.weight(one), self.weight(other))
    }

    /// The questions that words of a name fit, best first; of several as good the first in the worksheet.
    pub fn fits(&self, words: &BTreeSet<String>) -> Vec<Fit> {
        let own = self.weight(words);
        let mut common: BTreeMap<usize, u32> = BTreeMap::new();
        for word in words {
            for line in self.holding.get(word).into_iter().flatten() {
                *common.entry(*line).or_default() += self.weights[word];
            }
        }
        let mut best: BTreeMap<usize, Fit> = BTreeMap::new();
        for (line, common) in common {
            let Line { question, number, text, weight } = &self.lines[line];
            let percent = share(common, own, *weight);
            let fit = best.entry(*question).or_insert_with(|| Fit {
                question: *question,
                percent: 0,
                document: None,
                line: String::new(),
            });
            if percent > fit.percent {
                (fit.percent, fit.line) = (percent, text.clone());
            }
            if *number > 0 && fit.document.is_none_or(|(_, least)| percent > least) {
                fit.document = Some((*number, percent));
            }
        }
        let mut fits: Vec<Fit> = best.into_values().collect();
        fits.sort_by_key(|fit| std::cmp::Reverse(fit.percent));
        fits
    }
}

/// Twice what is common in percent of both together.
fn share(common: u32, one: u32, other: u32) -> u32 {
    200 * common / (one + other).max(1)
}
