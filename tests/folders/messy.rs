//! A tree of 500 files as units keep them, attached in one step.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use pilar_core::instrument::Instrument;
use pilar_tests::{Station, instrument};
use serde_json::Value;

/// A made-up tree and what has to become of it.
struct Tree {
    /// Path to content.
    files: BTreeMap<String, Vec<u8>>,
    /// Path to the code of the input it has to be attached to.
    sure: BTreeMap<String, String>,
    /// Paths that a person has to decide.
    doubtful: Vec<String>,
    /// Paths that are left out, with the key of the reason.
    left_out: BTreeMap<String, &'static str>,
}

impl Tree {
    fn put(&mut self, path: &str, content: &str) {
        assert!(self.files.insert(path.into(), content.into()).is_none(), "{path} twice");
    }

    fn sure(&mut self, path: String, code: &str) {
        self.put(&path, &format!("isi {path}"));
        self.sure.insert(path, code.into());
    }

    fn doubtful(&mut self, path: &str, content: &str) {
        self.put(path, content);
        self.doubtful.push(path.into());
    }

    fn left_out(&mut self, path: &str, content: &str, why: &'static str) {
        self.put(path, content);
        self.left_out.insert(path.into(), why);
    }

    fn write(&self, folder: &Path) {
        for (path, content) in &self.files {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
            fs::write(path, content).expect("a file");
        }
    }
}

/// 500 files: every question in one of four spellings of folders, and everything that goes wrong in practice.
fn tree(instrument: &Instrument) -> Tree {
    let mut tree = Tree {
        files: BTreeMap::new(),
        sure: BTreeMap::new(),
        doubtful: Vec::new(),
        left_out: BTreeMap::new(),
    };
    for (at, question) in instrument.questions.iter().enumerate() {
        let code = &question.code;
        let first = question.inputs[0].code.as_str();
        let node = &instrument.nodes[question.node];
        let Some(area) = instrument.area_of(question).filter(|area| area.number.is_some()) else {
            tree.sure(format!("HASIL/{code} laporan.pdf"), first);
            continue;
        };
        let half = if code.starts_with("A.II") { "Reform" } else { "Pemenuhan" };
        let number = area.number.expect("a number");
        let (_, letter) = code.rsplit_once('.').expect("a letter");
        let (_, roman) = node.code.rsplit_once('.').expect("a numeral");
        let name = node.name.replace('/', " ");
        let folder = match at % 4 {
            0 => format!("AREA {number}/{half}/{roman}. {name}"),
            1 => format!("{}. {}/{half}/{name}", number, area.name),
            2 => format!("Bukti/{}", node.code),
            _ => "Campur".to_owned(),
        };
        for (n, document) in question.documents.iter().take(3).enumerate() {
            let document = document.name.replace('/', " ");
            let name = match at % 4 {
                0 => format!("{letter}. {document}.pdf"),
                1 => format!("{} {document}.pdf", code.split('.').skip(2).collect::<Vec<_>>().join(".")),
                2 => format!("{code}_{document}.pdf"),
                _ => format!("{} {n} {document}.pdf", code.replace('.', "-")),
            };
            tree.sure(format!("{folder}/{name}"), first);
        }
    }
    for n in 0..40 {
        let path = format!("Belum dipilah/IMG_{n:04}.jpg");
        tree.doubtful(&path, &format!("foto {n}"));
    }
    tree.doubtful("AREA 1/scan.pdf", "pindaian");
    tree.doubtful("Belum dipilah/SK UPG.pdf", "sk upg");
    tree.doubtful("AREA 2/Pemenuhan/A.I.1.i.a SK salah tempat.pdf", "salah tempat");
    // The original and a copy that somebody changed.
    tree.sure("Campur/A-I-1-i-b Notulen lama.pdf".into(), "A.I.1.i.b");
    tree.doubtful("Campur/A-I-1-i-b Notulen lama - Copy.pdf", "notulen yang diubah");
    // Copies of the same content.
    for (n, mark) in [" - Copy", " (1)", " - Salinan"].into_iter().enumerate() {
        let path = format!("Campur/A-I-1-i-a Berita acara {n}.pdf");
        tree.sure(path.clone(), "A.I.1.i.a");
        let copy = format!("Campur/A-I-1-i-a Berita acara {n}{mark}.pdf");
        tree.left_out(&copy, &format!("isi {path}"), "ganda");
    }
    for (path, content, why) in [
        ("AREA 1/Thumbs.db", "x", "sistem"),
        (".DS_Store", "x", "sistem"),
        ("AREA 2/~$SK.docx", "x", "sistem"),
        ("AREA 2/._A.I.2.i.a SK.pdf", "x", "sistem"),
        ("AREA 3/.rahasia.pdf", "x", "tersembunyi"),
        ("AREA 3/A.I.3.i.a SK.gdoc", "{}", "pintasan"),
        ("AREA 3/A.I.3.i.a SK.pdf.lnk", "x", "pintasan"),
        ("AREA 3/.A.I.3.i.a SK.pdf.icloud", "x", "di_awan"),
        ("AREA 4/A.I.4.i.a SK.pdf.crdownload", "x", "belum_selesai"),
        ("AREA 4/A.I.4.i.a kosong.pdf", "", "kosong"),
    ] {
        tree.left_out(path, content, why);
    }
    let missing = 500 - tree.files.len();
    for n in 0..missing {
        let input = instrument.inputs().nth(n % 100).expect("an input").1;
        tree.sure(format!("Tambahan/{n:03}/Soal {} foto {n}.jpg", input.soal), &input.code);
    }
    tree
}

