use std::fs;
use std::path::PathBuf;

use pilar_app::evidence::{
    AttachBytes, AttachEvidence, AttachFiles, EvidenceDetails, FileOutcome, Tick, attach_all, attach_bytes,
    attach_evidence, attach_files, describe_evidence, detach_evidence, evidence_media, link_evidence,
    list_evidence, read_evidence_range, remove_document, tick_requirement,
};
use pilar_app::session::changed_by;
use pilar_app::view::{Changed, EvidenceView, Preview};
use pilar_app::worksheet::undo;
use pilar_app::workspace::{check_workspace, clear_unreferenced, show_assessment};

use crate::Office;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n0000";

impl Office {
    fn file(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, content).expect("a file");
        path
    }

    fn attach(&mut self, code: &str, paths: &[PathBuf]) -> Vec<FileOutcome> {
        let given = AttachFiles {
            assessment: self.id,
            code: code.into(),
            paths: paths.into(),
            title: None,
            year: None,
            triwulan: None,
        };
        attach_files(&mut self.session, &given, &mut |_| true).expect("outcomes")
    }

    fn library(&self) -> Vec<EvidenceView> {
        list_evidence(&self.session, self.id).expect("a library")
    }

    fn holds_no_content(&self) {
        let check = check_workspace(&self.session, true).expect("a report");
        assert_eq!((check.files, check.unused), (0, 0));
    }

    fn code(place: usize) -> String {
        Self::choices()[place].0.clone()
    }
}

fn flags(view: &EvidenceView) -> Vec<&str> {
    view.flags.iter().map(|flag| flag.code).collect()
}

#[test]
fn what_is_dropped_together_is_one_action_and_one_bad_file_stops_no_other() {
    let mut office = Office::new();
    let (good, copy) = (office.file("SK.txt", b"isi"), office.file("SK - Copy.txt", b"isi"));
    let (empty, folder) = (office.file("kosong.txt", b""), office.folder.path().join("map"));
    fs::create_dir(&folder).expect("a folder");
    let gone = office.folder.path().join("hilang.pdf");
    let code = Office::code(0);
    let outcomes = office.attach(&code, &[empty, good, folder.clone(), copy, gone]);

    let faults: Vec<_> =
        outcomes.iter().map(|outcome| outcome.fault.as_ref().map(|fault| fault.code.as_str())).collect();
    let refused = Some("berkas_bukti_ditolak");
    assert_eq!(faults, [refused, None, refused, None, refused]);
    assert_eq!(
        outcomes[2].fault.as_ref().expect("a fault").what,
        format!("lampiran {} adalah folder; lampiran itu tidak disimpan", folder.display())
    );
    assert!(outcomes[3].attached.as_ref().expect("attached").reused, "the same content is one document");
    let library = office.library();
    assert_eq!(library.len(), 1);
    assert_eq!(library[0].serves, std::slice::from_ref(&code));

    let (id, name) = (office.id, format!("Lampirkan 2 berkas pada {}", Office::titled(&code)));
    assert_eq!(undo(&mut office.session, id).expect("undone"), Some(name));
    assert!(office.library().is_empty());
}

#[test]
fn cancelling_attaches_nothing() {
    let mut office = Office::new();
    let paths = [office.file("a.txt", b"a"), office.file("b.txt", b"b")];
    let code = Office::code(0);
    let given = AttachFiles {
        assessment: office.id,
        code,
        paths: paths.into(),
        title: None,
        year: None,
        triwulan: None,
    };
    let error = attach_files(&mut office.session, &given, &mut |at| at.file == 0).expect_err("cancelled");
    assert_eq!(error.code().as_str(), "dibatalkan");
    assert!(office.library().is_empty());
    office.holds_no_content();
}

