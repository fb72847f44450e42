//! Where answers come from, and whether what they were reckoned from is still the same.

use pilar_core::assessment::{AnswerSource, Assessment};
use pilar_core::journal::Digest;
use pilar_store::PersonalFile;
use serde::Serialize;

/// How an answer stands to what it was reckoned from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum SourceState {
    /// It was reckoned from what the workspace keeps.
    Current,
    /// The workspace keeps other responses or complaints by now.
    Older,
    /// What it was reckoned from is not in this workspace: removed, or never here.
    Gone,
    /// Somebody answered otherwise since.
    Replaced,
    /// What the workspace keeps cannot be read.
    Unread,
}

/// Where one answer comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct SourceView {
    /// Code of the input.
    pub code: String,
    /// What it was reckoned from: the key of a survey, or of the complaints.
    pub from: String,
    /// Name of the file.
    pub file: String,
    /// Its hash.
    pub sha256: String,
    /// Respondents or complaints that count.
    pub count: u64,
    /// The days they are of, where that is known.
    pub period: Option<String>,
    /// How the answer stands to it.
    pub state: SourceState,
    /// All of it as one Indonesian sentence.
    pub said: String,
}

/// Of every answer that was reckoned, in the order of the worksheet; `kept` is the hash of what the workspace keeps for a
/// survey or the complaints, and only asked for where an answer still is what was reckoned; the outer one is absent where
/// that cannot be read.
pub(crate) fn source_views(
    assessment: &Assessment,
    kept: impl Fn(&str) -> Option<Option<String>>,
) -> Vec<SourceView> {
    let inputs = assessment.instrument.inputs();
    let sourced = inputs.filter_map(|(_, input)| Some((input, assessment.sources.get(&input.soal)?)));
    sourced
        .map(|(input, source)| {
            let today = assessment.sheet().get(&input.soal);
            let state = if today == Some(&source.answer) {
                match kept(&source.from) {
                    None => SourceState::Unread,
                    Some(None) => SourceState::Gone,
                    Some(Some(sum)) if sum == source.digest => SourceState::Current,
                    Some(Some(_)) => SourceState::Older,
                }
            } else {
                SourceState::Replaced
            };
            SourceView {
                code: input.code.clone(),
                from: source.from.clone(),
                file: source.file.clone(),
                sha256: source.digest.clone(),
                count: source.count,
                period: source.period(),
                state,
                said: said(source, state),
            }
        })
        .collect()
}

fn said(source: &AnswerSource, state: SourceState) -> String {
    let period = source.period().map_or_else(String::new, |period| format!(", {period}"));
    let then = match state {
        SourceState::Current => "",
        SourceState::Older => "; data di ruang kerja sudah berubah sejak itu, jadi jawaban ini lebih lama",
        SourceState::Gone => "; datanya tidak ada di ruang kerja ini, hasilnya tetap tercatat",
        SourceState::Unread => "; personal.db tidak dapat dibaca, jalankan pemeriksaan ruang kerja",
        SourceState::Replaced => "; jawabannya sudah diubah sejak itu",
    };
    format!("dari {} ({} data{period}){then}", source.file, source.count)
}

/// The hash of what the workspace keeps of a kind: of the only file, or of the hashes of several; `None` for nothing.
pub(crate) fn kept_sum(kept: &[PersonalFile], kind: &str) -> Option<String> {
    let mut sums: Vec<&str> =
        kept.iter().filter(|file| file.kind == kind).map(|file| file.sha256.as_str()).collect();
    sums.sort_unstable();
    match sums.as_slice() {
        [] => None,
        [only] => Some((*only).to_owned()),
        several => Some(Digest::of(&[several.join("\n").as_bytes()]).to_string()),
    }
}
