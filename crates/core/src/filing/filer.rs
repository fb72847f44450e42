use std::collections::BTreeSet;

use super::codes::{Codes, Read};
use super::index::{Fit, Index};
use super::lexicon::Lexicon;
use super::names::Names;
use super::reason::Reason;
use crate::instrument::{Instrument, SoalId};

/// Words fit a question from here on, in percent.
const FITS: u32 = 40;
/// They fit a required document of the question that the file goes to.
const DOCUMENT: u32 = 50;
/// They fit so well that another code than theirs is doubtful.
const BETTER: u32 = 80;
/// They fit one question so well that it is chosen when no other comes as near as [`APART`].
const CLEAR: u32 = 75;
const APART: u32 = 15;
/// Questions that are proposed for a doubtful file.
const PROPOSED: usize = 4;

/// How sure it is which question a file belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sureness {
    /// Its names say it.
    Sure,
    /// Something speaks for it; a person decides.
    Doubtful,
    /// Nothing does.
    Unknown,
}

/// Where a file belongs, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filing {
    /// How sure it is.
    pub sureness: Sureness,
    /// The inputs that come into question, the likeliest first; none when nothing tells one.
    pub inputs: Vec<SoalId>,
    /// The required document of the first one's question that the file is, from 1.
    pub document: Option<u32>,
    /// What speaks for it and against it.
    pub reasons: Vec<Reason>,
    /// The file's name without its ending and without the code before it, the title of a document.
    pub title: String,
}

/// What the names of the folders around a file say.
#[derive(Debug, Clone)]
pub struct Trail {
    questions: BTreeSet<usize>,
    /// Segments of a code that are known; 0 when nothing is.
    depth: usize,
    input: Option<SoalId>,
    reasons: Vec<Reason>,
    /// Whether names said different things.
    conflict: bool,
    /// Whether only loose numbering led here.
    loose: bool,
    /// Words of folders that are no part of the worksheet.
    words: BTreeSet<String>,
}

/// Knows where files belong in one worksheet.
pub struct Filer<'a> {
    instrument: &'a Instrument,
    lexicon: &'a Lexicon,
    codes: Codes,
    names: Names,
    index: Index,
}

impl<'a> Filer<'a> {
    /// Learns the codes, names and words of a worksheet.
    pub fn of(instrument: &'a Instrument, lexicon: &'a Lexicon) -> Self {
        Self {
            instrument,
            lexicon,
            codes: Codes::of(instrument),
            names: Names::of(instrument, lexicon),
            index: Index::of(instrument, lexicon),
        }
    }

    /// Before any folder.
    pub fn begin(&self) -> Trail {
        Trail {
            questions: (0..self.instrument.questions.len()).collect(),
            depth: 0,
            input: None,
            reasons: Vec::new(),
            conflict: false,
            loose: false,
            words: BTreeSet::new(),
        }
    }

    /// Into a folder of this name.
    pub fn enter(&self, trail: &Trail, folder: &str) -> Trail {
        let mut inside = self.step(trail, folder, false).0;
        if inside.questions.len() == trail.questions.len() {
            // A folder of its own name says something about what is in it all the same.
            inside.words.extend(self.lexicon.words(folder));
        }
        inside
    }

    /// Where a file of this name (with its ending) in these folders belongs.
    pub fn file(&self, trail: &Trail, name: &str) -> Filing {
        let stem = without_ending(name);
        let (mut at, taken) = self.step(trail, stem, true);
        let words = self.lexicon.words(&stem[taken..]);
        let rest = stem[taken..].trim_start_matches(|c: char| !c.is_alphanumeric() && c != '(');
        let title = if rest.is_empty() { stem } else { rest }.to_owned();
        let fits = self.index.fits(&words);
        let within: Vec<&Fit> = fits.iter().filter(|fit| at.questions.contains(&fit.question)).collect();
        let sureness = match (at.depth, at.questions.len()) {
            (0, _) => return self.by_words(at, &fits, title),
            (_, 1) => self.check(&mut at, &fits),
            (_, _) => choose(&mut at, &within),
        };
        let order = ranked(&at.questions, &within);
        let document = order.first().and_then(|first| document(*first, &fits));
        if let Some(fit) = order.first().and_then(|first| fits.iter().find(|fit| fit.question == *first)) {
            let told = at.reasons.iter().any(|reason| matches!(reason, Reason::Words { .. }));
            if document.is_some() && !told {
                at.reasons.push(Reason::Words { line: fit.line.clone() });
            }
        }
        let inputs = match at.input.filter(|_| order.len() == 1) {
            Some(input) => vec![input],
            None => self.inputs(order.into_iter()),
        };
        Filing { sureness, inputs, document, reasons: at.reasons, title }
    }

