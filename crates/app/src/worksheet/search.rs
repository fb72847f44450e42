//! Searching an assessment: every text is looked at; see ADR 0020 for why no index is kept.

use pilar_core::instrument::{Input, Question};
use pilar_core::worksheet::Layer;
use serde::Serialize;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use uuid::Uuid;

use crate::error::Result;
use crate::session::Session;
use crate::worksheet::wording::official_wording;

/// The most hits a search returns.
pub const MOST_HITS: usize = 200;

/// Characters an excerpt shows before the first match, and in all.
const BEFORE: usize = 40;
const EXCERPT: usize = 160;

/// Where a text was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct SearchHit {
    /// In what kind of text.
    pub kind: HitKind,
    /// Code of the question or input it belongs to.
    pub code: Option<String>,
    /// Soal id of the input to go to.
    pub soal_id: Option<u32>,
    /// The document it is, or belongs to.
    pub document: Option<Uuid>,
    /// Key of the layer whose note it is.
    pub layer: Option<&'static str>,
    /// Title of the question or the document.
    pub title: String,
    /// The text around the first match.
    pub excerpt: String,
}

/// What kind of text holds a hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum HitKind {
    /// Pilar's own words for a question: title, what is asked, hint, criteria, required documents.
    Question,
    /// The official wording.
    Wording,
    /// A note.
    Note,
    /// Evidence given as text, often an address.
    EvidenceText,
    /// What an extra column of an agency's sheet says, after its name.
    Extra,
    /// A document: title, file names, note.
    Document,
}

/// Finds the texts of an assessment that hold every word; case and accents do not matter.
///
/// Questions come first, in the order of the worksheet; at most [`MOST_HITS`]. Nothing is found for a blank text.
pub fn search(session: &Session, id: Uuid, text: &str) -> Result<Vec<SearchHit>> {
    let words: Vec<String> = folded(text).split_whitespace().map(str::to_owned).collect();
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let assessment = session.assessment(id)?;
    let instrument = assessment.instrument;
    let mut found = Found { words, hits: Vec::new() };
    for question in &instrument.questions {
        found.question(HitKind::Question, question, &own_words(question));
    }
    if let Some(wording) = official_wording(session, instrument)? {
        for (question, input) in instrument.inputs() {
            let Some(official) = wording.questions.get(&input.soal) else { continue };
            let options = official.options.values().map(String::as_str);
            let parts: Vec<&str> =
                [official.question.as_str(), official.criteria.as_str()].into_iter().chain(options).collect();
            found.input(HitKind::Wording, question, input, None, &parts.join(" · "));
        }
    }
    for (question, input) in instrument.inputs() {
        for layer in Layer::ALL {
            found.input(HitKind::Note, question, input, Some(layer), assessment.note(layer, input.soal));
        }
        if let Some(text) = assessment.evidence_texts.get(&input.soal) {
            found.input(HitKind::EvidenceText, question, input, None, text);
        }
        for (name, text) in assessment.extras.get(&input.soal).into_iter().flatten() {
            found.input(HitKind::Extra, question, input, None, &format!("{name}: {text}"));
        }
    }
    for (id, document) in &assessment.documents {
        let names = document.revisions.iter().rev().map(|revision| revision.name.as_str());
        let parts: Vec<&str> =
            names.chain([document.about.note.as_str()]).filter(|part| !part.is_empty()).collect();
        let input = document.serves.first().and_then(|soal| instrument.input(*soal)).map(|(_, input)| input);
        found.add(&document.about.title, &parts.join(" · "), |excerpt| SearchHit {
            kind: HitKind::Document,
            code: input.map(|input| input.code.clone()),
            soal_id: input.map(|input| input.soal),
            document: Some(*id),
            layer: None,
            title: document.about.title.clone(),
            excerpt,
        });
    }
    Ok(found.hits)
}

fn own_words(question: &Question) -> String {
    let mut parts = vec![question.code.as_str(), &question.asks, &question.hint];
    parts.extend(question.options().iter().map(|option| option.criterion.as_str()));
    parts.extend(question.inputs.iter().map(|input| input.label.as_str()));
    parts.extend(question.documents.iter().map(|document| document.name.as_str()));
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

struct Found {
    words: Vec<String>,
    hits: Vec<SearchHit>,
}

impl Found {
    fn question(&mut self, kind: HitKind, question: &Question, text: &str) {
        self.add(&question.title, text, |excerpt| SearchHit {
            kind,
            code: Some(question.code.clone()),
            soal_id: question.inputs.first().map(|input| input.soal),
            document: None,
            layer: None,
            title: question.title.clone(),
            excerpt,
        });
    }

    fn input(&mut self, kind: HitKind, question: &Question, input: &Input, layer: Option<Layer>, text: &str) {
        self.add("", text, |excerpt| SearchHit {
            kind,
            code: Some(input.code.clone()),
            soal_id: Some(input.soal),
            document: None,
            layer: layer.map(Layer::key),
            title: question.title.clone(),
            excerpt,
        });
    }

    /// Adds a hit when title and text together hold every word.
    fn add(&mut self, title: &str, text: &str, hit: impl FnOnce(String) -> SearchHit) {
        if self.hits.len() >= MOST_HITS || (title.is_empty() && text.is_empty()) {
            return;
        }
        let (title, folded_text) = (folded(title), folded(text));
        if self.words.iter().all(|word| folded_text.contains(word) || title.contains(word)) {
            let first = self.words.iter().filter_map(|word| folded_text.find(word)).min();
            self.hits.push(hit(excerpt(text, &folded_text, first.unwrap_or(0))));
        }
    }
}

/// A text for comparing: without case, accents and other spellings of the same character.
fn folded(text: &str) -> String {
    text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// The part of a text around a match, which is told as a place in its folded form.
fn excerpt(text: &str, folded_text: &str, at: usize) -> String {
    let before = folded_text[..at].chars().count();
    // Folding drops or adds a character here and there, so the place in the text itself is nearly the same.
    let start = before.saturating_sub(BEFORE);
    let mut part: String =
        text.chars().skip(start).take(EXCERPT).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if start > 0 {
        part.insert(0, '…');
    }
    if text.chars().nth(start + EXCERPT).is_some() {
        part.push('…');
    }
    part
}

#[cfg(test)]
mod tests {
    use super::{EXCERPT, excerpt, folded};

    #[test]
    fn case_accents_and_ligatures_do_not_matter() {
        assert_eq!(folded("RAPAT Évaluasi ﬁnal"), "rapat evaluasi final");
    }

    #[test]
    fn an_excerpt_shows_the_match_with_what_stands_around_it() {
        assert_eq!(excerpt("satu dua\ntiga", "satu dua\ntiga", 9), "satu dua tiga");
        let long = format!("{}sasaran{}", "a ".repeat(300), " b".repeat(300));
        let part = excerpt(&long, &folded(&long), 600);
        assert!(part.starts_with('…') && part.ends_with('…') && part.contains("sasaran"), "{part}");
        assert_eq!(part.chars().count(), EXCERPT + 2);
    }
}
