//! What a folder holds beside plain files, and what becomes of it.

use std::fs;
use std::path::{Path, PathBuf};

use pilar_app::evidence::{AddFolder, FolderChoice, PlanFolder, add_folder, list_evidence, plan_folder};
use pilar_app::session::Session;
use pilar_app::view::{FolderPlanView, PlannedFileView};
use pilar_app::workspace::{NewAssessment, check_workspace, create_assessment};
use pilar_app::{AppError, Result};
use tempfile::TempDir;
use uuid::Uuid;

struct Office {
    folder: TempDir,
    session: Session,
    id: Uuid,
}

impl Office {
    fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        let mut session = Session::open(&folder.path().join("ruang"), "Ani", "pokja").expect("a workspace");
        let new = NewAssessment {
            unit: "Kantor Uji".into(),
            instansi: "Pemkot Uji".into(),
            year: 2026,
            target: "wbk".into(),
        };
        let id = create_assessment(&mut session, &new).expect("an assessment");
        fs::create_dir(folder.path().join("bukti")).expect("a folder");
        Self { folder, session, id }
    }

    fn dir(&self) -> PathBuf {
        self.folder.path().join("bukti")
    }

    fn put(&self, path: &str, content: &str) {
        let path = self.dir().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        fs::write(path, content).expect("a file");
    }

    fn try_plan(&self, path: &Path) -> Result<FolderPlanView> {
        let given = PlanFolder { assessment: self.id, path: path.into() };
        plan_folder(&self.session, &given, &mut |_, _| true)
    }

    fn plan(&self) -> FolderPlanView {
        self.try_plan(&self.dir()).expect("a plan")
    }

    fn add(&mut self, files: &[(&str, &[&str])]) -> Result<pilar_app::evidence::FolderAdded> {
        let files = files.iter().map(|(path, codes)| FolderChoice {
            path: (*path).into(),
            codes: codes.iter().map(|code| (*code).into()).collect(),
            title: String::new(),
            document: None,
        });
        let given = AddFolder { assessment: self.id, path: self.dir(), files: files.collect() };
        add_folder(&mut self.session, &given, &mut |_| true)
    }
}

fn file<'a>(plan: &'a FolderPlanView, path: &str) -> &'a PlannedFileView {
    plan.files.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("{path} in {plan:#?}"))
}

fn left(plan: &FolderPlanView) -> Vec<(&str, &str)> {
    plan.left_out.iter().map(|left| (left.path.as_str(), left.code)).collect()
}

#[test]
fn names_that_some_systems_take_for_one_are_told_and_both_are_kept() {
    let office = Office::new();
    office.put("Campur/A.I.1.i.a Café.pdf", "satu");
    office.put("Campur/A.I.1.i.a Cafe\u{301}.pdf", "dua");
    office.put(&format!("Campur/A.I.1.i.a {}.pdf", "panjang ".repeat(25)), "tiga");
    let plan = office.plan();
    assert_eq!(plan.files.len(), 3);
    let told: Vec<&str> = plan.files.iter().flat_map(|file| &file.remarks).map(String::as_str).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told.iter()
            .any(|remark| remark.starts_with("namanya hanya beda huruf besar-kecil atau ejaan dengan"))
    );
    assert!(told.contains(&"namanya lebih panjang dari 150 byte dan dipendekkan saat ditulis ke berkas"));
}

