//! Documents that an imported file names by a link, a path or a file name, found among the files of a folder.

use std::collections::{BTreeMap, BTreeSet};

use pilar_core::assessment::Assessment;
use pilar_core::instrument::SoalId;
use pilar_files::safe_name::folded;
use pilar_files::xlsx::read::mentions;

use super::scan::Found;
use crate::view::{MentionView, MentionsView};

/// How many links, paths and names of files wait for their file: texts by input, and whether an input has a document
/// with a file of this name.
pub(crate) fn waiting<'a>(
    texts: impl IntoIterator<Item = (SoalId, &'a str)>,
    assessment: Option<&Assessment>,
) -> usize {
    let has = |mention: &Mention| {
        let Some(name) = mention.steps.first() else { return false };
        let mut serving = assessment.into_iter().flat_map(|assessment| assessment.serving(mention.soal));
        serving.any(|(_, document)| {
            document.current().is_some_and(|revision| {
                let own = typed(&revision.name);
                own == *name || own.rsplit_once('.').is_some_and(|(stem, _)| stem == name)
            })
        })
    };
    let all = texts
        .into_iter()
        .flat_map(|(soal, text)| mentions(text).into_iter().map(move |text| Mention::of(soal, text)));
    all.filter(|mention| mention.names_document() && !has(mention)).count()
}

/// A document that is named, and not here.
struct Mention {
    soal: SoalId,
    text: String,
    /// Its name and the folders before it, the nearest first, all as they are compared; empty for an address that names no file.
    steps: Vec<String>,
}

/// What the evidence texts of an assessment name.
pub(super) struct Mentions {
    all: Vec<Mention>,
    /// By the files' names and by those without their endings.
    files: BTreeMap<usize, Vec<SoalId>>,
    found: BTreeSet<usize>,
}

impl Mentions {
    /// Finds what an assessment names among files. Where several have the name, the path decides; where it does not,
    /// none is taken.
    pub fn find(assessment: &Assessment, files: &[Found]) -> Self {
        let mut all = Vec::new();
        for (soal, text) in &assessment.evidence_texts {
            all.extend(mentions(text).into_iter().map(|text| Mention::of(*soal, text)));
        }
        let mut named: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        if !all.is_empty() {
            for (at, file) in files.iter().enumerate() {
                let name = typed(&file.name);
                if let Some((stem, _)) = name.rsplit_once('.') {
                    named.entry(stem.to_owned()).or_default().push(at);
                }
                named.entry(name).or_default().push(at);
            }
        }
        let mut this = Self { all: Vec::new(), files: BTreeMap::new(), found: BTreeSet::new() };
        for (at, mention) in all.iter().enumerate() {
            let fitting =
                mention.steps.first().and_then(|name| named.get(name)).map_or(&[][..], Vec::as_slice);
            if let Some(file) = mention.nearest(fitting, files) {
                let soals = this.files.entry(file).or_default();
                if !soals.contains(&mention.soal) {
                    soals.push(mention.soal);
                }
                this.found.insert(at);
            }
        }
        this.all = all;
        this
    }

    /// The inputs that name a file (index).
    pub fn of_file(&self, file: usize) -> &[SoalId] {
        self.files.get(&file).map_or(&[], Vec::as_slice)
    }

    /// What was found and what still waits for its file; `None` when nothing is named.
    pub fn told(&self, assessment: &Assessment) -> Option<MentionsView> {
        let waits = |(at, mention): &(usize, &Mention)| !self.found.contains(at) && mention.names_document();
        let missing: Vec<MentionView> = self
            .all
            .iter()
            .enumerate()
            .filter(waits)
            .filter_map(|(_, mention)| {
                let (_, input) = assessment.instrument.input(mention.soal)?;
                Some(MentionView { code: input.code.clone(), text: mention.text.clone() })
            })
            .collect();
        let of = self.found.len() + missing.len();
        (of > 0).then_some(MentionsView { found: self.found.len(), of, missing })
    }
}

impl Mention {
    fn of(soal: SoalId, text: String) -> Self {
        // What a link shows stands before its address.
        let shown = text.split(" (http").next().unwrap_or(&text);
        let path = match shown.split_once("://") {
            None => shown.to_owned(),
            Some((_, rest)) => {
                let path = rest.split(['?', '#']).next().unwrap_or(rest);
                let path = path.split_once('/').map_or("", |(_, path)| path);
                percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned()
            }
        };
        let address = shown.contains("://");
        let steps = path.rsplit(['/', '\\']).map(typed).filter(|step| !step.is_empty());
        let steps: Vec<String> = steps.collect();
        let named = steps.first().is_some_and(|name| !address || has_ending(name));
        Self { soal, text, steps: if named { steps } else { Vec::new() } }
    }

    /// Whether it is a link, a path or a file's name and not words about a document.
    fn names_document(&self) -> bool {
        let name = self.steps.first().map_or("", String::as_str);
        self.text.contains("://") || self.steps.len() > 1 || has_ending(name)
    }

    /// The one file whose folders have most in common with what is named.
    fn nearest(&self, fitting: &[usize], files: &[Found]) -> Option<usize> {
        let common = |file: usize| {
            let steps = files[file].path.rsplit('/').skip(1).map(typed);
            steps.zip(&self.steps[1..]).take_while(|(own, named)| own == *named).count()
        };
        let best = fitting.iter().map(|file| common(*file)).max()?;
        let mut nearest = fitting.iter().copied().filter(|file| common(*file) == best);
        let first = nearest.next()?;
        nearest.next().is_none().then_some(first)
    }
}

/// A name as people may have typed it: folded, blanks and underscores as one blank.
fn typed(name: &str) -> String {
    folded(name)
        .split(|c: char| c.is_whitespace() || c == '_')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn has_ending(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(stem, ending)| {
        !stem.is_empty()
            && (2..=5).contains(&ending.len())
            && ending.bytes().all(|b| b.is_ascii_alphanumeric())
    })
}
