//! What has to be said beside two totals: how much was reviewed, and what was not counted in them.

use pilar_core::instrument::{Instrument, ZeroRule};
use pilar_core::review::Reviewed;
use pilar_core::scoring::{QuestionScore, Scores, format_points};

/// For example `Reviu TPI mencakup 1 dari 127 isian; …`; `None` where every input was reviewed.
pub fn coverage(reviewed: Reviewed) -> Option<String> {
    let (left, answered) = (reviewed.left(), reviewed.answered);
    let rest = match answered {
        _ if left == 0 => return None,
        0 => "pada isian lain hasil evaluasi memakai jawaban unit kerja".to_owned(),
        _ if answered == left => {
            "pada isian lain hasil evaluasi memakai jawaban TPI tanpa hasil reviu yang berlaku".to_owned()
        }
        _ => format!(
            "dari isian lain, {answered} memakai jawaban TPI tanpa hasil reviu yang berlaku dan {} memakai jawaban unit \
             kerja",
            left - answered
        ),
    };
    Some(format!("Reviu TPI mencakup {} dari {} isian; {rest}.", reviewed.count(), reviewed.of))
}

/// The totals that the gates are judged on, where these are not the totals of the official sheet; `None` where they are.
pub fn judged_on(own: &Scores, found: Option<&Scores>) -> Option<String> {
    let all = || [Some(own), found].into_iter().flatten();
    let floor = |scores: &Scores| format_points(scores.total.floor);
    if all().all(|scores| format_points(scores.total.score) == floor(scores)) {
        return None;
    }
    let blank = all().any(|scores| filled(scores) < scores.of);
    let zero = all().any(|scores| scores.questions.iter().any(is_uncounted));
    let what = match (blank, zero) {
        (true, true) => "isian kosong dan rasio yang pembaginya nol",
        (false, true) => "rasio yang pembaginya nol",
        (_, false) => "isian kosong",
    };
    let theirs =
        found.map_or_else(String::new, |found| format!(" dan {} menurut hasil evaluasi", floor(found)));
    Some(format!(
        "Dalam nilai itu {what} tidak ikut dirata-rata; dalam penilaian syarat nilai dihitung 0, sehingga nilainya {} \
         menurut penilaian mandiri{theirs}.",
        floor(own)
    ))
}

/// Filled inputs, those of ratios that cannot be computed among them.
pub(super) fn filled(scores: &Scores) -> usize {
    let uncounted = scores.questions.iter().filter(|score| is_uncounted(score));
    scores.answered + uncounted.map(|score| score.of).sum::<usize>()
}

/// Which ratios have nothing to be divided by and what became of them, in parts of a sentence.
pub(super) fn zeros(instrument: &Instrument, scores: &Scores) -> Vec<String> {
    let codes = |wanted: &dyn Fn(&QuestionScore, ZeroRule) -> bool| -> Option<String> {
        let both = instrument.questions.iter().zip(&scores.questions);
        let found: Vec<&str> = both
            .filter(|&(question, score)| score.zero_denominator && wanted(score, question.zero))
            .map(|(question, _)| question.code.as_str())
            .collect();
        (!found.is_empty()).then(|| found.join(", "))
    };
    let uncounted = codes(&|score, _| is_uncounted(score)).map(|codes| {
        format!(
            "pembagi rasio {codes} nol, sehingga tidak dapat dihitung; rasio itu tidak ikut dirata-rata, dan dalam \
             penilaian syarat nilai dihitung 0"
        )
    });
    let by_rule = ZeroRule::ALL.into_iter().filter_map(|rule| {
        let codes = codes(&|score, own| !is_uncounted(score) && own == rule)?;
        Some(format!("pembagi rasio {codes} nol; menurut ketentuan penilaian {}", rule.name()))
    });
    uncounted.into_iter().chain(by_rule).collect()
}

fn is_uncounted(score: &QuestionScore) -> bool {
    score.zero_denominator && score.fraction.is_none() && !score.left_out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_on_what_was_reviewed_says_what_stands_for_the_rest() {
        for (agreed, revise, answered, said) in [
            (6, 4, 0, None),
            (7, 0, 0, Some("7 dari 10 isian; pada isian lain hasil evaluasi memakai jawaban unit kerja.")),
            (
                4,
                3,
                3,
                Some(
                    "7 dari 10 isian; pada isian lain hasil evaluasi memakai jawaban TPI tanpa hasil reviu yang berlaku.",
                ),
            ),
            (
                7,
                0,
                2,
                Some(
                    "7 dari 10 isian; dari isian lain, 2 memakai jawaban TPI tanpa hasil reviu yang berlaku dan 1 memakai \
                     jawaban unit kerja.",
                ),
            ),
            (0, 0, 0, Some("0 dari 10 isian; pada isian lain hasil evaluasi memakai jawaban unit kerja.")),
        ] {
            let said = said.map(|rest| format!("Reviu TPI mencakup {rest}"));
            assert_eq!(coverage(Reviewed { of: 10, agreed, revise, answered }), said);
        }
        assert_eq!(coverage(Reviewed::default()), None);
    }
}
