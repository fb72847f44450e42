//! `PortalRB`'s JSON: answers in and out, units out, the master question set in.

use std::collections::BTreeMap;

use crate::made_workbooks::{Made, answer, best, file, instrument};
use pilar_core::instrument::{Instrument, Kind};
use pilar_core::scoring::score;
use pilar_core::worksheet::{Layer, Worksheet, read_answer};
use pilar_files::ReadError;
use pilar_files::imported::Imported;
use pilar_files::portalrb::jawaban::{read_jawaban, write_jawaban};
use pilar_files::portalrb::master::{Wording, read_master};
use pilar_files::portalrb::units::write_units;
use pilar_files::report::{Evidence, Report, Row, UnitIdentity};
use pilar_tests::reference;
use serde_json::{Value, json};

fn made(value: &Value) -> Made {
    file("a.json", value.to_string().as_bytes())
}

fn read(value: &Value) -> Result<Imported, ReadError> {
    read_jawaban(&instrument(), &made(value).path)
}

fn refused(value: &Value) -> String {
    told(&read(value).expect_err("refused"))
}

/// The sentence and everything that stands below it.
fn told(error: &ReadError) -> String {
    match error {
        ReadError::Faults(faults) => format!("{error}: {}", faults.join("; ")),
        other => other.to_string(),
    }
}

fn choice(instrument: &Instrument) -> (u32, String, String) {
    let question =
        instrument.questions.iter().find(|question| question.options().len() > 2).expect("question");
    (question.inputs[0].soal, question.code.clone(), question.options()[1].key.clone())
}

#[test]
fn answers_come_as_text_number_or_null_with_ids_either_way() {
    let instrument = instrument();
    let (soal, _, key) = choice(&instrument);
    let count = instrument
        .questions
        .iter()
        .find(|question| matches!(question.kind, Kind::Share { .. }))
        .expect("share");
    let survey = instrument
        .questions
        .iter()
        .find(|question| matches!(question.kind, Kind::Survey { .. }))
        .expect("survey");
    let imported = read(&json!({
        "unit_id": 17, "nama_unit": "Balai Uji", "tahun": 2026, "lain": [[1], {"a": null}],
        "answers": [
            {"soal_id": soal.to_string(), "jawaban_unit": key.to_lowercase(), "catatan_unit": "a\nb", "jawaban_tpi": key},
            {"soal_id": count.inputs[0].soal, "jawaban_unit": 7.0, "bukti_dukung_unit": "x.pdf; y.pdf"},
            {"soal_id": count.inputs[1].soal, "jawaban_unit": 0, "jawaban_tpi": null},
            {"soal_id": survey.inputs[0].soal, "jawaban_unit": "3,6", "catatan_tpi": "baik"},
        ]
    }))
    .expect("readable");
    assert_eq!((imported.portal_unit_id.as_deref(), imported.year), (Some("17"), Some(2026)));
    assert_eq!(imported.unit.as_deref(), Some("Balai Uji"));
    assert_eq!(imported.rows[0].place, "answers[0]");
    assert_eq!(imported.rows[0].note.as_deref(), Some("a\nb"));
    assert_eq!(answer(&imported, soal), key);
    assert_eq!(answer(&imported, count.inputs[0].soal), "7");
    assert_eq!(answer(&imported, count.inputs[1].soal), "0");
    assert_eq!(answer(&imported, survey.inputs[0].soal), "3.6");
    assert_eq!((imported.unreadable.len(), imported.quirks.len()), (0, 0));
}

