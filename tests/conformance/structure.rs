//! Every fact of `structure.json` is in the instrument, and nothing else.

use std::collections::BTreeMap;

use pilar_core::instrument::{Instrument, Kind, Question};
use rust_decimal::Decimal;
use serde_json::Value;

/// A JSON number as the decimal it was written as.
fn decimal(value: &Value) -> Decimal {
    value.to_string().parse().unwrap_or_else(|_| panic!("{value} is no number"))
}

fn number(value: &Value) -> u32 {
    u32::try_from(value.as_u64().unwrap_or_else(|| panic!("{value} is no whole number")))
        .expect("a small number")
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn numbers(value: &Value, key: &str) -> Vec<u32> {
    list(value, key).iter().map(number).collect()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("{key} of {value}"))
}

#[test]
fn the_instrument_has_the_size_of_the_regulation() {
    let instrument = pilar_tests::instrument();
    let counts = (instrument.nodes.len(), instrument.questions.len(), instrument.input_count());
    assert_eq!(counts, (62, 113, 127));
    assert!(
        instrument.inputs().map(|(_, input)| input.soal).eq(1..=127),
        "soal 1 to 127, in the order of the sheet"
    );
    let weight =
        |code: &str| instrument.nodes.iter().find(|node| node.code == code).expect(code).weight.to_string();
    for (code, points) in [
        ("A", "60"),
        ("A.I", "30"),
        ("A.II", "30"),
        ("A.I.1", "4"),
        ("A.II.1", "4"),
        ("A.I.2", "3.5"),
        ("A.II.2", "3.5"),
        ("A.I.3", "5"),
        ("A.II.3", "5"),
        ("A.I.4", "5"),
        ("A.II.4", "5"),
        ("A.I.5", "7.5"),
        ("A.II.5", "7.5"),
        ("A.I.6", "5"),
        ("A.II.6", "5"),
        ("B", "40"),
        ("B.I", "22.5"),
        ("B.II", "17.5"),
    ] {
        assert_eq!(weight(code), points, "{code}");
    }
    let own: Vec<(u32, String)> = instrument
        .questions
        .iter()
        .filter_map(|question| Some((question.inputs[0].soal, question.weight?.to_string())))
        .filter(|(soal, _)| *soal > 124)
        .collect();
    assert_eq!(own, [(125, "17.5".into()), (126, "5".into()), (127, "17.5".into())]);
}

#[test]
fn the_gates_are_those_of_the_regulation() {
    let instrument = pilar_tests::instrument();
    let found: Vec<(String, Vec<(&str, String)>)> = instrument
        .gates
        .iter()
        .map(|gate| {
            let minimum = gate.minimum.iter().map(|(target, minimum)| (target.as_str(), minimum.to_string()));
            (gate.key.clone(), minimum.collect())
        })
        .collect();
    let both = |wbbm: &str, wbk: &str| vec![("wbbm", wbbm.to_owned()), ("wbk", wbk.to_owned())];
    let mut expected =
        vec![("total".to_owned(), both("85", "75")), ("pengungkit".to_owned(), both("48", "40"))];
    let areas = instrument.areas.iter().filter(|area| area.number.is_some());
    expected.extend(areas.map(|area| (area.key.clone(), both("75", "60"))));
    expected.extend([
        ("birokrasi-bersih".to_owned(), both("19.5", "18.25")),
        ("ipak".to_owned(), both("15.75", "15.75")),
        ("capaian-kinerja".to_owned(), both("3.75", "2.5")),
        ("pelayanan-prima".to_owned(), both("15.75", "14")),
    ]);
    assert_eq!(found, expected);
}

#[test]
fn every_fact_of_the_structure_is_in_the_instrument() {
    let Some(path) = pilar_tests::reference("structure.json") else { return };
    let structure: Value =
        serde_json::from_str(&std::fs::read_to_string(path).expect("readable")).expect("JSON");
    let instrument = pilar_tests::instrument();
    assert_eq!(number(&structure["total_soal"]) as usize, instrument.input_count());
    nodes(&instrument, list(&structure, "nodes"));
    let questions: BTreeMap<&str, &Question> =
        instrument.questions.iter().map(|question| (question.code.as_str(), question)).collect();
    let expected = list(&structure, "questions");
    assert_eq!(questions.len(), expected.len());
    for fact in expected {
        let question =
            questions.get(text(fact, "code")).unwrap_or_else(|| panic!("{} is missing", fact["code"]));
        assert_eq!(instrument.nodes[question.node].id, number(&fact["node"]), "node of {}", question.code);
        kind(question, fact);
        inputs(&instrument, question, list(fact, "inputs"));
    }
}

