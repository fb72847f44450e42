//! What agencies set differently: what a variant changes, what it may not, and what becomes of paths.

use std::collections::{BTreeMap, BTreeSet};

use pilar_core::instrument::{Instrument, Variant, ZeroRule};
use pilar_core::path::{Raise, Raises, Search, Unavailable};
use pilar_core::scoring::{explain_question, score};
use pilar_core::worksheet::{Answer, Worksheet};
use rust_decimal::Decimal;

use crate::common::{decimal, tiny, tiny_with};

fn zero(code: &str, rule: ZeroRule) -> Instrument {
    tiny().with(&Variant { zero: BTreeMap::from([(code.into(), rule)]), ..Variant::default() }).expect("fits")
}

/// P.1.x: a good and a done choice, and a share of nothing.
fn sheet() -> Worksheet {
    let choices = [(501, "Sedang"), (502, "Sudah")].map(|(soal, key)| (soal, Answer::Choice(key.into())));
    let counts = [503, 504, 505, 506].map(|soal| (soal, Answer::Number(Decimal::ZERO)));
    choices.into_iter().chain(counts).collect()
}

#[test]
fn a_divisor_of_zero_earns_what_the_rule_says() {
    let told = |rule| {
        let instrument = zero("P.1.x.c", rule);
        let scores = score(&instrument, &sheet());
        let at = instrument.questions.iter().position(|q| q.code == "P.1.x.c").expect("there");
        let node = instrument.nodes.iter().position(|node| node.code == "P.1.x").expect("there");
        let points = scores.nodes[node].points;
        let figures =
            [points.score, points.floor, points.ceiling].map(|points| points.normalize().to_string());
        let first = instrument.questions.iter().position(|q| q.code == "P.1.x.a").expect("there");
        let text = explain_question(&instrument.questions[at], &scores, at, &sheet());
        (figures.join(" "), scores.nodes[node].answered, scores.most_points(&instrument, first), text)
    };
    // Weight 12; the choices earn 0.6 and 1.
    assert_eq!(
        told(ZeroRule::Unanswered),
        ("9.6 6.4 10.4".into(), 2, 4.into(), "tidak dapat dihitung, pembagi nol".into())
    );
    assert_eq!(
        told(ZeroRule::LeftOut),
        (
            "9.6 9.6 9.6".into(),
            6,
            6.into(),
            "pembagi nol, tidak ikut dirata-rata menurut ketentuan penilaian".into()
        )
    );
    assert_eq!(
        told(ZeroRule::Full),
        (
            "10.4 10.4 10.4".into(),
            6,
            4.into(),
            "pembagi nol, bernilai penuh menurut ketentuan penilaian".into()
        )
    );
    assert_eq!(
        told(ZeroRule::Zero),
        ("6.4 6.4 6.4".into(), 6, 4.into(), "pembagi nol, bernilai nol menurut ketentuan penilaian".into())
    );
}

#[test]
fn a_raise_that_changes_which_questions_count_is_refused_and_one_that_does_not_is_searched() {
    let raise = [Raise { soal: 503, to: Answer::Number(Decimal::ONE), cost: 1 }];
    for rule in [ZeroRule::Unanswered, ZeroRule::LeftOut] {
        let faults = Raises::check(&zero("P.1.x.c", rule), &sheet(), &raise).expect_err("refused");
        assert_eq!(faults[0].to_string(), "P.1.x.c.1 menjadi 1 mengubah pertanyaan yang ikut dihitung");
    }
    assert!(Raises::check(&zero("P.1.x.c", ZeroRule::Zero), &sheet(), &raise).is_ok());
}

