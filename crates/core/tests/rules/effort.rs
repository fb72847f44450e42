//! The model of effort: which raises it knows, and what is wrong with one.

use pilar_core::assessment::{Assessment, Begun, require_value};
use pilar_core::instrument::{Instrument, ZeroRule};
use pilar_core::journal::Subject;
use pilar_core::path::{Limits, Raise, Raises, raises_by_effort};
use serde_json::{Value, json};
use uuid::Uuid;

use super::common::{TINY, decimal, load_texts, question, sheet};

/// The tiny instrument with a model of effort.
fn with(effort: &str) -> Result<Instrument, Vec<String>> {
    let mut files: Vec<(&str, String)> =
        TINY.iter().map(|(name, text)| (*name, (*text).to_owned())).collect();
    files.push(("effort.toml", format!("format = 1\n{effort}")));
    load_texts(&files)
}

const KINDS: &str = "
[effort]
unit = \"hari\"
choice = { cost = 2 }
survey = { cost = 5, targets = [60, 80, 100] }
share = { cost = 3, targets = [50, 90, 100] }
decline = { cost = 4, targets = [50, 100] }
";

fn told(raises: &[Raise]) -> Vec<String> {
    raises.iter().map(|raise| format!("{} {} {}", raise.soal, raise.to, raise.cost)).collect()
}

#[test]
fn every_level_that_is_passed_costs_the_same() {
    let instrument = with(KINDS).expect("an instrument");
    let answers = [
        (501, "Kurang"),
        (503, "4"),
        (504, "3"),
        (505, "3"),
        (506, "6"),
        (511, "9"),
        (512, "9"),
        (510, "0"),
        (540, "Baik"),
        (601, "3,1"),
        // A ratio that is not filled is not raised: nobody knows its counts.
        (530, "5"),
    ];
    let sheet = sheet(&instrument, &answers);
    let effort = instrument.effort.as_ref().expect("a model");
    assert_eq!(effort.unit, "hari");
    assert_eq!(
        told(&raises_by_effort(&instrument, &sheet, effort)),
        [
            "501 Sedang 2",
            "501 Baik 4",
            "502 Sudah 2",
            "506 9 3",
            "506 10 6",
            "512 4 4",
            "512 0 8",
            "520 Sudah 2",
            "601 4 5",
            "601 5 10",
            "602 Sedang 2",
            "602 Baik 4",
        ]
    );
}

#[test]
fn a_decline_from_nothing_is_raised_only_where_that_earns_something_under_its_rule() {
    let mut instrument = with(KINDS).expect("an instrument");
    let effort = instrument.effort.clone().expect("a model");
    let at = question(&instrument, "P.1.y.a");
    let sheet = sheet(&instrument, &[(511, "0"), (512, "5"), (510, "0")]);
    for rule in ZeroRule::ALL {
        instrument.questions[at].zero = rule;
        let raises = raises_by_effort(&instrument, &sheet, &effort);
        assert_eq!(raises.iter().any(|raise| raise.soal == 512), rule == ZeroRule::Full, "{rule:?}");
        Raises::check(&instrument, &sheet, &raises).expect("what the model offers can be searched");
    }
}

#[test]
fn a_question_may_cost_otherwise_be_locked_capped_or_planned() {
    let own = "
[[effort.question]]
code = \"P.1.x.a\"
cost = 7
cap = \"Sedang\"

[[effort.question]]
code = \"P.1.x.b\"
pin = true

[[effort.question]]
code = \"P.1.y.b\"
lock = true

[[effort.question]]
code = \"R.a\"
targets = [50, 70]
cap = 60
";
    let instrument = with(&format!("{KINDS}{own}")).expect("an instrument");
    let effort = instrument.effort.as_ref().expect("a model");
    let raises = raises_by_effort(&instrument, &sheet(&instrument, &[]), effort);
    let told = told(&raises);
    assert_eq!(told[..4], ["501 Sedang 7", "502 Sudah 0", "540 Sedang 2", "540 Baik 4"]);
    assert_eq!(told[4..], ["601 2.5 5", "602 Sedang 2", "602 Baik 4"]);
}

#[test]
fn limits_leave_raises_out_and_make_planned_ones_free() {
    let instrument = with(KINDS).expect("an instrument");
    let at = |code| question(&instrument, code);
    let mut limits = Limits::default();
    limits.locked.extend([at("P.1.x.b"), at("P.1.y.b")]);
    limits.pinned.extend([at("P.1.x.a"), at("P.1.y.b")]);
    let cap = |code, text| Limits::cap(&instrument.questions[at(code)], text);
    limits.caps.insert(at("P.1.x.a"), cap("P.1.x.a", "sedang").expect("an answer").expect("no blank"));
    let (empty, effort) = (sheet(&instrument, &[]), instrument.effort.as_ref().expect("a model"));
    let raises = limits.apply(&instrument, &empty, raises_by_effort(&instrument, &empty, effort));
    assert_eq!(told(&raises)[..2], ["501 Sedang 0", "540 Sedang 2"]);
    assert!(raises.iter().all(|raise| raise.soal != 502 && raise.soal != 520));

    assert_eq!(cap("R.a", "3,5"), Ok(Some(decimal("0.7"))));
    assert_eq!(cap("P.2.a", "75"), Ok(Some(decimal("0.75"))));
    assert_eq!(cap("R.a", " "), Ok(None));
    let refused = |code, text| cap(code, text).expect_err("refused").to_string();
    assert_eq!(refused("P.2.a", "101"), "jawaban 101 untuk P.2.a di luar skala");
    assert_eq!(refused("P.2.a", "Baik"), "jawaban \"Baik\" untuk P.2.a bukan angka");
    assert_eq!(refused("P.2.b", "A"), "jawaban \"A\" bukan pilihan P.2.b");
}

