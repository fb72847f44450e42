mod places;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{Answer, Ask, Filter, Folder, Opening, Platform, Surface, commands};

/// Keeps what goes into the log.
struct Kept(Mutex<Vec<String>>);

impl log::Log for Kept {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        self.0.lock().expect("the lines").push(record.args().to_string());
    }

    fn flush(&self) {}
}

static LOG: Kept = Kept(Mutex::new(Vec::new()));

/// A shell that opens nothing, and remembers what it was asked to open.
struct Nobody {
    folder: PathBuf,
    opened: &'static Mutex<Vec<PathBuf>>,
}

impl Platform for Nobody {
    fn ask(&self, _: &str, _: &[Filter], _: &Ask) -> Answer<Vec<PathBuf>> {
        Ok(Vec::new())
    }

    fn open(&self, file: &Path) -> Answer<()> {
        self.opened.lock().expect("the list").push(file.to_path_buf());
        Ok(())
    }

    fn reveal(&self, _: &Path) -> Answer<()> {
        Ok(())
    }

    fn folder(&self, _: Folder) -> Answer<PathBuf> {
        Ok(self.folder.clone())
    }
}

struct Desk {
    folder: TempDir,
    surface: Surface,
    opened: &'static Mutex<Vec<PathBuf>>,
}

impl Desk {
    fn new() -> Self {
        Self::with_pause(Duration::from_mins(1))
    }

    /// A desk that puts its logs back after this time.
    fn with_pause(pause: Duration) -> Self {
        let folder = TempDir::new().expect("a folder");
        let opened: &'static Mutex<Vec<PathBuf>> = Box::leak(Box::default());
        let shell = Nobody { folder: folder.path().join("own"), opened };
        let dir = folder.path().join("workspace");
        let surface = Surface::with_pause(Box::new(shell), dir, Opening::Begin, pause);
        Self { folder, surface, opened }
    }

    /// A desk in a copy of the two databases alone, as programs make it that know nothing of logs.
    fn copied(&self) -> Self {
        let copy = Self::new();
        std::fs::create_dir(copy.folder.path().join("workspace")).expect("a folder");
        for file in ["pilar.db", "evidence.db"] {
            let of = |desk: &Self| desk.folder.path().join("workspace").join(file);
            std::fs::copy(of(self), of(&copy)).expect("copied");
        }
        copy.call("startup", &json!({})).expect("started");
        copy
    }

    /// Bytes in the two logs.
    fn logged(&self) -> u64 {
        let of = |file| self.folder.path().join("workspace").join(file).metadata().map_or(0, |log| log.len());
        of("pilar.db-wal") + of("evidence.db-wal")
    }

    /// Waits for the logs to be put back.
    fn settled(&self) {
        let begun = Instant::now();
        while self.logged() > 0 {
            assert!(begun.elapsed() < Duration::from_secs(30), "the logs stay");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn call(&self, name: &str, arguments: &Value) -> Result<Value, &'static str> {
        match self.surface.dispatch(name, &arguments.to_string(), &mut |_| {}) {
            Ok(text) => Ok(serde_json::from_str(&text).expect("JSON")),
            Err(fault) => Err(fault.code.as_str()),
        }
    }
}

#[test]
fn every_command_has_a_name_of_its_own_and_refuses_what_it_cannot_read() {
    let desk = Desk::new();
    let names: Vec<&str> = commands::all().iter().map(|command| command.name).collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "a name twice");
    assert!(names.len() >= 65, "only {} commands", names.len());
    for name in names {
        for arguments in [json!("text"), json!(null), json!(7)] {
            assert_eq!(desk.call(name, &arguments), Err("argumen_tidak_terbaca"), "{name}({arguments})");
        }
    }
    assert_eq!(desk.call("no_such_command", &json!({})), Err("perintah_tidak_dikenal"));
    assert_eq!(desk.call("list_assessments", &json!({})), Err("ruang_kerja_tertutup"));
}

