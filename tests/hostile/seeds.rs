//! What every corpus begins with: made by Pilar itself, a few kB each. `PILAR_WRITE=1` writes what is not there yet.

use std::collections::BTreeMap;
use std::fs;

use pilar_files::portalrb::jawaban::write_jawaban;
use pilar_files::xlsx::write::write_workbook;
use pilar_tests::Station;
use pilar_tests::bag::Bag;
use pilar_tests::feed::{book, feed, joined, report};
use serde_json::{Value, json};

const HEAD: &str = "data/pilar/assessment.json";
const INSTRUMENT: &str = "data/pilar/instrument.json";
const JOURNAL: &str = "data/pilar/journal.jsonl";

/// Files of the corpus by target and name.
type Seeds = BTreeMap<(&'static str, String), Vec<u8>>;

#[test]
fn what_a_corpus_begins_with_can_be_made() {
    let seeds = made();
    let corpus = super::corpus();
    for ((target, name), content) in &seeds {
        let path = corpus.join(target).join(name);
        if std::env::var_os("PILAR_WRITE").is_some() && !path.exists() {
            fs::create_dir_all(path.parent().expect("folder")).expect("folder");
            fs::write(&path, content).expect("written");
        }
        assert!(path.exists(), "{}: PILAR_WRITE=1 writes it", path.display());
        assert!(feed(target, content), "{target}/{name} is what it should be");
    }
}

fn made() -> Seeds {
    let mut seeds = Seeds::new();
    packages(&mut seeds);
    workbooks(&mut seeds);
    portalrb(&mut seeds);
    let description = json!({
        "format": 1, "program": "Pilar", "version": "9.0.0", "date": "2026-11-28", "notes": ["Perbaikan."],
        "installer": { "name": "pemasang.exe", "size": 3,
            "sha256": pilar_tests::bag::sha256(b"MZ\n") },
    });
    let update = format!("@@ pembaruan.json\n{description}\n@@ pemasang.exe\nMZ\n");
    seeds.insert(("update", "pembaruan".into()), update.into_bytes());
    seeds
}

/// What one desk sends another that has some of it, its journal, and what it holds.
fn packages(seeds: &mut Seeds) {
    let (desk, other) = (Station::new(), Station::new());
    let id = desk.good(&["new", "--unit", "U", "--instansi", "I", "--year", "2026", "--target", "wbk"]);
    let id = id.trim();
    desk.good(&["answer", id, "1", "Ya", "--note", "Catatan"]);
    let export = |desk: &Station, name: &str, more: &[&str]| {
        desk.good(&[&["export", id, "--format", "package", "-o", name], more].concat());
        desk.path(name)
    };
    let first = export(&desk, "awal.zip", &[]);
    other.good(&["import", first.to_str().expect("Unicode path")]);
    let theirs = export(&other, "mereka.zip", &[]);
    let document = desk.file("SK.txt", "Surat Keputusan\n");
    desk.good(&["evidence", "add", id, "1", &document]);
    desk.good(&["answer", id, "80", "B"]);
    desk.good(&["undo", id]);
    other.good(&["answer", id, "1", "Tidak"]);
    let back = export(&other, "balik.zip", &[]);
    desk.good(&["import", back.to_str().expect("Unicode path")]);
    let theirs = theirs.to_str().expect("Unicode path");
    let more: [(&str, &[&str]); 3] = [
        ("susulan", &["--since", theirs]),
        ("area", &["--scope", "area", "2"]),
        ("area-susulan", &["--scope", "area", "2", "--since", theirs]),
    ];
    for (name, more) in more {
        let mut bag = Bag::open(&export(&desk, &format!("{name}.zip"), more));
        bag.files.retain(|path, _| path.starts_with("data/"));
        // The list of inputs is most of it, and nobody's when a package is read.
        bag.edit(INSTRUMENT, |text| {
            let mut instrument: Value = serde_json::from_str(&text).expect("JSON");
            instrument["inputs"].as_array_mut().expect("a list").truncate(1);
            instrument.to_string()
        });
        let head: Value = serde_json::from_slice(&bag.files[HEAD]).expect("JSON");
        seeds.insert(("held", name.into()), head["held"].to_string().into_bytes());
        seeds.insert(("held", format!("{name}-kepala")), bag.files[HEAD].clone());
        let mut lines = bag.files[JOURNAL].clone();
        lines.extend(bag.files.get("data/pilar/stubs.jsonl").into_iter().flatten());
        if head["changes"] != 0 {
            seeds.insert(("journal", name.into()), lines);
        }
        seeds.insert(("package", name.into()), joined(&bag.files));
    }
    let old = Bag::open(&pilar_tests::root().join("tests/fixtures/0.1/packages/review.zip"));
    let lines = old.files[JOURNAL].split_inclusive(|byte| *byte == b'\n').take(8).flatten().copied();
    seeds.insert(("journal", "format-1".into()), lines.collect());
}

/// A workbook of a small worksheet, whole and as its parts, and formulas.
fn workbooks(seeds: &mut Seeds) {
    let folder = tempfile::tempdir().expect("temporary folder");
    let path = folder.path().join("kebun.xlsx");
    write_workbook(&report(), &path).expect("written");
    for target in ["workbook", "template"] {
        seeds.insert((target, "kebun.xlsx".into()), fs::read(&path).expect("read"));
    }
    fs::write(&path, book(["=SUM(A1:B9)"]).expect("a workbook")).expect("written");
    let mut book = Bag::open(&path);
    // How it looks is most of it, and not read.
    book.files.retain(|name, _| !name.starts_with("docProps/") && !name.starts_with("xl/theme/"));
    for target in ["workbook", "template"] {
        seeds.insert((target, "kebun".into()), joined(&book.files));
    }
    let formulas = "=IF(OR(A202=\"\",A203=\"\"),\"Blm Diisi\",IF(A202/A203>1,1,A202/A203))\n=SUM(A203,A204:B209)*J8\n\
                    =IFERROR(AVERAGE($A$204:A206)*2%,-1)\n=NOT(ISNUMBER(A202))&\"a\"\"b\"\n=2^3<>MIN(1,2,MAX(3))\n";
    seeds.insert(("formula", "resmi".into()), formulas.as_bytes().to_vec());
    seeds.insert(("formula", "melingkar".into()), b"=A202\n=A201+1\n=SUM(A1:XFD1048576)\n".to_vec());
}

/// Answers of a small worksheet as Pilar writes them, and questions of the same.
fn portalrb(seeds: &mut Seeds) {
    let report = report();
    let mut answers = Vec::new();
    write_jawaban(&report, &mut answers).expect("written");
    seeds.insert(("portalrb", "jawaban".into()), answers);
    let instrument = report.instrument;
    let soals = |node: usize| -> Vec<Value> {
        let questions = instrument.nodes[node].questions.iter().map(|at| &instrument.questions[*at]);
        let inputs = questions.flat_map(|question| {
            let options: Vec<Value> = question
                .options()
                .iter()
                .map(|it| {
                    let value: f64 = it.value.to_string().parse().expect("number");
                    json!({"key": it.key, "label": "Label", "multiplier": value})
                })
                .collect();
            question.inputs.iter().map(move |input| {
                json!({"id": input.soal, "teks_pertanyaan": "Apa?", "kriteria_nilai": "a\r\nb",
                    "skema_penilaian": options})
            })
        });
        inputs.collect()
    };
    let nodes: Vec<Value> = (0..instrument.nodes.len())
        .map(|at| json!({"id": instrument.nodes[at].id, "children": [], "soals": soals(at)}))
        .collect();
    let master = json!({"tahun": instrument.year, "generated_at": "2026-01-01", "data": nodes});
    seeds.insert(("portalrb", "soal-induk".into()), master.to_string().into_bytes());
}
