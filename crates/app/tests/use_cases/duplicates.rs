use std::fs;

use pilar_app::Step;
use pilar_app::evidence::{
    AttachEvidence, Copies, EvidenceDetails, FindDuplicates, RemoveCopies, Tick, attach_evidence,
    describe_evidence, find_duplicates, link_evidence, list_evidence, remove_copies, tick_requirement,
};
use pilar_app::review::set_round;
use pilar_app::session::changed_by;
use pilar_app::team::{TaskFilter, TaskInput, list_tasks, set_task};
use pilar_app::view::{DuplicatesView, EvidenceView};
use pilar_app::worksheet::undo;
use uuid::Uuid;

use crate::Office;

impl Office {
    /// A document of this name at a question whose file has this content, also where another document has it: as after
    /// a merge of two desks that attached the same file.
    fn twin(&mut self, code: &str, name: &str, content: &[u8]) -> Uuid {
        let own = format!("isi sementara {name} {code}");
        let document = self.paste(code, name, own.as_bytes());
        let path = self.folder.path().join(name);
        fs::write(&path, content).expect("a file");
        let given = AttachEvidence {
            assessment: self.id,
            code: code.into(),
            path,
            title: None,
            year: None,
            triwulan: None,
            revises: Some(document.clone()),
        };
        attach_evidence(&mut self.session, &given, &mut |_| true).expect("revised");
        document.parse().expect("an id")
    }

    fn say(&mut self, document: Uuid, year: Option<u16>, triwulan: Option<u8>, note: &str) {
        let title = self.document(document).title;
        let details = EvidenceDetails { title, year, triwulan, note: note.into() };
        describe_evidence(&mut self.session, self.id, &document.to_string(), &details).expect("described");
    }

    fn document(&self, id: Uuid) -> EvidenceView {
        let all = list_evidence(&self.session, self.id).expect("a library");
        all.into_iter().find(|one| one.id == id).expect("it is there")
    }

    fn duplicates(&self, keep: &[Uuid]) -> DuplicatesView {
        let given = FindDuplicates { assessment: self.id, keep: keep.into() };
        find_duplicates(&self.session, &given).expect("duplicates")
    }

    fn removes(&mut self, keep: Uuid, remove: &[Uuid]) -> pilar_app::Result<usize> {
        let groups = vec![Copies { keep, remove: remove.into() }];
        remove_copies(&mut self.session, &RemoveCopies { assessment: self.id, groups })
    }
}

fn ids(group: &[pilar_app::view::TwinView]) -> Vec<Uuid> {
    group.iter().map(|one| one.id).collect()
}

/// A question with a checklist, and two others.
fn questions() -> [String; 3] {
    let all = Office::choices();
    [all[0].0.clone(), all[1].0.clone(), all[2].0.clone()]
}

#[test]
fn copies_at_one_question_are_told_apart_from_what_only_looks_alike() {
    let mut office = Office::new();
    let [here, there, far] = questions();
    let first = office.twin(&here, "SK.pdf", b"sk");
    let second = office.twin(&here, "SK - Copy.pdf", b"sk");
    let elsewhere = office.twin(&there, "SK lain.pdf", b"sk");
    let name = office.twin(&far, "sk.PDF", b"isi lain");

    let found = office.duplicates(&[]);
    assert_eq!(found.copies.iter().map(|group| ids(&group.documents)).collect::<Vec<_>>(), [[first, second]]);
    assert_eq!(
        found.elsewhere.iter().map(|group| ids(group)).collect::<Vec<_>>(),
        [[first, second, elsewhere]]
    );
    assert_eq!(found.namesakes.iter().map(|group| ids(group)).collect::<Vec<_>>(), [[first, name]]);

    // A document that serves both questions is the copy of each.
    link_evidence(&mut office.session, office.id, &second.to_string(), &[&there]).expect("linked");
    let found = office.duplicates(&[]);
    assert_eq!(ids(&found.copies[0].documents), [first, second, elsewhere]);
    assert!(found.elsewhere.is_empty());
}