#[test]
fn a_command_does_what_its_name_says() {
    let desk = Desk::new();
    let startup = desk.call("startup", &json!({})).expect("started");
    assert_eq!((&startup["fault"], &startup["read_only"]), (&json!(null), &json!(false)));
    let id = desk.call("create_example", &json!({})).expect("an example");
    let opened = desk.call("open_assessment", &json!({ "id": id })).expect("opened");
    let code = &opened["view"]["inputs"][0]["code"];

    let note = json!({ "id": id, "code": code, "layer": "unit", "text": "Sudah dibahas" });
    let changed = desk.call("set_note", &note).expect("noted");
    assert_eq!(changed["changed"]["inputs"][0]["notes"]["unit"], "Sudah dibahas");
    assert_eq!(
        desk.call("undo", &json!({ "id": id })).expect("undone")["changed"]["inputs"][0]["code"],
        *code
    );
    assert_eq!(desk.call("set_note", &json!({ "id": id, "code": code })), Err("argumen_tidak_terbaca"));
    assert_eq!(desk.call("overview", &json!({ "id": "../.." })), Err("argumen_tidak_terbaca"));

    assert_eq!(desk.call("preferences", &json!({})).expect("preferences")["text"], 100);
    let chosen = json!({ "theme": "dark", "text": 150, "rail": false, "last": id, "at": null, "lain": [1] });
    desk.call("set_preferences", &json!({ "preferences": chosen })).expect("remembered");
    assert_eq!(desk.call("preferences", &json!({})).expect("preferences"), chosen);
}

#[test]
fn long_work_is_told_of_and_needs_a_number() {
    let desk = Desk::new();
    desk.call("startup", &json!({})).expect("started");
    let id = desk.call("create_example", &json!({})).expect("an example");
    let path = desk.folder.path().join("paket.zip");
    let mut arguments = json!({ "id": id, "path": path, "scope": null, "since": null });
    assert_eq!(desk.call("export_package", &arguments), Err("argumen_tidak_terbaca"), "no number");
    arguments["job"] = json!(7);
    let mut told = Vec::new();
    let text = arguments.to_string();
    desk.surface.dispatch("export_package", &text, &mut |at| told.push(at)).expect("a package");
    assert!(told.last().is_some_and(|at| at.done > 0 && at.done <= at.total), "{told:?}");
    assert_eq!(desk.call("import_kind", &json!({ "path": path })), Ok(json!("package")));
}

#[test]
fn only_a_document_of_the_assessment_is_opened_and_nothing_else_is_removed() {
    let desk = Desk::new();
    desk.call("startup", &json!({})).expect("started");
    let id = desk.call("create_example", &json!({})).expect("an example");
    let opened = desk.call("open_assessment", &json!({ "id": id })).expect("opened");
    let document = opened["view"]["evidence"][0]["id"].as_str().expect("a document");

    let copies = desk.folder.path().join("own/dibuka");
    let unknown = "01990000-0000-7000-8000-000000000001";
    let kept = copies.join(unknown).join("kept.txt");
    std::fs::create_dir_all(copies.join(unknown)).expect("a folder");
    std::fs::write(&kept, "kept").expect("a file");
    for (given, code) in
        [("../..", "argumen_tidak_terbaca"), ("", "argumen_tidak_terbaca"), (unknown, "bukti_tidak_ada")]
    {
        assert_eq!(desk.call("open_evidence", &json!({ "id": id, "document": given })), Err(code), "{given}");
    }
    assert!(kept.exists(), "nothing is removed for a document that is not there");

    for _ in 0..2 {
        desk.call("open_evidence", &json!({ "id": id, "document": document })).expect("opened");
    }
    let seen = desk.opened.lock().expect("the list");
    assert_eq!(seen.len(), 2);
    assert_eq!(seen[0], seen[1], "the copy made last time is replaced");
    let simple = |id: &str| id.replace('-', "");
    let of_assessment = copies.join(simple(id.as_str().expect("an id")));
    let folder = of_assessment.join(simple(document));
    assert_eq!(seen[0].parent(), Some(folder.as_path()));
    assert!(seen[0].metadata().expect("a copy").permissions().readonly());
    #[cfg(unix)]
    for folder in [&copies, &of_assessment, &folder] {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(folder.metadata().expect("a folder").permissions().mode() & 0o777, 0o700);
    }
}

