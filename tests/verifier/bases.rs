//! Sound packages of every kind, from desks that exchange them.

use std::path::{Path, PathBuf};

use pilar_app::Layer;
use pilar_app::evidence::{
    AttachBytes, AttachEvidence, EvidenceDetails, attach_bytes, attach_evidence, describe_evidence,
    remove_document,
};
use pilar_app::exchange::{ExportPackage, ImportPackage, PackagePart, export_package, import_package};
use pilar_app::session::Session;
use pilar_app::worksheet::{AnswerInput, answer_input};
use pilar_app::workspace::{NewAssessment, create_assessment};
use pilar_tests::bag::Bag;
use pilar_tests::root;
use tempfile::TempDir;
use uuid::Uuid;

/// Sound packages by name.
pub struct Bases {
    _folder: TempDir,
    pub all: Vec<(String, PathBuf)>,
}

impl Bases {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("temporary folder");
        let desk = |name: &'static str| Desk::of(folder.path(), name);
        let (mut sari, mut budi, mut old) = (desk("Sari"), desk("Budi"), desk("Ratna"));
        let id = sari.begin();
        sari.answer(id, "1", "Ya");
        let kept = sari.attach(id, "1", "SK Tim.txt", b"Surat Keputusan Tim");
        sari.attach(id, "2", "SK Tim.txt", b"Surat Keputusan Tim");
        sari.revise(id, "1", &kept, b"Surat Keputusan Tim, diperbaiki");
        let gone = sari.attach(id, "2", "Notulen.txt", b"Notulen rapat");
        sari.attach(id, "80", "Peta.txt", b"Peta proses bisnis");
        remove_document(&mut sari.session, id, &gone).expect("removed");
        let details = EvidenceDetails {
            title: "SK Tim \u{1F4C4} \u{E000} <&> \"x\"".into(),
            year: Some(2025),
            triwulan: Some(2),
            note: "baris satu\nbaris dua\u{7f}".into(),
        };
        describe_evidence(&mut sari.session, id, &kept, &details).expect("described");
        let mut all = vec![("whole".to_owned(), sari.export(id, "whole", None, None))];
        budi.import(&all[0].1);
        let theirs = budi.export(id, "budi", None, None);
        budi.answer(id, "2", "A");
        budi.attach(id, "3", "Rencana.txt", b"Rencana kerja");
        sari.answer(id, "2", "B");
        sari.attach(id, "80", "Peta baru.txt", b"Peta proses bisnis baru");
        for n in 0..6 {
            sari.answer(id, "3", if n % 2 == 0 { "Ya" } else { "Tidak" });
        }
        all.push(("since".into(), sari.export(id, "since", None, Some(&theirs))));
        let before = sari.export(id, "before", None, None);
        sari.import(&budi.export(id, "dari budi", None, None));
        all.push(("replicas".into(), sari.export(id, "replicas", None, None)));
        all.push(("scope".into(), sari.export(id, "scope", Some("1"), None)));
        all.push(("scope since".into(), sari.export(id, "scope since", Some("1"), Some(&theirs))));
        all.push(("empty since".into(), sari.export(id, "empty since", None, Some(&all[2].1))));
        all.push(("stubs since".into(), sari.export(id, "stubs since", Some("2"), Some(&before))));
        for name in ["whole", "area", "since", "review"] {
            let path = root().join(format!("tests/fixtures/0.1/packages/{name}.zip"));
            if name == "whole" {
                old.import(&path);
            }
            all.push((format!("0.1 {name}"), path));
        }
        let id = assessment(&all[7].1);
        old.answer(id, "1", "Tidak");
        all.push(("mixed".into(), old.export(id, "mixed", None, None)));
        all.push(("mixed scope".into(), old.export(id, "mixed scope", Some("2"), None)));
        all.push(("mixed since".into(), old.export(id, "mixed since", None, Some(&all[7].1))));
        // A recipient that knows a link and not its change.
        let mut holes = desk("Tono");
        holes.import(&all[0].1);
        let id = assessment(&all[0].1);
        holes.import(&sari.export(id, "part", Some("1"), None));
        let lacking = holes.export(id, "holes", None, None);
        all.push(("holes".into(), lacking.clone()));
        all.push(("fills".into(), sari.export(id, "fills", None, Some(&lacking))));
        Self { _folder: folder, all }
    }

    pub fn path(&self, name: &str) -> &Path {
        let found = self.all.iter().find(|(base, _)| base == name);
        &found.unwrap_or_else(|| panic!("no base {name:?}")).1
    }

    pub fn bag(&self, name: &str) -> Bag {
        Bag::open(self.path(name))
    }
}

fn assessment(package: &Path) -> Uuid {
    let head = Bag::open(package).files["data/pilar/assessment.json"].clone();
    let head: serde_json::Value = serde_json::from_slice(&head).expect("JSON");
    head["assessment"].as_str().and_then(|id| id.parse().ok()).expect("an id")
}

struct Desk {
    folder: PathBuf,
    session: Session,
}

impl Desk {
    fn of(folder: &Path, name: &'static str) -> Self {
        let folder = folder.join(name);
        std::fs::create_dir(&folder).expect("writable folder");
        let session = Session::open(&folder.join("ruang kerja"), name, "koordinator").expect("workspace");
        Self { folder, session }
    }

    fn begin(&mut self) -> Uuid {
        let year = pilar_tests::instrument().year;
        let new = NewAssessment {
            unit: "Kantor Uji".into(),
            instansi: "Pemkot Uji".into(),
            year,
            target: "wbk".into(),
        };
        create_assessment(&mut self.session, &new).expect("assessment")
    }

    fn answer(&mut self, assessment: Uuid, code: &str, value: &str) {
        let given = AnswerInput {
            assessment,
            code: code.into(),
            value: Some(value.into()),
            note: Some(format!("catatan {value}")),
            layer: Layer::Unit,
        };
        answer_input(&mut self.session, &given).expect("answer");
    }

    fn attach(&mut self, assessment: Uuid, code: &str, name: &str, bytes: &[u8]) -> String {
        let given =
            AttachBytes { assessment, code: code.into(), name: name.into(), bytes: bytes.into(), year: None };
        attach_bytes(&mut self.session, &given).expect("attached").id.to_string()
    }

    fn revise(&mut self, assessment: Uuid, code: &str, document: &str, bytes: &[u8]) {
        let path = self.folder.join("lebih baru.txt");
        std::fs::write(&path, bytes).expect("writable folder");
        let given = AttachEvidence {
            assessment,
            code: code.into(),
            path,
            title: None,
            year: None,
            triwulan: None,
            revises: Some(document.into()),
        };
        attach_evidence(&mut self.session, &given, &mut |_| true).expect("attached");
    }

    fn export(&self, assessment: Uuid, name: &str, scope: Option<&str>, since: Option<&PathBuf>) -> PathBuf {
        let output = self.folder.join(format!("{name}.zip"));
        let export = ExportPackage {
            assessment,
            output: output.clone(),
            scope: scope.map(|area| PackagePart::Area(area.into())),
            since: since.cloned(),
            made_at: None,
        };
        export_package(&self.session, &export, &mut |_, _| true).expect("exported");
        output
    }

    fn import(&mut self, path: &Path) {
        let import = ImportPackage { path: path.into(), into: None, dry_run: false };
        import_package(Some(&mut self.session), &import, &mut |_, _| true).expect("imported");
    }
}
