use pilar_app::exchange::{ExportFormat, ImportFile, find_column_map, import_file};
use pilar_app::instruments;
use pilar_app::worksheet::{HitKind, search};
use pilar_core::instrument::Instrument;
use serde_json::{Value, json};

use crate::Office;

/// A made-up master set: the texts name their soal.
fn master(instrument: &Instrument) -> Value {
    fn node(instrument: &Instrument, at: usize) -> Value {
        let node_ = &instrument.nodes[at];
        let questions = node_.questions.iter().map(|at| &instrument.questions[*at]);
        let soals = questions.flat_map(|question| {
            let options = question.options().iter();
            let number = |number: &dyn ToString| number.to_string().parse::<f64>().expect("a number");
            let scheme: Vec<Value> = options
                .map(|one| json!({"key": one.key, "label": "Bunyi zirkon", "multiplier": number(&one.value)}))
                .collect();
            question.inputs.iter().map(move |input| {
                json!({"id": input.soal, "teks_pertanyaan": format!("Bunyi kuarsa {}", input.soal),
                    "kriteria_nilai": "Bunyi granit", "skema_penilaian": scheme})
            })
        });
        let children: Vec<Value> = node_.children.iter().map(|child| node(instrument, *child)).collect();
        json!({"id": node_.id, "soals": soals.collect::<Vec<_>>(), "children": children})
    }
    let tops = instrument.nodes.iter().enumerate().filter(|(_, node)| node.parent.is_none());
    let data: Vec<Value> = tops.map(|(at, _)| node(instrument, at)).collect();
    json!({"tahun": instrument.year, "data": data})
}

fn load(office: &mut Office) {
    let instrument = instruments().expect("instruments").last().expect("one");
    let path = office.folder.path().join("soal.json");
    std::fs::write(&path, master(instrument).to_string()).expect("written");
    let given = ImportFile {
        path,
        into: None,
        dry_run: false,
        skip_unreadable: false,
        sheet: None,
        map: None,
        pictures: false,
        names: None,
    };
    import_file(Some(&mut office.session), &given).expect("loaded");
}

/// The headings of a workbook.
fn headings(office: &Office) -> String {
    let path = office.export(ExportFormat::Xlsx, "LKE.xlsx");
    format!("{:?}", find_column_map(&path, None).expect("columns"))
}

#[test]
fn a_search_finds_the_official_wording_and_the_own_one() {
    let mut office = Office::new();
    let question = &instruments().expect("instruments").last().expect("one").questions[1];
    let find = |office: &Office, text: &str| search(&office.session, office.id, text).expect("hits");
    assert!(find(&office, "kuarsa").is_empty());
    load(&mut office);
    for text in ["kuarsa 2", "granit", "zirkon"] {
        let hits = find(&office, text);
        let of_it = hits.iter().find(|hit| hit.soal_id == Some(question.inputs[0].soal)).expect(text);
        assert_eq!((of_it.kind, of_it.title.as_str()), (HitKind::Wording, question.title.as_str()));
    }
    let own = find(&office, &question.options()[0].criterion);
    assert!(own.iter().any(|hit| hit.kind == HitKind::Question && hit.title == question.title));
}

#[test]
fn a_workbook_says_whose_criteria_it_carries() {
    let mut office = Office::new();
    assert!(headings(&office).contains("Kriteria, diringkas oleh Pilar; yang mengikat adalah teks resmi"));
    load(&mut office);
    assert!(headings(&office).contains("Kriteria menurut teks resmi, yang mengikat"));
}

#[test]
fn a_printed_report_has_the_official_text_where_it_is_loaded() {
    let mut office = Office::new();
    for (code, best, _) in Office::choices().iter().take(12) {
        office.answer(code, best);
    }
    let printed = |office: &Office, name: &str| {
        std::fs::metadata(office.export(ExportFormat::Pdf, name)).expect("a file").len()
    };
    let without = printed(&office, "sebelum.pdf");
    load(&mut office);
    let with = printed(&office, "sesudah.pdf");
    assert!(with > without + 200, "{with} bytes with it, {without} without");
}