/// The files of a plan by their paths.
fn by_path(plan: &Value) -> BTreeMap<&str, &Value> {
    let files = plan["files"].as_array().expect("files");
    files.iter().map(|file| (file["path"].as_str().expect("a path"), file)).collect()
}

#[test]
fn a_messy_tree_of_500_files_is_attached_in_one_step() {
    let instrument = instrument();
    let tree = tree(&instrument);
    assert_eq!(tree.files.len(), 500);
    let desk = Station::new();
    let id = desk.begin();
    let folder = desk.path("Bukti Dukung 2026").to_str().expect("Unicode path").to_owned();
    tree.write(Path::new(&folder));
    let planned = desk.json(&["evidence", "add-folder", &id, &folder, "--dry-run"]);
    assert_eq!(desk.json(&["evidence", "list", &id]), serde_json::json!([]), "a plan changes nothing");
    let plan = &planned["plan"];
    assert_eq!(plan["total"], 500, "nothing is lost");
    let files = by_path(plan);
    let mut wrong = Vec::new();
    for (path, code) in &tree.sure {
        let file = files.get(path.as_str());
        let good = file
            .is_some_and(|file| file["sureness"] == "pasti" && file["codes"] == serde_json::json!([code]));
        if !good {
            wrong.push(format!("{path} -> {code}: {file:?}"));
        }
    }
    for path in &tree.doubtful {
        let file = files.get(path.as_str());
        let good = file.is_some_and(|file| {
            file["sureness"] != "pasti" && !file["reasons"].as_array().expect("reasons").is_empty()
        });
        if !good {
            wrong.push(format!("{path}: {file:?}"));
        }
    }
    let left: BTreeMap<String, String> = plan["left_out"]
        .as_array()
        .expect("left out")
        .iter()
        .map(|left| {
            (left["path"].as_str().expect("path").into(), left["code"].as_str().expect("code").into())
        })
        .collect();
    let expected: BTreeMap<String, String> =
        tree.left_out.iter().map(|(path, why)| (path.clone(), (*why).into())).collect();
    assert!(wrong.is_empty(), "{} of 500:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(left, expected);

    let done = desk.json(&["evidence", "add-folder", &id, &folder]);
    assert_eq!(done["added"]["attached"].as_array().map(Vec::len), Some(tree.sure.len()));
    assert_eq!(done["added"]["failed"], serde_json::json!([]));
    let listed = desk.json(&["evidence", "list", &id]);
    assert_eq!(listed.as_array().map(Vec::len), Some(tree.sure.len()));
    // What could not be matched is listed for people as well, every one.
    let said = desk.good(&["evidence", "add-folder", &id, &folder]);
    for path in &tree.doubtful {
        assert!(said.contains(path), "{path}");
    }
    assert!(said.contains("Dilampirkan: 0 berkas") || said.contains("Akan dilampirkan: 0 berkas"), "{said}");

    // It is one step, and what stays attached is told.
    desk.good(&["undo", &id]);
    assert_eq!(desk.json(&["evidence", "list", &id]), serde_json::json!([]));
    desk.good(&["redo", &id]);
    assert_eq!(desk.json(&["evidence", "list", &id]).as_array().map(Vec::len), Some(tree.sure.len()));

    // The folder grows: only what is new.
    fs::write(Path::new(&folder).join("Campur/A-I-1-i-b Undangan baru.pdf"), "baru").expect("a file");
    let again = desk.json(&["evidence", "add-folder", &id, &folder]);
    let attached = again["added"]["attached"].as_array().expect("attached");
    assert_eq!(
        attached.iter().map(|one| one["name"].as_str()).collect::<Vec<_>>(),
        [Some("A-I-1-i-b Undangan baru.pdf")]
    );
    let kept = again["plan"]["left_out"].as_array().expect("left out");
    let kept = kept.iter().filter(|left| left["code"] == "sudah_terlampir").count();
    assert_eq!(kept, tree.sure.len() + 3, "with the copies of three of them");
    assert!(desk.good(&["check", "--deep"]).contains("utuh"));
}