#[test]
fn values_that_are_no_answers_are_listed_and_the_rest_is_read() {
    let instrument = instrument();
    let (soal, code, key) = choice(&instrument);
    for bad in [json!("F"), json!(85), json!(-1), json!(1e9)] {
        let value =
            json!({"tahun": 2025, "answers": [{"soal_id": soal, "jawaban_unit": bad, "jawaban_tpi": key}]});
        let imported = read(&value).expect("readable");
        assert_eq!(imported.rows.len(), 1);
        assert!(imported.rows[0].answer.is_none() && imported.rows[0].reviewed(Layer::Dalnis).is_some());
        let row = &imported.unreadable[0];
        assert_eq!((row.place.as_str(), row.soal), ("answers[0].jawaban_unit", Some(soal)));
        assert!(row.reason.contains(&format!("bukan pilihan {code}")), "{}", row.reason);
        assert_eq!(imported.quirks[0].code, "tahun_berbeda");
    }
    let soal = |wanted: &dyn Fn(&Kind) -> bool| {
        instrument.questions.iter().find(|question| wanted(&question.kind)).expect("question").inputs[0].soal
    };
    let count = soal(&|kind| matches!(kind, Kind::Share { .. }));
    let survey = soal(&|kind| matches!(kind, Kind::Survey { .. }));
    for (soal, bad, reason) in [
        (survey, json!(4.01), "di luar skala"),
        (count, json!(3.5), "bukan bilangan bulat"),
        (count, json!(-1), "negatif"),
        (count, json!(1e9), "terlalu besar"),
        (count, json!(1e300), "bukan angka"),
        (count, json!("tujuh"), "bukan angka"),
    ] {
        let imported = read(&json!({"answers": [{"soal_id": soal, "jawaban_unit": bad}]})).expect("readable");
        assert!(imported.unreadable[0].reason.contains(reason), "{:?}", imported.unreadable);
    }
}

#[test]
fn faults_of_the_structure_refuse_the_file_with_all_of_them() {
    let name = instrument().name;
    assert_eq!(
        refused(&json!({"answers": [
            {"soal_id": 9999, "jawaban_unit": "A"},
            {"soal_id": 2, "jawaban_unit": "A"},
            {"soal_id": "2", "jawaban_unit": "B"},
            {"soal_id": 3, "jawaban_unit": ["Ya"]},
            {"soal_id": "x"},
            {"jawaban_unit": "A"},
            7,
        ]})),
        format!(
            "6 kesalahan susunan ditemukan: answers[0]: soal_id 9999 tidak ada di {name}; answers[2]: soal_id 2 muncul \
             lebih dari sekali; answers[3].jawaban_unit harus teks, angka, atau null; answers[4].soal_id bukan nomor \
             soal (\"x\"); answers[5].soal_id bukan nomor soal (tidak ada); answers[6] \
             bukan objek"
        )
    );
    assert!(
        refused(&json!({"answers": [{"soal_id": 1.5}]}))
            .contains("answers[0].soal_id bukan nomor soal (1.5)")
    );
    assert!(refused(&json!({"answers": [{"soal_id": -1}]})).contains("bukan nomor soal (-1)"));
    assert!(refused(&json!({"tahun": [2026], "answers": []})).contains("tahun harus teks, angka, atau null"));
    assert!(
        refused(&json!({"tahun": "dua ribu", "answers": []}))
            .contains("tahun \"dua ribu\" bukan angka tahun")
    );
    assert!(refused(&json!({"answers": {}})).starts_with("susunan JSON tidak sesuai: "));
    assert!(refused(&json!({"tahun": 2026})).contains("daftar \"answers\" tidak ada"));
    assert!(refused(&json!([])).starts_with("susunan JSON tidak sesuai: "));
}

