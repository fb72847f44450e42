//! How actions and warnings name a question.

use super::{Instrument, Question, SoalId};

/// Longest title in such a name, in characters; what an instrument says beyond that is cut.
const LONGEST_TITLE: usize = 80;

impl Question {
    /// Its title with a code of it or of one of its inputs beside it.
    pub fn titled(&self, code: &str) -> String {
        let title = self.title.as_str();
        match title.char_indices().nth(LONGEST_TITLE) {
            Some((end, _)) => format!("{}… ({code})", title[..end].trim_end()),
            None => format!("{title} ({code})"),
        }
    }
}

impl Instrument {
    /// The title of an input's question with the code of the input beside it.
    pub fn titled(&self, soal: SoalId) -> Option<String> {
        let (question, input) = self.input(soal)?;
        Some(question.titled(&input.code))
    }
}