#[test]
fn a_changed_copy_is_told_and_becomes_a_version_or_goes() {
    let desk = Desk::new();
    desk.call("startup", &json!({})).expect("started");
    let id = desk.call("create_example", &json!({})).expect("an example");
    let evidence = || {
        let view = desk.call("open_assessment", &json!({ "id": id })).expect("opened");
        view["view"]["evidence"][0].clone()
    };
    let document = evidence()["id"].clone();
    let revisions = || evidence()["revisions"].as_array().expect("a list").len();
    let open = || {
        desk.call("open_evidence", &json!({ "id": id, "document": document })).expect("opened");
        desk.opened.lock().expect("the list").last().expect("a copy").clone()
    };
    let change = |copy: &Path, to: &str| {
        // As programs do that write a file anew.
        std::fs::rename(copy, copy.with_extension("lama")).expect("moved");
        std::fs::write(copy, to).expect("changed");
        let mut aside = copy.with_extension("lama").metadata().expect("a file").permissions();
        #[expect(
            clippy::permissions_set_readonly_false,
            reason = "Windows removes no file that is for reading only"
        )]
        aside.set_readonly(false);
        std::fs::set_permissions(copy.with_extension("lama"), aside).expect("rights");
        std::fs::remove_file(copy.with_extension("lama")).expect("removed");
    };
    let told = || desk.call("changed_copies", &json!({})).expect("a list");

    let copy = open();
    assert_eq!(told(), json!([]), "nothing was changed in it");
    desk.call("take_back_copies", &json!({})).expect("taken back");
    assert!(!copy.exists(), "nothing is lost with it");

    let copy = open();
    change(&copy, "diubah di program lain");
    desk.call("take_back_copies", &json!({})).expect("taken back");
    let next = open();
    assert_ne!(next, copy, "what was changed stays beside the next copy");
    assert_eq!(told().as_array().map(Vec::len), Some(1));
    assert_eq!(told()[0]["document"], document);
    let before = revisions();
    let given = json!({ "id": id, "document": document, "name": told()[0]["name"] });
    desk.call("keep_copy", &given).expect("kept");
    assert_eq!((revisions(), told()), (before + 1, json!([])));
    assert_eq!(desk.call("keep_copy", &given), Err("bukti_tidak_ada"), "it is a version already");

    let copy = open();
    change(&copy, "diubah sekali lagi");
    let given = json!({ "id": id, "document": document, "name": told()[0]["name"] });
    desk.call("drop_copy", &given).expect("dropped");
    assert_eq!((revisions(), told(), copy.exists()), (before + 1, json!([]), false));
    let outside = json!({ "id": id, "document": document, "name": "../../../workspace/pilar.db" });
    assert_eq!(desk.call("drop_copy", &outside), Err("bukti_tidak_ada"));

    let copy = open();
    desk.surface.end();
    assert!(!copy.exists(), "the program leaves no copies when it ends");
}

#[test]
fn the_guide_on_paper_is_opened_where_it_came_with_the_program() {
    let desk = Desk::new();
    for card in [false, true] {
        desk.call("open_guide", &json!({ "card": card })).expect("opened");
    }
    let seen = desk.opened.lock().expect("the list");
    let names: Vec<_> = seen.iter().map(|file| file.file_name().expect("a file").to_string_lossy()).collect();
    assert_eq!(names, ["Panduan Pilar.pdf", "Kartu Pokja.pdf"]);
    assert!(seen.iter().all(|file| file.is_file()), "{seen:?}");
}

#[test]
fn a_file_given_to_the_program_is_taken_once_and_the_last_one_counts() {
    let desk = Desk::new();
    assert_eq!(desk.call("take_given_file", &json!({})), Ok(Value::Null));
    desk.surface.give("paket lama.zip".into());
    desk.surface.give("paket.zip".into());
    assert_eq!(desk.call("take_given_file", &json!({})), Ok(json!("paket.zip")));
    assert_eq!(desk.call("take_given_file", &json!({})), Ok(Value::Null));
}