#[test]
fn repeated_names_are_not_swallowed() {
    let read = |text: &str| read_jawaban(&instrument(), &file("a.json", text.as_bytes()).path);
    let error = read(r#"{"answers": [{"soal_id": 2, "jawaban_unit": "A", "jawaban_unit": "B"}]}"#)
        .expect_err("refused");
    assert!(told(&error).contains("answers[0] memuat \"jawaban_unit\" lebih dari sekali"), "{error}");
    let error = read(r#"{"answers": [], "answers": []}"#).expect_err("refused");
    assert!(matches!(error, ReadError::WrongShape { .. }));
}

#[test]
fn broken_deep_and_endless_json_is_refused() {
    let read =
        |text: &str| read_jawaban(&instrument(), &file("a.json", text.as_bytes()).path).expect_err("refused");
    assert!(matches!(read("{\"answers\": ["), ReadError::NotJson { .. }));
    assert!(matches!(read("{\"answers\": []} x"), ReadError::NotJson { line: 1, column: 17 }));
    let deep = format!("{{\"answers\": [{{\"soal_id\": {}1{}}}]}}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(matches!(read(&deep), ReadError::TooDeep));
    let deep = format!("{{\"answers\": {}", "[".repeat(100_000));
    assert!(matches!(read(&deep), ReadError::TooDeep));
    let many = format!("{{\"answers\": [{}{{}}]}}", "{\"soal_id\":1},".repeat(1_000_000));
    let error = read(&many);
    assert_eq!(error.to_string(), "berkas memuat 1000001 jawaban, paling banyak 10000");
    let made = file("a.json", b"{");
    std::fs::OpenOptions::new().write(true).open(&made.path).expect("file").set_len(51 << 20).expect("grown");
    assert!(matches!(
        read_jawaban(&instrument(), &made.path),
        Err(ReadError::TooLarge { size: 53_477_376, limit: 50_000_000 })
    ));
}

fn report(instrument: &Instrument) -> Report<'_> {
    let mut rows = BTreeMap::new();
    let mut sheet = Worksheet::new();
    for (question, input) in instrument.inputs().skip(1) {
        let answer = read_answer(question, input, &best(&question.kind, input.soal)).expect("answer");
        sheet.extend(answer.clone().map(|answer| (input.soal, answer)));
        let tpi_answer = answer.clone();
        rows.insert(input.soal, Row { answer, tpi_answer, note: "=1\n\"dua\"".into(), ..Row::default() });
    }
    let second = rows.get_mut(&2).expect("row");
    second.evidence = vec![0];
    second.evidence_text = "https://contoh.go.id/x".into();
    Report {
        state: None,
        instrument,
        identity: UnitIdentity {
            unit: "Balai Uji".into(),
            year: instrument.year,
            portal_unit_id: Some("17".into()),
            category: Some("satker".into()),
            ..UnitIdentity::default()
        },
        official: BTreeMap::new(),
        rows,
        scores: score(instrument, &sheet),
        predicates: Vec::new(),
        evidence: vec![Evidence {
            title: "SK".into(),
            file_name: "SK Tim.pdf".into(),
            path: None,
            size: 1,
            media: "application/pdf".into(),
            sha256: String::new(),
            year: None,
            triwulan: None,
            serves: vec![2],
        }],
        warnings: Vec::new(),
        made_at: chrono::DateTime::parse_from_rfc3339("2026-05-30T08:00:00+07:00").expect("time"),
        made_by: "Pilar".into(),
        part: None,
        annexes: Vec::new(),
    }
}

#[test]
fn what_is_written_is_portalrbs_shape_and_reads_back_the_same() {
    let instrument = instrument();
    let report = report(&instrument);
    let mut bytes = Vec::new();
    write_jawaban(&report, &mut bytes).expect("written");
    let value: Value = serde_json::from_slice(&bytes).expect("JSON");
    assert_eq!(
        (&value["unit_id"], &value["nama_unit"], &value["tahun"]),
        (&json!(17), &json!("Balai Uji"), &json!(2026))
    );
    let answers = value["answers"].as_array().expect("answers");
    assert_eq!(answers.len(), instrument.input_count());
    assert!(answers.iter().zip(1..).all(|(answer, soal)| answer["soal_id"] == json!(soal)));
    assert_eq!(
        answers[0],
        json!({"soal_id": 1, "jawaban_unit": null, "jawaban_tpi": null, "catatan_unit": null,
               "bukti_dukung_unit": null, "catatan_tpi": null})
    );
    assert_eq!(answers[1]["bukti_dukung_unit"], json!("SK Tim.pdf; https://contoh.go.id/x"));
    let survey = instrument
        .questions
        .iter()
        .find(|question| matches!(question.kind, Kind::Survey { .. }))
        .expect("survey");
    assert_eq!(answers[survey.inputs[0].soal as usize - 1]["jawaban_unit"], json!(4));

    let imported = read_jawaban(&instrument, &file("a.json", &bytes).path).expect("readable");
    for row in &imported.rows {
        let own = report.rows.get(&row.soal).cloned().unwrap_or_default();
        assert_eq!((&row.answer, row.reviewed(Layer::Dalnis)), (&own.answer, own.tpi_answer.as_ref()));
        assert_eq!(row.note.clone().unwrap_or_default(), own.note);
    }
    assert_eq!(imported.unreadable, []);
}

#[test]
fn units_are_written_as_portalrb_asks() {
    let instrument = instrument();
    let identity = report(&instrument).identity;
    let mut bytes = Vec::new();
    write_units(2026, [&identity], &mut bytes).expect("written");
    let value: Value = serde_json::from_slice(&bytes).expect("JSON");
    assert_eq!(
        value,
        json!({"tahun": 2026, "units": [{"id": 17, "nama": "Balai Uji", "kategori": "satker", "afirmasi": false}]})
    );
}

/// A master set made from the instrument, in `PortalRB`'s shape.
fn master(instrument: &Instrument) -> Value {
    fn node(instrument: &Instrument, at: usize) -> Value {
        let node_ = &instrument.nodes[at];
        let weight: f64 = node_.weight.to_string().parse().expect("number");
        let soals: Vec<Value> = node_
            .questions
            .iter()
            .map(|at| &instrument.questions[*at])
            .flat_map(|question| question.inputs.iter().map(move |input| (question, input)))
            .map(|(question, input)| {
                let scheme: Vec<Value> = question
                    .options()
                    .iter()
                    .map(|option| {
                        let value: f64 = option.value.to_string().parse().expect("number");
                        json!({"key": option.key, "label": format!("label {}", option.key), "multiplier": value})
                    })
                    .collect();
                json!({"id": input.soal, "teks_pertanyaan": "Teks resmi", "kriteria_nilai": "a\r\nb",
                       "jenis_jawaban": "X", "skema_penilaian": scheme})
            })
            .collect();
        let children: Vec<Value> = node_.children.iter().map(|child| node(instrument, *child)).collect();
        json!({"id": node_.id, "nama": node_.name, "bobot_maksimal": weight, "children": children, "soals": soals})
    }
    let tops = instrument.nodes.iter().enumerate().filter(|(_, node)| node.parent.is_none());
    let data: Vec<Value> = tops.map(|(at, _)| node(instrument, at)).collect();
    json!({"tahun": instrument.year, "generated_at": "2026-06-09", "data": data})
}

#[test]
fn the_master_set_becomes_wording_by_soal_id() {
    let instrument = instrument();
    let wording = read_master(&instrument, &made(&master(&instrument)).path).expect("readable");
    assert_eq!(wording.questions.len(), instrument.input_count());
    let (soal, _, key) = choice(&instrument);
    let words = &wording.questions[&soal];
    assert_eq!((words.question.as_str(), words.criteria.as_str()), ("Teks resmi", "a\nb"));
    assert_eq!(words.options[&key], format!("label {key}"));
    let text = serde_json::to_string(&wording).expect("JSON");
    assert_eq!(serde_json::from_str::<Wording>(&text).expect("read back"), wording);
}

#[test]
fn a_master_set_that_disagrees_is_refused_with_the_disagreements() {
    let instrument = instrument();
    let refused = |change: &dyn Fn(&mut String)| {
        let mut text = master(&instrument).to_string();
        change(&mut text);
        told(&read_master(&instrument, &file("a.json", text.as_bytes()).path).expect_err("refused"))
    };
    assert!(refused(&|text| *text = text.replacen("0.67", "0.66", 1)).contains("pilihan atau nilai soal"));
    assert!(
        refused(&|text| *text = text.replacen("\"tahun\":2026", "\"tahun\":2025", 1)).contains("tahun 2025")
    );
    assert!(
        refused(&|text| *text = text.replacen("\"id\":127,", "\"id\":128,", 1))
            .contains("soal 127 tidak ada")
    );
    assert!(
        refused(&|text| *text = text.replacen("\"bobot_maksimal\":17.5", "\"bobot_maksimal\":18", 1))
            .contains("bobot simpul")
    );
    assert!(refused(&|text| *text = "{\"tahun\": 2026}".into()).starts_with("susunan JSON tidak sesuai"));
}

#[test]
fn the_real_master_set_agrees_with_the_instrument() {
    let Some(path) = reference("portalrb-master-soal-2026.json") else { return };
    let instrument = instrument();
    let wording = read_master(&instrument, &path).expect("readable");
    assert_eq!(wording.questions.len(), instrument.input_count());
    assert!(wording.questions.values().all(|words| !words.question.is_empty()));
}

#[test]
fn links_that_run_something_and_fields_nobody_knows_are_named_and_not_taken() {
    let instrument = instrument();
    let soals: Vec<u32> = instrument.inputs().map(|(_, input)| input.soal).take(4).collect();
    let imported = read(&json!({ "tahun": 2026, "answers": [
        { "soal_id": soals[0], "bukti_dukung_unit": "SK.pdf; https://budi:rahasia@a.id/x.pdf" },
        { "soal_id": soals[1], "bukti_dukung_unit": "javascript:alert(1)", "temuan": "ada", "kosong": " " },
        { "soal_id": soals[2], "bukti_dukung_unit": "SK.pdf; https://a.id/@budi", "temuan": 7 },
        { "soal_id": soals[3], "bukti_dukung_unit": "SK Tim nomor 7 https://budi:rahasia@a.id/x" },
    ] }))
    .expect("readable");
    let texts: Vec<_> = imported.rows.iter().map(|row| row.evidence_text.as_deref()).collect();
    assert_eq!(texts, [Some("SK.pdf"), None, Some("SK.pdf; https://a.id/@budi"), Some("SK Tim nomor 7")]);
    let said: Vec<_> = imported.quirks.iter().map(|quirk| quirk.message.as_str()).collect();
    assert_eq!(
        said,
        [
            "Isi \"temuan\" tidak diambil: 2 jawaban memuatnya.",
            "Tautan yang memuat kata sandi atau menjalankan sesuatu di komputer tidak diambil; selebihnya diambil."
        ]
    );
    assert_eq!(imported.quirks[1].place, "answers[0], answers[1], answers[3]");
}

#[test]
fn of_many_fields_nobody_knows_those_in_most_answers_are_named_and_the_others_counted() {
    let soals: Vec<u32> = instrument().inputs().map(|(_, input)| input.soal).take(2).collect();
    let mut first = json!({ "soal_id": soals[0], "zz": "ada" });
    for at in 0..21 {
        first[format!("a{at:02}")] = json!("ada");
    }
    let answers = json!([first, { "soal_id": soals[1], "zz": "ada" }]);
    let imported = read(&json!({ "tahun": 2026, "answers": answers })).expect("readable");
    let said: Vec<_> = imported.quirks.iter().map(|quirk| quirk.message.as_str()).collect();
    assert_eq!(said.len(), 21);
    assert_eq!(said[0], "Isi \"zz\" tidak diambil: 2 jawaban memuatnya.");
    assert_eq!(said[1], "Isi \"a00\" tidak diambil: 1 jawaban memuatnya.");
    assert_eq!(said[20], "Isi 2 kolom lain juga tidak diambil.");
}
