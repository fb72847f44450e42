//! Codes of the worksheet as units spell them in names.

use std::collections::{BTreeMap, BTreeSet};

use super::lexicon::{Lexicon, roman};
use super::reason::Reason;
use crate::instrument::{Instrument, SoalId};

/// Runs of a name that are looked at; codes do not stand further back.
const LOOKED_AT: usize = 24;
/// Segments of the longest code.
const LONGEST: usize = 8;

/// What a code stands for.
#[derive(Debug, Clone, Default)]
struct Entry {
    questions: BTreeSet<usize>,
    depth: usize,
    input: Option<SoalId>,
}

/// A code that was read in a name.
#[derive(Debug, Clone)]
pub(super) struct Read {
    pub questions: BTreeSet<usize>,
    /// Segments of a code that are known now.
    pub depth: usize,
    /// The input, where the code names one of several.
    pub input: Option<SoalId>,
    pub reason: Reason,
    /// False for loose numbering, which only helps where nothing else does.
    pub sure: bool,
    /// Bytes of the name that the code takes at its beginning; 0 when it stands elsewhere.
    pub taken: usize,
}

/// The codes of a worksheet.
pub(super) struct Codes {
    /// Whole codes, and codes from the area on, which the halves of an area share.
    written: BTreeMap<String, Entry>,
    /// The same without dots.
    glued: BTreeMap<String, Entry>,
    /// Places of area, sub-area and question as numbers.
    places: BTreeMap<Vec<usize>, Entry>,
    areas: BTreeMap<u32, Entry>,
    /// Codes of the questions in segments.
    segments: Vec<Vec<String>>,
    soal: BTreeMap<SoalId, usize>,
}

/// A run of letters and digits in a name.
struct Atom<'a> {
    text: String,
    start: usize,
    end: usize,
    /// What stands before it.
    gap: &'a str,
}

impl Codes {
    pub fn of(instrument: &Instrument) -> Self {
        let mut codes = Self {
            written: BTreeMap::new(),
            glued: BTreeMap::new(),
            places: BTreeMap::new(),
            areas: BTreeMap::new(),
            segments: instrument.questions.iter().map(|question| segments(&question.code)).collect(),
            soal: BTreeMap::new(),
        };
        for (at, question) in instrument.questions.iter().enumerate() {
            let path: Vec<usize> = instrument.path_of(question.node).collect();
            let area = path.iter().position(|node| instrument.areas.iter().any(|a| a.nodes.contains(node)));
            let number = instrument.area_of(question).and_then(|area| area.number);
            // Segments before the one that numbers the area.
            let before = area.filter(|_| number.is_some()).map(|area| path.len() - area - 1);
            for node in &path {
                codes.add(&instrument.nodes[*node].code, before, at, None);
            }
            codes.add(&question.code, before, at, None);
            for input in &question.inputs {
                codes.soal.insert(input.soal, at);
                if input.code != question.code {
                    codes.add(&input.code, before, at, Some(input.soal));
                }
            }
            let (Some(number), Some(area)) = (number, area) else { continue };
            let depth = path.len() - area;
            let entry = codes.areas.entry(number).or_default();
            entry.questions.insert(at);
            entry.depth = depth;
            codes.add_place(instrument, at, &path[..area], number);
        }
        codes
    }

    fn add(&mut self, code: &str, before: Option<usize>, question: usize, input: Option<SoalId>) {
        let segments = segments(code);
        let put = |map: &mut BTreeMap<String, Entry>, key: String| {
            let entry = map.entry(key).or_default();
            entry.questions.insert(question);
            entry.depth = segments.len();
            entry.input = input;
        };
        if segments.len() > 1 {
            put(&mut self.written, segments.join("."));
        }
        if segments.len() > 3 {
            put(&mut self.glued, segments.concat());
        }
        let Some(short) = before.and_then(|before| segments.get(before..)) else { return };
        if short.len() > 1 {
            put(&mut self.written, short.join("."));
        }
        if short.len() > 2 {
            put(&mut self.glued, short.concat());
        }
    }

    /// The place of a question by the numbers of its area, of each node below and its own.
    fn add_place(&mut self, instrument: &Instrument, at: usize, below: &[usize], number: u32) {
        let mut place = vec![usize::try_from(number).unwrap_or(usize::MAX)];
        for node in below.iter().rev() {
            let siblings = instrument.nodes[*node].parent.map(|above| &instrument.nodes[above].children);
            place.extend(siblings.and_then(|all| all.iter().position(|one| one == node)).map(|n| n + 1));
        }
        let own = &instrument.nodes[instrument.questions[at].node].questions;
        place.extend(own.iter().position(|one| *one == at).map(|n| n + 1));
        let entry = self.places.entry(place).or_default();
        entry.questions.insert(at);
        entry.depth = self.segments[at].len();
    }