#[test]
fn the_one_people_said_most_of_is_proposed_to_stay_and_takes_over_what_it_lacks() {
    let mut office = Office::new();
    let [here, there, _] = questions();
    let oldest = office.twin(&here, "SK.pdf", b"sk");
    let ticked = office.twin(&here, "SK (1).pdf", b"sk");
    let dated = office.twin(&here, "SK (2).pdf", b"sk");
    office.say(oldest, None, None, "");
    office.say(ticked, None, None, "asli");
    office.say(dated, Some(2026), Some(2), "salinan");
    assert_eq!(office.duplicates(&[]).copies[0].keep, dated);
    let id = office.id;
    let tick =
        Tick { assessment: id, code: here.clone(), n: 1, document: ticked.to_string(), fulfilled: true };
    tick_requirement(&mut office.session, &tick).expect("ticked");
    let tick = Tick { n: 2, document: oldest.to_string(), ..tick };
    tick_requirement(&mut office.session, &tick).expect("ticked");
    link_evidence(&mut office.session, id, &dated.to_string(), &[&there]).expect("linked");

    let group = office.duplicates(&[]).copies.remove(0);
    assert_eq!(group.keep, ticked, "it fulfils a line and has a note");
    let line = &group.documents[0].lines[0];
    assert_eq!(group.gains, [&format!("dipakai pada {there}"), line, "tahun 2026", "triwulan II"]);
    assert_eq!(
        group.lost,
        [
            "judul \"SK\"",
            "1 versi berkas sebelumnya pada \"SK\"",
            "judul \"SK (2)\"",
            "catatan \"salinan\" pada \"SK (2)\"",
            "1 versi berkas sebelumnya pada \"SK (2)\"",
        ]
    );
    assert_eq!(office.duplicates(&[oldest]).copies[0].keep, oldest, "a person chooses");

    let task = TaskInput {
        assessment: id,
        title: Some("Bina tim".into()),
        evidence: vec![dated.to_string()],
        ..TaskInput::default()
    };
    set_task(&mut office.session, &task).expect("a task that it proves");

    let done = changed_by(&mut office.session, id, |session| {
        remove_copies(
            session,
            &RemoveCopies {
                assessment: id,
                groups: vec![Copies { keep: ticked, remove: vec![oldest, dated] }],
            },
        )
    });
    let done = done.expect("removed");
    let name = "Hapus 2 dokumen ganda";
    assert_eq!((done.outcome, done.changed.undo.as_deref()), (2, Some(name)));
    let library = list_evidence(&office.session, id).expect("a library");
    assert_eq!(library.len(), 1);
    let kept = &library[0];
    assert_eq!((kept.year, kept.triwulan, kept.note.as_str()), (Some(2026), Some(2), "asli"));
    assert_eq!(kept.serves, [here, there]);
    assert!(office.duplicates(&[]).copies.is_empty());

    let tasks = TaskFilter { assessment: id, ..TaskFilter::default() };
    let tasks = list_tasks(&office.session, &tasks).expect("tasks");
    assert_eq!(tasks[0].evidence, ["SK (1).pdf"], "the task is proved by the one that stays");

    assert_eq!(undo(&mut office.session, id).expect("undone").as_deref(), Some(name));
    let back = office.duplicates(&[]).copies.remove(0);
    assert_eq!(back, group, "everything is as it was");
}

#[test]
fn a_quarter_of_another_year_is_not_mixed_into_the_year_that_stays() {
    let mut office = Office::new();
    let [here, ..] = questions();
    let first = office.twin(&here, "a.pdf", b"sama");
    let second = office.twin(&here, "b.pdf", b"sama");
    office.say(first, Some(2025), None, "");
    office.say(second, Some(2026), Some(3), "");
    let group = office.duplicates(&[first]).copies.remove(0);
    assert!(group.gains.is_empty());
    assert_eq!(group.lost[1..3], ["tahun 2026 pada \"b\"", "triwulan III pada \"b\""]);
    office.removes(first, &[second]).expect("removed");
    assert_eq!((office.document(first).year, office.document(first).triwulan), (Some(2025), None));
}