#[test]
fn every_fault_of_a_variant_is_told_at_once() {
    let minimum = |gate: &str, target: &str, figure: &str| {
        (gate.to_owned(), BTreeMap::from([(target.to_owned(), decimal(figure))]))
    };
    let variant = Variant {
        zero: BTreeMap::from([("P.9".into(), ZeroRule::Full), ("R.b".into(), ZeroRule::Full)]),
        gates: Some("lain".into()),
        minimum: BTreeMap::from([
            minimum("rasa", "emas", "20.5"),
            minimum("semua", "emas", "70"),
            minimum("tanah-air", "perunggu", "1"),
            minimum("x", "emas", "1"),
        ]),
    };
    assert_eq!(
        tiny().with(&variant).expect_err("nothing of it fits"),
        [
            "pertanyaan \"P.9\" tidak dikenal",
            "R.b bukan rasio, jadi tidak ada pembaginya",
            "kumpulan syarat \"lain\" tidak dikenal",
            "nilai minimal rasa harus lebih dari 0 dan paling besar 20",
            "nilai minimal semua pasti, jadi tidak dapat diganti",
            "tanah-air tidak memiliki nilai minimal untuk predikat \"perunggu\"",
            "syarat \"x\" tidak dikenal",
        ]
    );
}

#[test]
fn a_variant_is_said_with_codes_as_they_are_and_figures_as_people_write_them() {
    let variant = Variant {
        zero: BTreeMap::from([("P.1.x.c".into(), ZeroRule::Full)]),
        gates: Some("silang".into()),
        minimum: BTreeMap::from([("rasa".into(), BTreeMap::from([("emas".into(), decimal("12.50"))]))]),
    };
    assert_eq!(variant.text(), "syarat silang; pembagi nol P.1.x.c bernilai penuh; minimal rasa emas 12,5");
}

const CROSSING: &str = "
[[gate_set]]
key = \"silang\"
name = \"Syarat silang\"
replaces = [\"rasa\"]

[[gate_set.gate]]
key = \"air-panen\"
name = \"Air dan panen\"
nodes = [\"P.2\", \"R\"]
unit = \"points\"
minimum = { emas = 15 }
certainty = \"M\"
source = \"Rekaan\"

[[eligibility]]
key = \"lahan\"";

#[test]
fn a_set_of_gates_takes_the_place_of_others_and_one_that_crosses_has_no_path() {
    let base = tiny_with("\n[[eligibility]]\nkey = \"lahan\"", CROSSING).expect("loads");
    assert_eq!(base.facts, tiny().facts, "what may be chosen does not count until it is");
    let variant = Variant { gates: Some("silang".into()), ..Variant::default() };
    let with = base.with(&variant).expect("fits");
    let keys: Vec<&str> = with.gates.iter().map(|gate| gate.key.as_str()).collect();
    assert_eq!(keys, ["semua", "tanah-air", "air-panen"]);
    assert_eq!(with.variant_words(), "syarat area: Syarat silang");
    assert_ne!(with.facts, base.facts);
    assert_eq!(with.with(&Variant::default()).map(|back| back.variant), Ok(Variant::default()));

    let raises = Raises::check(&with, &Worksheet::new(), &[]).expect("no raises");
    let sheet = Worksheet::new();
    let found =
        Search::new(&with, &sheet, &with.targets[1], &raises, &BTreeSet::new(), Decimal::ZERO).cheapest();
    let fault = Unavailable::GatesCross { gate: "Tanah dan air".into(), other: "Air dan panen".into() };
    assert_eq!(found, Err(fault));
}

#[test]
fn a_set_that_replaces_or_judges_what_is_not_there_is_a_fault_of_the_file() {
    let wrong = CROSSING
        .replace("[\"rasa\"]", "[\"rupa\"]")
        .replace("minimum = { emas = 15 }", "minimum = { emas = 99 }");
    assert_eq!(
        tiny_with("\n[[eligibility]]\nkey = \"lahan\"", &wrong).expect_err("faults"),
        [
            "silang: syarat \"rupa\" yang digantikan tidak dikenal",
            "air-panen: nilai minimal 99 untuk \"emas\" melebihi nilai tertinggi, 70",
        ]
    );
}