    /// Everything in a name that is a code, within what is known of the folders around it: the questions that are left
    /// and how many segments of their codes are known.
    pub fn read(
        &self,
        lexicon: &Lexicon,
        name: &str,
        known: (&BTreeSet<usize>, usize),
        file: bool,
    ) -> Vec<Read> {
        let atoms = atoms(name);
        let mut found: Vec<Read> = Vec::new();
        found.extend(self.by_code(name, &atoms));
        found.extend(self.by_soal(lexicon, name, &atoms));
        if let Some(area) = self.by_area(lexicon, name, &atoms) {
            found.push(area);
        }
        if found.is_empty() {
            found.extend(self.continuing(name, &atoms, known, file));
        }
        if found.is_empty() {
            found.extend(self.by_place(name, &atoms, known));
        }
        found
    }

    /// A code as the worksheet writes it, whole or from the area on, with other separators or with none.
    fn by_code(&self, name: &str, atoms: &[Atom<'_>]) -> Option<Read> {
        for start in 0..atoms.len() {
            for len in (1..=LONGEST.min(atoms.len() - start)).rev() {
                let run = &atoms[start..start + len];
                let tight = run[1..].iter().all(|atom| matches!(atom.gap, "." | "_" | "-"));
                let joined = run.iter().map(|atom| atom.text.as_str()).collect::<Vec<_>>();
                let entry = match len {
                    1 => {
                        self.glued.get(joined[0]).filter(|_| joined[0].contains(|c: char| c.is_ascii_digit()))
                    }
                    _ => self.written.get(&joined.join(".")),
                };
                // Away from the beginning a code of two segments or with blanks may be anything.
                let far = start > 0 && len > 1 && (!tight || len < 3);
                let loose =
                    run[1..].iter().any(|atom| !matches!(atom.gap, "." | "_" | "-" | " " | ". " | " - "));
                // "A-B 2 Rekap" numbers the files and not the inputs.
                let counts =
                    |entry: &&Entry| entry.input.is_none() || len < 3 || run[len - 1].gap == run[len - 2].gap;
                if let Some(entry) = entry.filter(counts).filter(|_| !far && !loose) {
                    let reason = |written, name| Reason::Code { written, name };
                    return Some(read(entry, name, run, start == 0, reason));
                }
            }
        }
        None
    }

    /// `soal 12`, `No. Soal 12`.
    fn by_soal(&self, lexicon: &Lexicon, name: &str, atoms: &[Atom<'_>]) -> Option<Read> {
        let (start, len, number) = numbered(&lexicon.soal, atoms)?;
        let soal = number.parse().ok()?;
        let question = *self.soal.get(&soal)?;
        let entry = Entry {
            questions: BTreeSet::from([question]),
            depth: self.segments[question].len(),
            input: Some(soal),
        };
        let reason = |_, name| Reason::Soal { number: soal.to_string(), name };
        Some(read(&entry, name, &atoms[start..start + len], start == 0, reason))
    }

    /// `AREA I`, `Area 1`, `Pokja3`.
    fn by_area(&self, lexicon: &Lexicon, name: &str, atoms: &[Atom<'_>]) -> Option<Read> {
        let (start, len, number) = numbered(&lexicon.areas, atoms)?;
        let number = number.parse().ok().or_else(|| roman(&number).and_then(|n| u32::try_from(n).ok()))?;
        let entry = self.areas.get(&number)?;
        let reason = |written, name| Reason::Area { written, name };
        Some(read(entry, name, &atoms[start..start + len], start == 0, reason))
    }

    /// What continues the code that the folders give, as the worksheet writes it: `i. Penyusunan`, `a. SK`, `i.a SK`.
    fn continuing(
        &self,
        name: &str,
        atoms: &[Atom<'_>],
        (questions, depth): (&BTreeSet<usize>, usize),
        file: bool,
    ) -> Option<Read> {
        if depth == 0 {
            return None;
        }
        (1..=2.min(atoms.len())).rev().find_map(|len| {
            let run = &atoms[..len];
            let alphabetic = run.iter().all(|atom| atom.text.chars().all(char::is_alphabetic));
            let after = atoms.get(len).map_or("", |next| next.gap);
            // A letter before a blank may be a word; before anything else it numbers.
            let loose = if len == 1 { after == " " } else { run[1].gap.contains(' ') };
            if !alphabetic || loose {
                return None;
            }
            let fits = |at: &&usize| {
                let rest = self.segments[**at].get(depth..).unwrap_or_default();
                let starts = rest.len() >= len && rest.iter().zip(run).all(|(own, atom)| *own == atom.text);
                starts && (!file || rest.len() == len)
            };
            let questions: BTreeSet<usize> = questions.iter().filter(fits).copied().collect();
            let entry = Entry { questions, depth: depth + len, input: None };
            let reason = |written, name| Reason::Continues { written, name };
            (!entry.questions.is_empty()).then(|| read(&entry, name, run, true, reason))
        })
    }

    /// Numbers, Roman numerals and letters in other places than the worksheet has them: `I.1.a`, `1.1.1`.
    fn by_place(
        &self,
        name: &str,
        atoms: &[Atom<'_>],
        (known, depth): (&BTreeSet<usize>, usize),
    ) -> Option<Read> {
        let run = atoms.get(..3)?;
        if run[1..].iter().any(|atom| !matches!(atom.gap, "." | "_" | "-")) {
            return None;
        }
        let values: Vec<Vec<usize>> = run.iter().map(|atom| values(&atom.text)).collect();
        let mut entry = Entry::default();
        for area in &values[0] {
            for sub_area in &values[1] {
                for question in &values[2] {
                    if let Some(found) = self.places.get(&vec![*area, *sub_area, *question]) {
                        entry.questions.extend(found.questions.intersection(known));
                        entry.depth = found.depth;
                    }
                }
            }
        }
        let letter = run[2].text.chars().all(char::is_alphabetic);
        let reason = |written, name| Reason::Code { written, name };
        (!entry.questions.is_empty()).then(|| {
            let read = read(&entry, name, run, true, reason);
            Read { sure: letter && depth > 0, ..read }
        })
    }
}

fn segments(code: &str) -> Vec<String> {
    code.split('.').map(str::to_lowercase).collect()
}

/// What a run may count: a number, a Roman numeral, a letter.
fn values(text: &str) -> Vec<usize> {
    let mut values: Vec<usize> = text.parse().ok().into_iter().collect();
    values.extend(roman(text));
    if let [letter @ b'a'..=b'z'] = text.as_bytes() {
        values.push(usize::from(letter - b'a') + 1);
    }
    values
}

fn read(
    entry: &Entry,
    name: &str,
    run: &[Atom<'_>],
    first: bool,
    reason: impl FnOnce(String, String) -> Reason,
) -> Read {
    let (start, end) = (run.first().map_or(0, |atom| atom.start), run.last().map_or(0, |atom| atom.end));
    Read {
        questions: entry.questions.clone(),
        depth: entry.depth,
        input: entry.input,
        reason: reason(name[start..end].to_owned(), name.to_owned()),
        sure: true,
        taken: if first { end } else { 0 },
    }
}

/// A number after one of the phrases, or within its last word: where it starts, how many runs it takes, the number.
fn numbered(phrases: &[Vec<String>], atoms: &[Atom<'_>]) -> Option<(usize, usize, String)> {
    for start in 0..atoms.len() {
        for phrase in phrases {
            let run = &atoms[start..];
            let (last, words) = phrase.split_last()?;
            if run.len() < phrase.len() || !words.iter().zip(run).all(|(word, atom)| *word == atom.text) {
                continue;
            }
            let text = &run[phrase.len() - 1].text;
            if text == last {
                let next = run.get(phrase.len()).filter(|next| next.gap.len() <= 3);
                let Some(next) = next.filter(|next| !values(&next.text).is_empty()) else { continue };
                return Some((start, phrase.len() + 1, next.text.clone()));
            }
            let digits = text.strip_prefix(last.as_str());
            let digits = digits.filter(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
            if let Some(digits) = digits {
                return Some((start, phrase.len(), digits.to_owned()));
            }
        }
    }
    None
}

fn atoms(name: &str) -> Vec<Atom<'_>> {
    let mut atoms: Vec<Atom<'_>> = Vec::new();
    let mut end = 0;
    let mut chars = name.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if !c.is_alphanumeric() {
            continue;
        }
        let mut stop = start + c.len_utf8();
        while let Some((at, c)) = chars.next_if(|(_, c)| c.is_alphanumeric()) {
            stop = at + c.len_utf8();
        }
        atoms.push(Atom { text: name[start..stop].to_lowercase(), start, end: stop, gap: &name[end..start] });
        end = stop;
        if atoms.len() == LOOKED_AT {
            break;
        }
    }
    atoms
}
