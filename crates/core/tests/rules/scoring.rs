//! How each kind of question earns its fraction, and what blanks do.

use pilar_core::gates::judge;
use pilar_core::scoring::score;
use pilar_core::warning::{WarningCode, warnings};
use pilar_core::worksheet::{Answer, Worksheet};
use rust_decimal::Decimal;

use super::common::{all, decimal, node_score, question_score, scores, sheet, tiny};

/// The messages of one kind of warning.
fn warned(typed: &[(u32, &str)], code: WarningCode) -> Vec<String> {
    let tiny = tiny();
    let scores = score(&tiny, &sheet(&tiny, typed));
    let found = warnings(&tiny, &scores, &judge(&tiny, &scores));
    found.into_iter().filter(|warning| warning.code == code).map(|warning| warning.message).collect()
}

#[test]
fn a_choice_earns_what_its_option_says() {
    for (text, value) in [("Baik", "1"), ("Sedang", "0.6"), ("Kurang", "0")] {
        let found = question_score(&scores(&[(501, text)]), "P.1.x.a");
        assert_eq!((found.fraction, found.answered, found.of), (Some(decimal(value)), 1, 1), "{text}");
    }
}

#[test]
fn every_option_of_every_instrument_earns_its_value() {
    for instrument in all() {
        for (at, question) in instrument.questions.iter().enumerate() {
            for option in question.options() {
                let typed = [(question.inputs[0].soal, option.key.as_str())];
                let found = score(&instrument, &sheet(&instrument, &typed)).questions[at];
                assert_eq!(found.fraction, Some(option.value), "{} {}", question.code, option.key);
            }
        }
    }
}

#[test]
fn an_answer_of_zero_is_not_a_blank() {
    // Kurang earns 0 and halves the mean; a blank is left out of it.
    let answered = node_score(&scores(&[(501, "Baik"), (502, "Belum")]), "P.1.x");
    let blank = node_score(&scores(&[(501, "Baik")]), "P.1.x");
    assert_eq!((answered.points.score, answered.answered), (decimal("6"), 2));
    assert_eq!((blank.points.score, blank.answered), (decimal("12"), 1));
    // A count of 0 fills its input; a survey of 0 is an answer too.
    let zeros = [(530, "8"), (531, "0"), (532, "0"), (533, "0")];
    assert_eq!(question_score(&scores(&zeros), "P.2.a").fraction, Some(Decimal::ZERO));
    let survey = node_score(&scores(&[(601, "0")]), "R");
    assert_eq!((survey.points.ceiling, survey.answered), (decimal("10"), 1));
}

#[test]
fn a_blank_sub_area_scores_nothing_and_may_still_earn_its_weight() {
    let points = node_score(&scores(&[(520, "Sudah")]), "P.1.x").points;
    assert_eq!((points.score, points.floor, points.ceiling), (Decimal::ZERO, Decimal::ZERO, decimal("12")));
}

#[test]
fn a_question_with_its_own_weight_stands_outside_any_mean() {
    let points = node_score(&scores(&[(602, "Sedang")]), "R").points;
    // 10 x 0.6; the blank survey of weight 20 is open between 0 and 20.
    assert_eq!((points.score, points.floor, points.ceiling), (decimal("6"), decimal("6"), decimal("26")));
}

#[test]
fn a_share_is_the_numerators_over_the_sum_of_the_denominators() {
    let one = question_score(&scores(&[(503, "4"), (504, "3"), (505, "3"), (506, "5")]), "P.1.x.c");
    assert_eq!(one.fraction, Some(decimal("0.5")));
    let two = [(530, "200"), (531, "30"), (532, "20"), (533, "0")];
    assert_eq!(question_score(&scores(&two), "P.2.a").fraction, Some(decimal("0.25")));
    // One denominator may be zero as long as the sum is not.
    let zero = question_score(&scores(&[(503, "0"), (504, "0"), (505, "4"), (506, "1")]), "P.1.x.c");
    assert_eq!((zero.fraction, zero.zero_denominator), (Some(decimal("0.25")), false));
}

#[test]
fn a_denominator_of_zero_counts_as_unanswered_and_is_flagged() {
    let typed = [(503, "0"), (504, "0"), (505, "0"), (506, "0")];
    let found = question_score(&scores(&typed), "P.1.x.c");
    assert_eq!((found.fraction, found.zero_denominator, found.answered, found.of), (None, true, 0, 4));
    let points = node_score(&scores(&typed), "P.1.x").points;
    assert_eq!((points.floor, points.ceiling), (Decimal::ZERO, decimal("12")));
    assert_eq!(
        warned(&typed, WarningCode::PenyebutNol),
        [
            "Bedengan yang dipupuk (P.1.x.c): pembaginya nol; nilai tidak dapat dihitung dan pertanyaan dianggap belum dijawab."
        ]
    );
    assert!(!scores(&typed).complete());
}

