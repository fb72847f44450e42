//! Names of areas and of nodes of the worksheet, found in the name of a file or folder.

use std::collections::BTreeSet;

use super::index::Index;
use super::lexicon::Lexicon;
use crate::instrument::Instrument;

/// Likeness in percent from which a name is that of a part.
const SAME: u32 = 70;
/// From which it may be.
const LIKE: u32 = 50;
/// Names this near to the best are as good.
const NEAR: u32 = 5;

/// A part of the worksheet with a name.
struct Part {
    name: String,
    words: BTreeSet<String>,
    questions: BTreeSet<usize>,
    /// Segments of a code that the part fixes.
    depth: usize,
}

/// The names of all parts.
pub(super) struct Names(Vec<Part>);

/// A part that a name is like.
pub(super) struct Named {
    pub part: String,
    pub questions: BTreeSet<usize>,
    pub depth: usize,
    /// Whether it is surely that part.
    pub sure: bool,
}

impl Names {
    pub fn of(instrument: &Instrument, lexicon: &Lexicon) -> Self {
        let under = |nodes: &[usize]| {
            let below = |node: usize| instrument.path_of(node).any(|above| nodes.contains(&above));
            let questions = instrument.questions.iter().enumerate();
            questions.filter(|(_, question)| below(question.node)).map(|(at, _)| at).collect()
        };
        let depth = |node: usize| instrument.nodes[node].code.split('.').count();
        let mut parts: Vec<Part> = Vec::new();
        let mut add = |name: &str, nodes: &[usize]| {
            let depth = nodes.iter().map(|node| depth(*node)).min().unwrap_or(0);
            parts.push(Part {
                name: name.into(),
                words: lexicon.words(name),
                questions: under(nodes),
                depth,
            });
        };
        for area in &instrument.areas {
            add(&area.name, &area.nodes);
        }
        for (at, node) in instrument.nodes.iter().enumerate() {
            // The name of an area says it for all of its nodes.
            if !instrument.areas.iter().any(|area| area.nodes.contains(&at)) {
                add(&node.name, &[at]);
            }
        }
        parts.retain(|part| !part.words.is_empty());
        Self(parts)
    }

    /// The part whose name this is, or is like; several of one name together.
    pub fn find(&self, index: &Index, words: &BTreeSet<String>) -> Option<Named> {
        if words.is_empty() {
            return None;
        }
        let likeness: Vec<u32> = self.0.iter().map(|part| index.alike(&part.words, words)).collect();
        let best = likeness.iter().copied().max().filter(|best| *best >= LIKE)?;
        let near = self.0.iter().zip(&likeness).filter(|(_, likeness)| **likeness + NEAR >= best);
        let near: Vec<&Part> = near.map(|(part, _)| part).collect();
        Some(Named {
            part: near.first()?.name.clone(),
            questions: near.iter().flat_map(|part| part.questions.iter().copied()).collect(),
            depth: near.iter().map(|part| part.depth).min()?,
            sure: best >= SAME,
        })
    }
}