#[test]
fn what_is_no_copy_and_whoever_may_not_is_refused_and_nothing_changes() {
    let mut office = Office::new();
    let [here, there, _] = questions();
    let first = office.twin(&here, "SK.pdf", b"sk");
    let second = office.twin(&here, "SK (1).pdf", b"sk");
    let elsewhere = office.twin(&there, "SK (2).pdf", b"sk");
    let before = list_evidence(&office.session, office.id).expect("a library");

    for (keep, remove, told) in [
        (first, vec![second, elsewhere], "SK (2)"),
        (elsewhere, vec![first], "SK (2)"),
        (first, vec![first], "SK"),
    ] {
        let error = office.removes(keep, &remove).expect_err("no copy");
        assert_eq!(error.code().as_str(), "dokumen_tidak_ganda");
        assert_eq!(error.to_string(), format!("dokumen \"{told}\" tidak ganda pada pertanyaan yang sama"));
    }
    // A chain would leave none.
    let (one, other) =
        (Copies { keep: first, remove: vec![second] }, Copies { keep: second, remove: vec![first] });
    let given = RemoveCopies { assessment: office.id, groups: vec![one, other] };
    remove_copies(&mut office.session, &given).expect_err("one has to stay");
    let twice = vec![Copies { keep: first, remove: vec![second] }; 2];
    let given = RemoveCopies { assessment: office.id, groups: twice };
    remove_copies(&mut office.session, &given).expect_err("said twice");
    let given = FindDuplicates { assessment: office.id, keep: vec![elsewhere] };
    let error = find_duplicates(&office.session, &given).expect_err("no copy");
    assert_eq!(error.code().as_str(), "dokumen_tidak_ganda");

    office.session.set_actor("Ani", "koordinator");
    set_round(&mut office.session, office.id, Step::Submit, None).expect("submitted");
    let error = office.removes(first, &[second]).expect_err("handed in");
    assert_eq!(error.code().as_str(), "tahap_tidak_sesuai");
    office.session.set_actor("Citra", "at");
    let error = office.removes(first, &[second]).expect_err("a reviewer");
    assert_eq!(error.code().as_str(), "peran_tidak_berwenang");
    assert_eq!(list_evidence(&office.session, office.id).expect("a library"), before);
}

#[test]
fn of_many_doubled_documents_one_step_leaves_one_each() {
    let mut office = Office::new();
    let codes: Vec<String> = Office::choices().into_iter().map(|(code, ..)| code).take(20).collect();
    for (at, code) in codes.iter().enumerate() {
        for copy in ["", " (1)", " (2)"] {
            office.twin(code, &format!("Dokumen {at}{copy}.pdf"), format!("isi {at}").as_bytes());
        }
    }
    let found = office.duplicates(&[]);
    assert_eq!((found.copies.len(), found.elsewhere.len(), found.namesakes.len()), (20, 0, 0));
    let groups = found.copies.iter().map(|group| Copies {
        keep: group.keep,
        remove: ids(&group.documents).into_iter().filter(|id| *id != group.keep).collect(),
    });
    let given = RemoveCopies { assessment: office.id, groups: groups.collect() };
    assert_eq!(remove_copies(&mut office.session, &given).expect("removed"), 40);
    let left = list_evidence(&office.session, office.id).expect("a library");
    assert_eq!(left.iter().map(|one| one.serves.clone()).collect::<Vec<_>>().concat(), codes);
    assert_eq!(
        undo(&mut office.session, office.id).expect("undone").as_deref(),
        Some("Hapus 40 dokumen ganda")
    );
    assert_eq!(list_evidence(&office.session, office.id).expect("a library").len(), 60);
}
