//! The LHE, the portfolio, and everybody with the same worksheet in the end.

use std::path::Path;

use pilar_core::instrument::Instrument;
use pilar_tests::bag::Bag;
use serde_json::{Value, json};

use crate::by_hand::{ByHand, near, number, printed};
use crate::merging::{rows, sound_for_others};
use crate::office::{DEADLINE, INSTANSI, Office, UNIT};
use crate::people::Person;
use crate::round_one::RECOMMENDED;
use crate::round_two::{FOLLOWED, TWICE};

const LETTER: [(&str, &str); 9] = [
    ("penerbit", "Inspektorat Kota Uji"),
    ("nomor", "700/12/2026"),
    ("sifat", "Terbatas"),
    ("hal", "Laporan Hasil Evaluasi"),
    ("tempat", "Kota Uji"),
    ("tanggal", "2026-05-18"),
    ("penanda_tangan.nama", "Surya Adinata"),
    ("penanda_tangan.nip", "196907211995031002"),
    ("tim", "Hadi Wijaya | 198001012005011002 | Ketua Tim"),
];

/// A document as it is read, without white space.
fn packed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Pengendali teknis writes the letter data and exports both forms of the report.
pub fn the_lhe_goes_out(office: &Office) {
    let (desk, id) = (&office.team[2].desk, &office.id);
    let given: Vec<String> = LETTER.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let mut args = vec!["lhe", id];
    args.extend(given.iter().flat_map(|given| ["--set", given]));
    assert_eq!(desk.json(&args)["changed"], true);
    for name in ["LHE.pdf", "LHE.docx"] {
        let exported = desk.json(&["export", id, "--format", "lhe", "-o", name]);
        let gaps = exported["notices"][0].as_str().expect("a notice");
        assert!(gaps.contains("penerima surat") && !gaps.contains("nomor surat,"), "{gaps}");
    }

    let unit = ByHand::of(&office.instrument, &office.record.stands("unit", 2));
    let found = ByHand::of(&office.instrument, &office.record.stands("dalnis", 2));
    assert_ne!(printed(unit.total), printed(found.total), "something to tell apart");
    let wanted = rows_of_table(&office.instrument, &unit, &found);
    let document = &Bag::open(&desk.path("LHE.docx")).files["word/document.xml"];
    let (rows, text) = docx(&String::from_utf8_lossy(document));
    for row in &wanted {
        assert!(rows.contains(row), "{row:?}");
    }
    let pdf = pdf(&desk.path("LHE.pdf"));
    for text in [packed(&text), pdf] {
        for row in &wanted {
            assert!(text.contains(&packed(&row.concat())), "{row:?}");
        }
        for words in words(&unit, &found) {
            assert!(text.contains(&packed(&words)), "{words}");
        }
    }
}

/// Last part of the code, name, weight, the unit's points and the team's: down to the areas, the questions beside them
/// that have a weight of their own, and the total.
fn rows_of_table(instrument: &Instrument, unit: &ByHand<'_>, found: &ByHand<'_>) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let row = |code: &str, name: &str, weight: f64, own: f64, theirs: f64| {
        let last = code.rsplit('.').next().unwrap_or_default().to_owned();
        vec![last, name.to_owned(), printed(weight), printed(own), printed(theirs)]
    };
    let shown = |node| instrument.path_of(node).count() <= 3;
    for (at, node) in instrument.nodes.iter().enumerate() {
        if shown(at) {
            rows.push(row(&node.code, &node.name, number(node.weight), unit.nodes[at], found.nodes[at]));
        }
    }
    for (at, question) in instrument.questions.iter().enumerate() {
        if let Some(weight) = question.weight.filter(|_| shown(question.node)) {
            let (own, theirs) = (unit.of_question(at), found.of_question(at));
            rows.push(row(&question.code, &question.title, number(weight), own, theirs));
        }
    }
    assert!(rows.len() > 20, "a whole table");
    rows.push(vec!["NILAI TOTAL".into(), printed(100.0), printed(unit.total), printed(found.total)]);
    rows
}