#[test]
fn a_numerator_above_its_denominator_is_clamped_and_warned_about() {
    let typed = [(503, "1"), (504, "1"), (505, "0"), (506, "5")];
    let found = question_score(&scores(&typed), "P.1.x.c");
    assert_eq!((found.fraction, found.outside), (Some(Decimal::ONE), Some(decimal("2.5"))));
    assert_eq!(
        warned(&typed, WarningCode::RasioDibatasi),
        [
            "Bedengan yang dipupuk (P.1.x.c): rasio di luar 0 sampai 100%; nilainya dibatasi. Angka perlu diperiksa kembali."
        ]
    );
    let exact = [(503, "1"), (504, "1"), (505, "0"), (506, "2")];
    assert_eq!(question_score(&scores(&exact), "P.1.x.c").outside, None);
    assert!(warned(&exact, WarningCode::RasioDibatasi).is_empty());
}

#[test]
fn a_title_without_end_is_cut_where_a_warning_names_it() {
    let mut tiny = tiny();
    let question = &mut tiny.questions[0];
    question.title = "panjang ".repeat(50);
    let named = format!("{}… (P.1.x.a)", ["panjang"; 10].join(" "));
    assert_eq!(question.titled("P.1.x.a"), named);
}

#[test]
fn a_decline_is_measured_against_last_year() {
    for (previous, current, fraction, clamped) in [
        ("4", "1", "0.75", false),
        ("4", "0", "1", false),
        ("4", "4", "0", false),
        ("0", "0", "1", false),
        ("0", "3", "0", false),
        ("2", "3", "0", true),
        ("1", "100000000", "0", true),
    ] {
        let found = question_score(&scores(&[(511, previous), (512, current), (510, "0")]), "P.1.y.a");
        let expected = (Some(decimal(fraction)), clamped, false);
        assert_eq!(
            (found.fraction, found.outside.is_some(), found.zero_denominator),
            expected,
            "{previous} -> {current}"
        );
    }
    assert_eq!(
        warned(&[(511, "2"), (512, "3"), (510, "0")], WarningCode::RasioDibatasi),
        ["Penurunan serangan hama (P.1.y.a): jumlahnya naik dari tahun sebelumnya, sehingga nilainya 0."]
    );
}

#[test]
fn an_input_that_must_be_filled_keeps_the_question_open_while_it_is_blank() {
    let found = question_score(&scores(&[(511, "4"), (512, "1")]), "P.1.y.a");
    assert_eq!((found.fraction, found.answered, found.of), (None, 2, 3));
    let filled = question_score(&scores(&[(511, "4"), (512, "1"), (510, "99")]), "P.1.y.a");
    assert_eq!(filled.fraction, Some(decimal("0.75")), "its value takes no part");
    let share = question_score(&scores(&[(530, "2"), (531, "1"), (532, "0")]), "P.2.a");
    assert_eq!((share.fraction, share.answered), (None, 3));
}

#[test]
fn a_survey_is_continuous() {
    for (index, fraction) in [("0", "0"), ("0,01", "0.002"), ("3,61", "0.722"), ("3,6", "0.72"), ("5", "1")] {
        assert_eq!(
            question_score(&scores(&[(601, index)]), "R.a").fraction,
            Some(decimal(fraction)),
            "{index}"
        );
    }
    // The shipped surveys out of 4: 3.61 is 0.9025 of the weight, not the step 3.5 or 3.6.
    let mut seen = 0;
    for instrument in all() {
        for (at, question) in instrument.questions.iter().enumerate() {
            let pilar_core::instrument::Kind::Survey { maximum } = question.kind else { continue };
            let typed = [(question.inputs[0].soal, "3.61")];
            let found = score(&instrument, &sheet(&instrument, &typed)).questions[at];
            assert_eq!(found.fraction, Some(decimal("3.61") / maximum), "{}", question.code);
            seen += usize::from(maximum == decimal("4"));
        }
    }
    assert!(seen >= 2, "surveys out of 4: {seen}");
}

#[test]
fn incomplete_worksheets_say_how_much_is_missing() {
    assert_eq!(
        warned(&[(501, "Baik")], WarningCode::BelumLengkap),
        ["16 dari 17 isian belum bernilai; predikat dinilai dengan isian kosong bernilai 0."]
    );
}

#[test]
fn answers_that_reading_never_lets_in_are_unanswered_and_never_a_panic() {
    let tiny = tiny();
    let number = |value: Decimal| Answer::Number(value);
    let cases: [(&str, Vec<(u32, Answer)>); 6] = [
        ("P.1.x.a", vec![(501, Answer::Choice("Luar biasa".into()))]),
        ("P.1.x.a", vec![(501, number(Decimal::ONE))]),
        ("R.a", vec![(601, Answer::Choice("Baik".into()))]),
        ("R.a", vec![(601, number(decimal("-1")))]),
        (
            "P.1.x.c",
            vec![
                (503, number(Decimal::MAX)),
                (504, number(Decimal::MAX)),
                (505, number(Decimal::MAX)),
                (506, number(Decimal::ONE)),
            ],
        ),
        (
            "P.1.y.a",
            vec![(511, number(Decimal::MIN)), (512, number(Decimal::MAX)), (510, number(Decimal::ZERO))],
        ),
    ];
    for (code, answers) in cases {
        let scores = score(&tiny, &answers.into_iter().collect::<Worksheet>());
        let found = question_score(&scores, code);
        assert_eq!((found.fraction, found.answered), (None, 0), "{code}");
        assert_eq!(scores.total.floor, Decimal::ZERO, "{code}");
    }
}