#[test]
fn a_copy_made_after_a_pause_holds_everything_that_was_stored() {
    let desk = Desk::with_pause(Duration::from_secs(1));
    desk.call("startup", &json!({})).expect("started");
    let id = desk.call("create_example", &json!({})).expect("an example");
    let code =
        desk.call("open_assessment", &json!({ "id": id })).expect("opened")["view"]["inputs"][0]["code"]
            .clone();
    let noted = |desk: &Desk, text: &str| {
        let note = json!({ "id": id, "code": code, "layer": "unit", "text": text });
        desk.call("set_note", &note).expect("noted");
    };
    noted(&desk, "Satu");
    assert!(desk.logged() > 0, "not before the pause");
    desk.settled();
    let copy = desk.copied();
    let open =
        |desk: &Desk| desk.call("open_assessment", &json!({ "id": id })).expect("opened")["view"].clone();
    assert_eq!(open(&copy), open(&desk));
    let checked = copy.call("check_workspace", &json!({ "deep": true })).expect("checked");
    assert_eq!((&checked["good"], checked["files"].as_u64() > Some(0)), (&json!(true), true));

    // Asking does not put the pause off, and the program goes on writing.
    noted(&desk, "Dua");
    let begun = Instant::now();
    while desk.logged() > 0 {
        desk.call("list_assessments", &json!({})).expect("asked");
        assert!(begun.elapsed() < Duration::from_secs(30), "put off");
    }
    assert_eq!(open(&desk.copied()), open(&desk));
}

#[test]
fn nobody_waits_for_the_pause_when_the_window_is_left_or_closed() {
    let desk = Desk::new();
    desk.call("startup", &json!({})).expect("started");
    desk.call("create_example", &json!({})).expect("an example");
    assert!(desk.logged() > 0);
    let other = rusqlite::Connection::open(desk.folder.path().join("workspace/pilar.db")).expect("another");
    other.execute_batch("BEGIN IMMEDIATE").expect("writes");
    desk.surface.rest();
    std::thread::sleep(Duration::from_millis(200));
    assert!(desk.logged() > 0, "whoever writes is left alone");
    other.execute_batch("ROLLBACK").expect("done");
    desk.surface.rest();
    desk.settled();

    desk.call("create_example", &json!({})).expect("an example");
    assert!(desk.logged() > 0);
    desk.surface.end();
    assert_eq!(desk.logged(), 0);
    drop(other);
    let copy = desk.copied();
    assert_eq!(copy.call("list_assessments", &json!({})).expect("two").as_array().map(Vec::len), Some(2));
}

#[test]
fn the_log_holds_no_name_of_a_person_a_document_or_a_folder() {
    log::set_logger(&LOG).expect("the only logger");
    log::set_max_level(log::LevelFilter::Trace);
    let desk = Desk::new();
    desk.call("startup", &json!({})).expect("started");
    let id = desk.call("create_example", &json!({})).expect("an example");
    let secret = desk.folder.path().join("Sari Utami").join("SK Tim Rahasia.pdf");
    let code =
        desk.call("open_assessment", &json!({ "id": id })).expect("opened")["view"]["inputs"][0]["code"]
            .clone();
    for (name, arguments) in [
        ("attach_files", json!({ "job": 1, "id": id, "code": code, "paths": [&secret] })),
        ("revise_evidence", json!({ "job": 2, "id": id, "code": code, "document": id, "path": &secret })),
        ("examine_update", json!({ "job": 3, "path": &secret })),
        ("import_package", json!({ "job": 4, "path": &secret, "into": null, "dryRun": true })),
        ("import_file", json!({ "path": &secret, "into": null, "dryRun": true, "skipUnreadable": false })),
        ("restore_backup", json!({ "backup": &secret })),
        ("set_identity", json!({ "identity": { "name": "Sari Utami", "nip": "Sari", "role": "Rahasia" } })),
        ("set_note", json!({ "id": id, "code": "Rahasia", "layer": "Rahasia", "text": "Rahasia" })),
        ("set_note", json!({ "id": "Sari Utami" })),
        ("choose_workspace", json!({ "dir": &secret, "opening": "existing" })),
    ] {
        desk.call(name, &arguments).err();
    }
    desk.surface.content(&format!("/Sari Utami/{id}"), None);
    let lines = LOG.0.lock().expect("the lines").join("\n");
    assert!(lines.contains("set_note: ") && lines.contains("restore_backup: "), "{lines}");
    for name in ["Sari", "Rahasia", desk.folder.path().to_str().expect("a path")] {
        assert!(!lines.contains(name), "{name} in\n{lines}");
    }
}