/// What the letter and its attachment have to say besides.
fn words(unit: &ByHand<'_>, found: &ByHand<'_>) -> Vec<String> {
    let gates = found.gates("wbk");
    let met = gates.iter().filter(|(_, _, met)| *met).count();
    let told = if met == gates.len() {
        format!("Seluruh {met} syarat nilai WBK terpenuhi menurut hasil evaluasi.")
    } else {
        format!(
            "Dari {} syarat nilai WBK, menurut hasil evaluasi {met} terpenuhi dan {} belum terpenuhi.",
            gates.len(),
            gates.len() - met
        )
    };
    let mut words = vec![
        UNIT.to_owned(),
        INSTANSI.to_owned(),
        "18 Mei 2026".into(),
        "NIP 196907211995031002".into(),
        TWICE.into(),
        format!(
            "Nilai total penilaian mandiri adalah {} dari 100,00, sedangkan nilai total hasil evaluasi adalah {}.",
            printed(unit.total),
            printed(found.total)
        ),
        told,
    ];
    words.extend(RECOMMENDED.map(Into::into));
    words.extend(FOLLOWED.map(|(done, ..)| done.into()));
    words.extend(["20 April 2026", "22 April 2026"].map(Into::into));
    words
}

/// The rows of all tables and the whole text of a document.
fn docx(xml: &str) -> (Vec<Vec<String>>, String) {
    let rows = xml
        .split("</w:tr>")
        .filter_map(|row| row.rsplit_once("<w:tr>").or_else(|| row.rsplit_once("<w:tr ")));
    let rows = rows.map(|(_, row)| {
        row.split_inclusive("</w:tc>").filter(|cell| cell.contains("<w:tc>")).map(words_of).collect()
    });
    (rows.collect(), words_of(xml))
}

fn words_of(xml: &str) -> String {
    let runs = xml.split("<w:t").skip(1).filter_map(|run| {
        let (attributes, rest) = run.split_once('>')?;
        let (text, _) = rest.split_once("</w:t>")?;
        (attributes.is_empty() || attributes.starts_with(' ')).then_some(text)
    });
    runs.collect::<String>()
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

fn pdf(path: &Path) -> String {
    let document = lopdf::Document::load(path).expect("a PDF");
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    packed(&document.extract_text(&pages).expect("text"))
}

/// Beside another unit of the same agency.
pub fn the_portfolio_shows_the_unit(office: &Office) {
    let desk = &office.team[2].desk;
    desk.good(&["example"]);
    let portfolio = desk.json(&["portfolio", "--sort", "total", "-o", "portofolio.xlsx"]);
    assert_eq!(rows(&portfolio["rows"]).count(), 2);
    let row = rows(&portfolio["rows"]).find(|row| row["id"] == office.id.as_str()).expect("the unit");
    let unit = ByHand::of(&office.instrument, &office.record.stands("unit", 2));
    near(&row["total"], unit.total, "total");
    let found = ByHand::of(&office.instrument, &office.record.stands("dalnis", 2));
    near(&row["evaluated"], found.total, "evaluated");
    for headline in &office.instrument.headlines {
        near(&row["headlines"][&headline.key], unit.nodes[headline.node], &headline.key);
    }
    let met = unit.gates("wbk").iter().filter(|(_, _, met)| *met).count();
    assert_eq!((&row["unit"], &row["instansi"]), (&json!(UNIT), &json!(INSTANSI)));
    assert_eq!((&row["gates_met"], &row["progress"]), (&json!(met), &json!(100.0)));
    assert_eq!((&row["state"], &row["round"]), (&json!("Disetujui"), &json!(2)));
    assert_eq!(row["deadline"], DEADLINE);
    assert!(desk.path("portofolio.xlsx").exists());
}

/// One last package goes to everybody, and all ten desks show the same.
pub fn everybody_ends_with_the_same(office: &Office, last: &Path) {
    let id = &office.id;
    // The letter data came after the approval.
    let last_word = office.team[2].packs(id, "akhir.zip", &[]);
    sound_for_others(&office.team[2], &last_word);
    let wanted = office.team[2].sees(id);
    std::thread::scope(|scope| {
        for person in office.people() {
            scope.spawn(|| ends_with(person, office, [last, &last_word], &wanted));
        }
    });
}

fn ends_with(person: &Person, office: &Office, packages: [&Path; 2], wanted: &[Value]) {
    for package in packages {
        person.takes(package);
    }
    assert_eq!(person.takes(packages[0])["changes"], 0, "{}", person.name);
    for (mine, theirs) in person.sees(&office.id).iter().zip(wanted) {
        assert_eq!(mine, theirs, "{}", person.name);
    }
    assert_eq!(person.unit_answers(&office.id), office.record.unit[1]);
    assert_eq!(person.desk.json(&["check", "--deep"])["report"]["good"], true, "{}", person.name);
}