#[cfg(unix)]
#[test]
fn links_loops_devices_and_what_cannot_be_read_are_named_and_stop_nothing() {
    use std::os::unix::ffi::OsStringExt as _;
    use std::os::unix::fs::symlink;
    let office = Office::new();
    office.put("A.I.1.i.a SK.pdf", "sk");
    office.put("dalam/A.I.1.i.b SK.pdf", "lain");
    symlink(office.dir(), office.dir().join("dalam/putaran")).expect("a loop");
    symlink(office.dir().join("A.I.1.i.a SK.pdf"), office.dir().join("tautan.pdf")).expect("a link");
    symlink("/tidak/ada", office.dir().join("putus.pdf")).expect("a broken link");
    drop(std::os::unix::net::UnixListener::bind(office.dir().join("soket")).expect("a socket"));
    let name = std::ffi::OsString::from_vec(b"rusak\xff.pdf".to_vec());
    fs::write(office.dir().join(name), "x").expect("a file");
    let plan = office.plan();
    assert_eq!(plan.files.len(), 2);
    assert_eq!(
        left(&plan),
        [
            ("dalam/putaran", "tautan"),
            ("putus.pdf", "tautan"),
            ("rusak\u{fffd}.pdf", "nama_tidak_terbaca"),
            ("soket", "bukan_berkas"),
            ("tautan.pdf", "tautan"),
        ]
    );
    assert_eq!(plan.total, 7);
}

#[test]
fn a_file_over_the_limit_is_named_without_being_read() {
    let office = Office::new();
    office.put("A.I.1.i.a SK.pdf", "sk");
    let large = fs::File::create(office.dir().join("A.I.1.i.a video.mp4")).expect("a file");
    // Sparse: it takes no room.
    large.set_len((2 << 30) + 1).expect("a length");
    assert_eq!(left(&office.plan()), [("A.I.1.i.a video.mp4", "terlalu_besar")]);
}

#[test]
fn the_workspace_within_a_folder_is_left_alone() {
    let office = Office::new();
    office.put("A.I.1.i.a SK.pdf", "sk");
    let around = office.try_plan(office.folder.path()).expect("a plan");
    assert_eq!(
        around.files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(),
        ["bukti/A.I.1.i.a SK.pdf"]
    );
    assert_eq!(left(&around), [("ruang/", "ruang_kerja")]);
    let itself = office.try_plan(&office.folder.path().join("ruang")).expect_err("the workspace");
    assert!(itself.to_string().ends_with("adalah ruang kerja Pilar sendiri"), "{itself}");
}

#[test]
fn a_folder_that_is_none_is_refused_in_words() {
    let office = Office::new();
    let missing = office.try_plan(&office.folder.path().join("tidak ada")).expect_err("missing");
    assert!(
        missing.to_string().starts_with("folder ") && missing.to_string().ends_with(" tidak ada"),
        "{missing}"
    );
    office.put("berkas.pdf", "x");
    let file = office.try_plan(&office.dir().join("berkas.pdf")).expect_err("a file");
    assert!(file.to_string().ends_with(" bukan folder"), "{file}");
    assert_eq!(file.code().as_str(), "folder_bukti_ditolak");
    let empty = office.folder.path().join("kosong");
    fs::create_dir(&empty).expect("a folder");
    assert_eq!(office.try_plan(&empty).expect("a plan").total, 0);
}

#[test]
fn one_content_under_two_questions_is_one_document_that_serves_both() {
    let mut office = Office::new();
    office.put("A.I.1.i.a SK Tim.pdf", "sk");
    office.put("A.I.1.iv.d SK Tim.pdf", "sk");
    let plan = office.plan();
    assert_eq!(
        file(&plan, "A.I.1.iv.d SK Tim.pdf").remarks,
        ["isinya sama dengan \"A.I.1.i.a SK Tim.pdf\"; satu dokumen melayani keduanya"]
    );
    let sure = [("A.I.1.i.a SK Tim.pdf", &["A.I.1.i.a"][..]), ("A.I.1.iv.d SK Tim.pdf", &["A.I.1.iv.d"])];
    let added = office.add(&sure).expect("added");
    assert_eq!(added.attached.iter().map(|one| one.reused).collect::<Vec<_>>(), [false, true]);
    let listed = list_evidence(&office.session, office.id).expect("a list");
    assert_eq!(listed.iter().map(|one| one.serves.len()).collect::<Vec<_>>(), [2]);
}