#[test]
fn every_fault_of_a_model_is_told_at_once() {
    let faults = with(
        "
[effort]
langkah = 1
choice = { cost = -1, targets = [50] }
survey = { cost = 10001, targets = [80, 60] }
share = { cost = 3 }

[[effort.question]]
code = \"P.9\"

[[effort.question]]
code = \"P.1.x.a\"
cost = -4
targets = [50]
cap = \"Bagus\"
lock = true
pin = true
harga = 3

[[effort.question]]
code = \"P.1.x.a\"

[[effort.question]]
code = \"R.a\"
cap = 101
",
    );
    assert_eq!(
        faults.expect_err("faults"),
        [
            "effort: isian \"langkah\" tidak dikenal",
            "P.1.x.a: isian \"harga\" tidak dikenal",
            "effort: satuan biaya kosong",
            "effort: pertanyaan \"P.9\" tidak dikenal",
            "effort: pertanyaan P.1.x.a ada dua kali",
            "effort.choice: targets tidak dipakai jenis choice",
            "effort.choice: biaya -1 di luar 0 sampai 10000",
            "effort.survey: biaya 10001 di luar 0 sampai 10000",
            "effort.survey: targets harus naik, masing-masing di atas 0 sampai 100 persen",
            "effort.share: jenis share memerlukan targets",
            "effort P.1.x.a: biaya -4 di luar 0 sampai 10000",
            "effort P.1.x.a: targets tidak dipakai jenis choice",
            "effort P.1.x.a: lock dan pin tidak dapat bersamaan",
            "effort P.1.x.a: cap bukan pilihan pertanyaan ini, atau bukan persen untuk jenis lain",
            "effort: jenis decline dipakai P.1.y.a, tetapi biayanya tidak ada",
            "effort R.a: cap bukan pilihan pertanyaan ini, atau bukan persen untuk jenis lain",
        ]
    );
    let mut twice: Vec<(&str, String)> =
        TINY.iter().map(|(name, text)| (*name, (*text).to_owned())).collect();
    twice.extend(["satu.toml", "dua.toml"].map(|name| (name, format!("format = 1\n{KINDS}"))));
    assert_eq!(load_texts(&twice).expect_err("twice"), ["dua.toml: bagian [effort] ada di dua berkas"]);
}

#[test]
fn costs_beyond_all_bounds_are_too_dear_and_break_nothing() {
    let instrument = with(KINDS).expect("an instrument");
    let sheet = sheet(&instrument, &[(501, "Kurang"), (601, "3,1")]);
    let mut effort = instrument.effort.clone().expect("a model");
    for code in ["P.1.x.a", "R.a"] {
        effort.questions[question(&instrument, code)].cost = u64::MAX;
    }
    let raises = raises_by_effort(&instrument, &sheet, &effort);
    assert!(raises.iter().any(|raise| raise.cost == u64::MAX));
    let faults = Raises::check(&instrument, &sheet, &raises).expect_err("too dear");
    assert!(faults.iter().any(|fault| fault.to_string().ends_with(", paling banyak 10000")), "{faults:?}");
}

#[test]
fn what_cannot_be_counted_with_is_refused_and_days_that_are_unknown_are_left_aside() {
    let instrument: &'static Instrument = Box::leak(Box::new(with(KINDS).expect("an instrument")));
    let refused = |subject: &Subject, value: Value| require_value(instrument, subject, &value).err();
    let effort = Subject::Effort(501);
    assert_eq!(refused(&effort, json!({ "cost": 10_000, "days": 10_000 })), None);
    for value in [json!({ "cost": 10_001 }), json!({ "days": 10_001 })] {
        assert_eq!(refused(&effort, value).as_deref(), Some("biaya satu tingkat di luar 0 sampai 10000"));
    }
    assert_eq!(refused(&Subject::EffortDays, json!(10)), None);
    for value in [json!(0), json!(11)] {
        let said = refused(&Subject::EffortDays, value);
        assert_eq!(said.as_deref(), Some("hari tiap satuan biaya di luar 1 sampai 10"));
    }
    assert!(refused(&Subject::EffortDays, json!("tiga")).is_some());

    let counted = |value: Value| {
        let profile = Value::Object(serde_json::Map::new());
        let id = Uuid::from_u128(7);
        let begun = Begun { id, instrument, created_millis: 0, changed_millis: 0, profile: &profile };
        let values = [(Subject::EffortDays, value)];
        let values = values.iter().map(|(subject, value)| (subject, value));
        Assessment::fold(begun, values).expect("an assessment").effort_days
    };
    assert_eq!(counted(json!(3)), Some(3));
    assert_eq!(counted(json!(20)), None, "of a later version");
}