    /// One question is left: sure, unless something speaks against it.
    fn check(&self, at: &mut Trail, fits: &[Fit]) -> Sureness {
        let own = at.questions.first().copied();
        let fitting = |fit: &&Fit| Some(fit.question) == own;
        let own = fits.iter().find(fitting).map_or(0, |fit| fit.percent);
        let other = fits.first().filter(|best| best.percent >= BETTER && own * 3 < best.percent);
        if let Some(best) = other {
            let code = self.instrument.questions[best.question].code.clone();
            at.reasons.push(Reason::OtherWords { code, line: best.line.clone() });
        }
        if at.loose {
            at.reasons.push(Reason::Loose);
        }
        if at.conflict || at.loose || other.is_some() { Sureness::Doubtful } else { Sureness::Sure }
    }

    /// Neither a code nor the name of a part: words only propose.
    fn by_words(&self, mut at: Trail, fits: &[Fit], title: String) -> Filing {
        let fits: Vec<&Fit> = fits.iter().filter(|fit| fit.percent >= FITS).collect();
        let reasons = match fits.first() {
            Some(best) => vec![Reason::Words { line: best.line.clone() }, Reason::WordsOnly],
            None => vec![Reason::Nothing],
        };
        at.reasons.extend(reasons);
        Filing {
            sureness: if fits.is_empty() { Sureness::Unknown } else { Sureness::Doubtful },
            document: fits.first().and_then(|fit| Some(fit.document?.0)),
            inputs: self.inputs(fits.iter().map(|fit| fit.question)),
            reasons: at.reasons,
            title,
        }
    }

    /// The first input of each question.
    fn inputs(&self, questions: impl Iterator<Item = usize>) -> Vec<SoalId> {
        let first = |at: usize| Some(self.instrument.questions[at].inputs.first()?.soal);
        questions.take(PROPOSED).filter_map(first).collect()
    }

    /// Narrows what is known by one name; also tells how many bytes a code takes at its beginning.
    fn step(&self, trail: &Trail, name: &str, file: bool) -> (Trail, usize) {
        let mut at = trail.clone();
        let reads = self.codes.read(self.lexicon, name, (&trail.questions, trail.depth), file);
        let taken = reads.iter().map(|read| read.taken).max().unwrap_or(0);
        for read in &reads {
            at.narrow(read);
        }
        let words = self.lexicon.words(&name[taken..]);
        if let Some(named) = self.names.find(&self.index, &words) {
            let read = Read {
                questions: named.questions,
                depth: named.depth,
                input: None,
                reason: Reason::Name { part: named.part, name: name.to_owned() },
                // A file may speak of a part without belonging to it.
                sure: named.sure && !file,
                taken: 0,
            };
            if read.sure || reads.is_empty() {
                at.narrow(&read);
            }
        }
        (at, taken)
    }
}

impl Trail {
    /// Takes in what was read in a name.
    fn narrow(&mut self, read: &Read) {
        let left: BTreeSet<usize> = self.questions.intersection(&read.questions).copied().collect();
        let narrower = left.len() < self.questions.len();
        if left.is_empty() {
            if !read.sure {
                return;
            }
            self.conflict = true;
            self.reasons.push(read.reason.clone());
            self.reasons.push(Reason::Conflict);
            // The more exact of the two counts.
            if read.depth > self.depth {
                self.questions.clone_from(&read.questions);
                (self.depth, self.input) = (read.depth, read.input);
            }
            return;
        }
        if narrower || read.input.is_some() {
            self.reasons.push(read.reason.clone());
            self.loose |= !read.sure;
            self.input = read.input.or(self.input);
        }
        self.questions = left;
        self.depth = self.depth.max(read.depth);
    }
}

/// Several questions are left, and words choose.
fn choose(at: &mut Trail, within: &[&Fit]) -> Sureness {
    let count = at.questions.len();
    let (best, second) = (within.first(), within.get(1).map_or(0, |fit| fit.percent));
    let clear = best.filter(|best| {
        let far = best.percent >= CLEAR && best.percent >= second + APART;
        far || best.percent >= FITS && best.percent >= second + second / 2
    });
    let Some(best) = clear else {
        at.reasons.push(Reason::Several { count });
        return Sureness::Doubtful;
    };
    at.reasons.push(Reason::Words { line: best.line.clone() });
    if at.conflict || at.loose {
        return Sureness::Doubtful;
    }
    at.questions = BTreeSet::from([best.question]);
    Sureness::Sure
}

/// Questions in the order of how well words fit them, then of the worksheet.
fn ranked(questions: &BTreeSet<usize>, within: &[&Fit]) -> Vec<usize> {
    let fitting = within.iter().map(|fit| fit.question);
    let others = questions.iter().copied().filter(|at| !within.iter().any(|fit| fit.question == *at));
    fitting.chain(others).collect()
}

/// The required document of a question that words fit.
fn document(question: usize, fits: &[Fit]) -> Option<u32> {
    let fit = fits.iter().find(|fit| fit.question == question)?;
    fit.document.filter(|(_, percent)| *percent >= DOCUMENT).map(|(number, _)| number)
}

/// A name without its ending of two to five letters or digits.
fn without_ending(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, ending))
            if !stem.is_empty()
                && (2..=5).contains(&ending.len())
                && ending.bytes().all(|byte| byte.is_ascii_alphanumeric()) =>
        {
            stem
        }
        _ => name,
    }
}