fn nodes(instrument: &Instrument, facts: &[Value]) {
    assert_eq!(instrument.nodes.len(), facts.len());
    for (node, fact) in instrument.nodes.iter().zip(facts) {
        let parent = node.parent.map(|parent| instrument.nodes[parent].id);
        assert_eq!(node.id, number(&fact["id"]));
        assert_eq!(
            parent,
            fact["parent"].as_u64().map(|_| number(&fact["parent"])),
            "parent of {}",
            node.code
        );
        assert_eq!(node.code, text(fact, "code"));
        assert_eq!(node.name, text(fact, "name"));
        assert_eq!(node.level, text(fact, "level"), "level of {}", node.code);
        assert_eq!(node.weight, decimal(&fact["weight"]), "weight of {}", node.code);
        assert_eq!(node.workbook_row, number(&fact["workbook_row"]), "row of {}", node.code);
    }
}

fn kind(question: &Question, fact: &Value) {
    let code = &question.code;
    // The second half of a question that has weight null earns its share of the mean.
    let weight = fact.get("weight").filter(|weight| !weight.is_null()).map(decimal);
    assert_eq!(question.weight, weight, "weight of {code}");
    match &question.kind {
        Kind::Choice { options } => {
            assert_eq!(text(fact, "kind"), "choice", "{code}");
            let found: Vec<(&str, Decimal)> =
                options.iter().map(|option| (option.key.as_str(), option.value)).collect();
            let expected: Vec<(&str, Decimal)> = list(fact, "options")
                .iter()
                .map(|option| (option[0].as_str().expect("a key"), decimal(&option[1])))
                .collect();
            assert_eq!(found, expected, "options of {code}");
        }
        Kind::Survey { maximum } => {
            assert_eq!(text(fact, "kind"), "survey", "{code}");
            assert_eq!(
                list(fact, "scale").iter().map(decimal).collect::<Vec<_>>(),
                [Decimal::ZERO, *maximum],
                "{code}"
            );
        }
        Kind::Share { numerator, denominator, must_be_filled } => {
            assert_eq!((text(fact, "kind"), text(fact, "formula")), ("ratio", "share"), "{code}");
            assert_eq!(*numerator, numbers(fact, "numerator"), "numerator of {code}");
            assert_eq!(*denominator, numbers(fact, "denominator"), "denominator of {code}");
            assert_eq!(*must_be_filled, numbers(fact, "must_be_filled"), "{code}");
        }
        Kind::Decline { previous, current, must_be_filled } => {
            assert_eq!((text(fact, "kind"), text(fact, "formula")), ("ratio", "decline"), "{code}");
            assert_eq!(
                (*previous, *current),
                (number(&fact["previous"]), number(&fact["current"])),
                "{code}"
            );
            assert_eq!(*must_be_filled, numbers(fact, "must_be_filled"), "{code}");
        }
    }
}

fn inputs(instrument: &Instrument, question: &Question, facts: &[Value]) {
    assert_eq!(question.inputs.len(), facts.len(), "inputs of {}", question.code);
    let (official, portal) = (&instrument.workbook.official, &instrument.workbook.portal);
    for (input, fact) in question.inputs.iter().zip(facts) {
        assert_eq!(input.soal, number(&fact["soal_id"]), "{}", input.code);
        assert_eq!(
            format!("{}{}", official.answer, input.workbook_row),
            text(fact, "workbook_cell"),
            "{}",
            input.code
        );
        let place = &fact["portalrb"];
        assert_eq!(input.portal_row, number(&place["row"]), "{}", input.code);
        let columns = ["sheet", "unit_answer", "unit_note", "unit_evidence", "tpi_answer", "tpi_note"];
        assert_eq!(
            columns.map(|column| text(place, column)),
            [
                portal.sheet.as_str(),
                &portal.unit_answer,
                &portal.unit_note,
                &portal.unit_evidence,
                &portal.tpi_answer,
                &portal.tpi_note,
            ]
        );
    }
}