#[test]
fn what_a_person_placed_elsewhere_is_not_proposed_again_as_sure() {
    let mut office = Office::new();
    office.put("A.I.1.i.a SK Tim.pdf", "sk");
    office.put("scan.pdf", "pindaian");
    office.add(&[("A.I.1.i.a SK Tim.pdf", &["A.I.1.i.b"]), ("scan.pdf", &["A.I.1.i.a"])]).expect("added");
    let plan = office.plan();
    let moved = file(&plan, "A.I.1.i.a SK Tim.pdf");
    assert_eq!(moved.sureness, "ragu");
    assert_eq!(moved.remarks, ["isinya sudah ada sebagai \"A.I.1.i.a SK Tim\" pada A.I.1.i.b"]);
    assert_eq!(left(&plan), [("scan.pdf", "sudah_terlampir")]);
    // Corrected since: a person says whether it is a new version.
    office.put("A.I.1.i.b SK baru.pdf", "lama");
    office.add(&[("A.I.1.i.b SK baru.pdf", &["A.I.1.i.b"])]).expect("added");
    office.put("A.I.1.i.b SK baru.pdf", "baru sekali");
    let plan = office.plan();
    let newer = file(&plan, "A.I.1.i.b SK baru.pdf");
    assert_eq!(newer.sureness, "ragu");
    assert!(newer.remarks[0].ends_with("dengan isi lain; mungkin versi baru"), "{:?}", newer.remarks);
}

#[test]
fn a_file_that_is_gone_when_it_is_attached_stops_no_other() {
    let mut office = Office::new();
    office.put("A.I.1.i.a SK Tim.pdf", "sk");
    let added = office.add(&[("hilang.pdf", &["A.I.1.i.a"]), ("A.I.1.i.a SK Tim.pdf", &["A.I.1.i.a"])]);
    let added = added.expect("added");
    assert_eq!((added.attached.len(), added.failed.len()), (1, 1));
    assert_eq!(added.failed[0].path, "hilang.pdf");
    assert!(
        added.failed[0].fault.what.ends_with("tidak ada; lampiran itu tidak disimpan"),
        "{:?}",
        added.failed[0]
    );
    // Nothing outside the folder is taken, whatever the page says.
    for outside in ["../ruang/pilar.db", "/etc/hostname", ""] {
        let refused = office.add(&[(outside, &["A.I.1.i.a"])]).expect_err("outside");
        assert!(matches!(refused, AppError::EvidenceFile { .. }), "{refused}");
    }
    let unknown = office.add(&[("A.I.1.i.a SK Tim.pdf", &["Z.9"])]).expect_err("no such code");
    assert!(matches!(unknown, AppError::UnknownCode(_)), "{unknown}");
}

#[test]
fn planning_and_attaching_stop_when_asked_and_leave_nothing() {
    let mut office = Office::new();
    for n in 0..20 {
        office.put(&format!("A.I.1.i.a {n:02}.pdf"), &format!("isi {n:02}"));
    }
    let given = PlanFolder { assessment: office.id, path: office.dir() };
    let mut seen = 0;
    let stopped = plan_folder(&office.session, &given, &mut |done, _| {
        seen = seen.max(done);
        done < 5
    });
    assert_eq!(stopped.expect_err("cancelled").code().as_str(), "dibatalkan");
    assert_eq!(seen, 5);
    let files = (0..20).map(|n| FolderChoice {
        path: format!("A.I.1.i.a {n:02}.pdf"),
        codes: vec!["A.I.1.i.a".into()],
        title: String::new(),
        document: Some(1),
    });
    let given = AddFolder { assessment: office.id, path: office.dir(), files: files.collect() };
    let stopped = add_folder(&mut office.session, &given, &mut |at| at.file < 10).expect_err("cancelled");
    assert_eq!(stopped.code().as_str(), "dibatalkan");
    assert!(list_evidence(&office.session, office.id).expect("a list").is_empty());
    let check = check_workspace(&office.session, true).expect("a report");
    assert_eq!((check.files, check.unused), (0, 0));
}