#[test]
fn whoever_may_not_attach_is_told_before_anything_is_stored() {
    let mut office = Office::new();
    let paths = [office.file("a.txt", b"a"), office.file("b.txt", b"b")];
    office.session.set_actor("Citra", "at");
    let given = AttachFiles {
        assessment: office.id,
        code: Office::code(0),
        paths: paths.into(),
        title: None,
        year: None,
        triwulan: None,
    };
    let mut read = false;
    let one = AttachEvidence {
        assessment: office.id,
        code: Office::code(0),
        path: given.paths[0].clone(),
        title: None,
        year: None,
        triwulan: None,
        revises: None,
    };
    let pasted = AttachBytes {
        assessment: office.id,
        code: Office::code(0),
        name: "a.png".into(),
        bytes: PNG.into(),
        year: None,
    };
    let mut tell = |_: u64| {
        read = true;
        true
    };
    for error in [
        attach_evidence(&mut office.session, &one, &mut tell).err(),
        attach_bytes(&mut office.session, &pasted).err(),
        attach_files(&mut office.session, &given, &mut |at| tell(at.bytes)).err(),
        attach_all(&mut office.session, &given).err(),
    ] {
        assert_eq!(error.expect("refused").code().as_str(), "peran_tidak_berwenang");
    }
    assert!(!read);
    office.holds_no_content();
}

#[test]
fn a_document_taken_off_its_only_input_stays_in_the_library_as_unused() {
    let mut office = Office::new();
    let (first, second) = (Office::code(0), Office::code(1));
    let document = office.paste(&first, "layar.png", PNG);
    let id = office.id;
    assert_eq!(office.library()[0].preview, Preview::Image);
    assert_eq!(link_evidence(&mut office.session, id, &document, &[&first, &second]).expect("linked"), 1);
    assert!(detach_evidence(&mut office.session, id, &first, &document).expect("detached"));
    assert_eq!(office.library()[0].serves, std::slice::from_ref(&second));
    assert!(flags(&office.library()[0]).is_empty());

    let Changed { changed, .. } =
        changed_by(&mut office.session, id, |s| detach_evidence(s, id, &second, &document))
            .expect("detached");
    assert_eq!(flags(&changed.evidence.expect("documents")[0]), ["tidak_dipakai"]);
    assert_eq!(changed.inputs.iter().map(|input| &input.code).collect::<Vec<_>>(), [&second]);
    assert_eq!(changed.undo, Some(format!("Lepas layar.png dari {}", Office::titled(&second))));
    assert!(!detach_evidence(&mut office.session, id, &second, &document).expect("nothing to detach"));
}

#[test]
fn a_removed_document_comes_back_whole_with_undo() {
    let mut office = Office::new();
    let code = Office::code(0);
    let document = office.paste(&code, "layar.png", PNG);
    let id = office.id;
    let tick = Tick { assessment: id, code: code.clone(), n: 1, document: document.clone(), fulfilled: true };
    tick_requirement(&mut office.session, &tick).expect("ticked");
    let before = show_assessment(&office.session, id).expect("a view");

    remove_document(&mut office.session, id, &document).expect("removed");
    let removed = show_assessment(&office.session, id).expect("a view");
    assert!(removed.evidence.is_empty());
    assert!(removed.inputs[0].fulfilled[0].is_empty() && removed.inputs[0].evidence.is_empty());
    assert_eq!(clear_unreferenced(&mut office.session).expect("cleared"), 0, "the history needs the content");

    undo(&mut office.session, id).expect("undone");
    let after = show_assessment(&office.session, id).expect("a view");
    assert_eq!((after.inputs, after.evidence), (before.inputs, before.evidence));
    assert!(check_workspace(&office.session, true).expect("a report").good);
}

#[test]
fn a_ticked_document_is_attached_and_the_tick_goes_with_it() {
    let mut office = Office::new();
    let (first, second) = (Office::code(0), Office::code(1));
    let document = office.paste(&second, "notulen.txt", b"isi notulen");
    let id = office.id;
    let tick =
        |n, fulfilled| Tick { assessment: id, code: first.clone(), n, document: document.clone(), fulfilled };
    assert!(tick_requirement(&mut office.session, &tick(2, true)).expect("ticked"));
    let view = show_assessment(&office.session, id).expect("a view");
    assert_eq!(view.inputs[0].fulfilled[1].len(), 1);
    assert_eq!(view.inputs[0].evidence.len(), 1, "attached as well");

    detach_evidence(&mut office.session, id, &first, &document).expect("detached");
    let view = show_assessment(&office.session, id).expect("a view");
    assert!(view.inputs[0].fulfilled.iter().all(Vec::is_empty));

    assert!(!tick_requirement(&mut office.session, &tick(1, false)).expect("nothing to clear"));
    for n in [0, 99] {
        let error = tick_requirement(&mut office.session, &tick(n, true)).expect_err("no such document");
        assert_eq!(error.code().as_str(), "dokumen_diminta_tidak_ada");
    }
}

#[test]
fn doubtful_documents_say_why() {
    let mut office = Office::new();
    let (first, second) = (Office::code(0), Office::code(1));
    let old = office.paste(&first, "SK.txt", b"lama");
    let other = office.paste(&second, "sk.TXT", b"baru");
    let id = office.id;
    let details = EvidenceDetails {
        title: " SK Tim ".into(),
        year: Some(2020),
        triwulan: Some(2),
        note: "asli".into(),
    };
    assert!(describe_evidence(&mut office.session, id, &old, &details).expect("described"));
    assert!(!describe_evidence(&mut office.session, id, &old, &details).expect("the same"));
    let library = office.library();
    assert_eq!((library[0].title.as_str(), library[0].note.as_str()), ("SK Tim", "asli"));
    assert_eq!(flags(&library[0]), ["nama_sama", "tahun_lain"]);
    assert_eq!(flags(&library[1]), ["nama_sama"]);

    // A revision may bring the content another document has.
    let path = office.file("versi baru.txt", b"lama");
    let given = pilar_app::evidence::AttachEvidence {
        assessment: id,
        code: second.clone(),
        path: path.clone(),
        title: None,
        year: None,
        triwulan: None,
        revises: Some(other.clone()),
    };
    pilar_app::evidence::attach_evidence(&mut office.session, &given, &mut |_| true).expect("revised");
    let library = office.library();
    assert_eq!(flags(&library[0]), ["ganda", "tahun_lain"]);
    assert_eq!(flags(&library[1]), ["ganda"]);
    assert_eq!(library[1].flags[0].message, "Isinya sama dengan \"SK Tim\"; satu dokumen cukup.");
    assert_eq!(library[1].revisions.len(), 2);

    let nameless = EvidenceDetails { title: "  ".into(), ..details };
    let error = describe_evidence(&mut office.session, id, &old, &nameless).expect_err("refused");
    assert_eq!(error.to_string(), "judul dokumen masih kosong");
}

#[test]
fn content_is_read_in_parts_and_only_for_the_assessment_that_has_it() {
    let mut office = Office::new();
    let content: Vec<u8> = (0..2_500_000_u32).map(|n| u8::try_from(n % 251).expect("small")).collect();
    office.paste(&Office::code(0), "besar.bin", &content);
    let sha256 = office.library()[0].sha256.clone();
    let read = |start, length| {
        read_evidence_range(&office.session, office.id, &sha256, start, length).expect("bytes")
    };
    assert_eq!(read(0, 10), content[..10]);
    assert_eq!(read(1_048_570, 1_100_000), content[1_048_570..2_148_570]);
    assert_eq!(read(2_499_999, 10), content[2_499_999..]);
    assert!(read(2_500_000, 10).is_empty());
    assert!(read(u64::MAX, 10).is_empty());
    assert_eq!(evidence_media(&office.session, office.id, &sha256).expect("known").size, 2_500_000);

    let other = Office::new_in(&mut office);
    let error = read_evidence_range(&office.session, other, &sha256, 0, 10).expect_err("not its own");
    assert_eq!(error.code().as_str(), "bukti_tidak_ada");
}
