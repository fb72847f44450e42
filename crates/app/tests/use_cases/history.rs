use std::collections::{BTreeMap, BTreeSet};

use pilar_app::Layer;
use pilar_app::evidence::{link_evidence, remove_document};
use pilar_app::session::changed_by;
use pilar_app::view::Changed;
use pilar_app::worksheet::{HistoryQuery, authors, history, restore_value, set_note, undo};
use pilar_app::workspace::{create_example, show_assessment};
use serde_json::json;

use crate::Office;

#[test]
fn a_value_of_the_history_comes_back_as_a_new_change() {
    let mut office = Office::new();
    let (code, best, worst) = Office::choices().remove(0);
    office.answer(&code, &best);
    office.answer(&code, &worst);
    let id = office.id;
    let changes = history(&office.session, id, &HistoryQuery::default()).expect("a history");
    let first = changes.iter().find(|change| change.text == best).expect("the first answer").id;
    let Changed { outcome: restored, changed: view } =
        changed_by(&mut office.session, id, |session| restore_value(session, id, first)).expect("restored");
    assert!(restored);
    assert_eq!(view.inputs[0].answers["unit"], json!(best));
    assert_eq!(view.undo, Some(format!("Kembalikan jawaban unit pada {}", Office::titled(&code))));
    assert!(!restore_value(&mut office.session, id, first).expect("the same"));
    let after = history(&office.session, id, &HistoryQuery::default()).expect("a history");
    assert_eq!(after.len(), changes.len() + 1, "nothing is rewritten");

    undo(&mut office.session, id).expect("undone");
    assert_eq!(show_assessment(&office.session, id).expect("a view").inputs[0].answers["unit"], json!(worst));
}

#[test]
fn what_cannot_come_back_on_its_own_says_so() {
    let mut office = Office::new();
    let code = Office::choices().remove(0).0;
    let document = office.paste(&code, "SK.txt", b"isi");
    let id = office.id;
    remove_document(&mut office.session, id, &document).expect("removed");
    for change in history(&office.session, id, &HistoryQuery::default()).expect("a history") {
        if change.about.what.contains("bukti dukung") {
            let error = restore_value(&mut office.session, id, change.id).expect_err("refused");
            assert_eq!(error.code().as_str(), "riwayat_ditolak", "{}", change.about.subject);
        }
    }
    let error = restore_value(&mut office.session, id, uuid::Uuid::nil()).expect_err("unknown");
    assert_eq!(
        error.to_string(),
        "perubahan 00000000-0000-0000-0000-000000000000 tidak ada di riwayat penilaian ini"
    );
}

#[test]
fn history_comes_in_pages_by_person_and_question() {
    let mut office = Office::new();
    let choices = Office::choices();
    for (code, best, _) in &choices[..3] {
        office.answer(code, best);
    }
    office.session.set_actor("Budi", "koordinator");
    let (id, code) = (office.id, &choices[1].0);
    set_note(&mut office.session, id, code, Layer::Unit, "sudah diperiksa").expect("a note");
    let [answered, noted] = ["Jawab", "Catatan pada"].map(|what| format!("{what} {}", Office::titled(code)));
    let find = |query: HistoryQuery| -> Vec<String> {
        let found = history(&office.session, id, &query).expect("a history");
        found.into_iter().map(|change| change.action_name).collect()
    };
    let all = find(HistoryQuery::default());
    assert_eq!(all.len(), 5);
    let pages: Vec<String> = (0..3)
        .flat_map(|page| find(HistoryQuery { limit: Some(2), skip: page * 2, ..Default::default() }))
        .collect();
    assert_eq!(pages, all);
    assert_eq!(find(HistoryQuery { author: Some("Budi".into()), ..Default::default() }), [noted.as_str()]);
    let of_question = HistoryQuery { code: Some(code.clone()), ..Default::default() };
    assert_eq!(find(of_question.clone()), [noted.as_str(), answered.as_str()]);
    assert_eq!(find(HistoryQuery { skip: 1, ..of_question }), [answered.as_str()]);
    assert_eq!(authors(&office.session, id).expect("names"), ["Ani", "Budi"]);
}

#[test]
fn the_history_names_documents_by_their_titles() {
    let mut office = Office::new();
    let (first, second) = (Office::choices().remove(0).0, Office::choices().remove(1).0);
    let document = office.paste(&first, "SK Tim.txt", b"isi");
    let id = office.id;
    link_evidence(&mut office.session, id, &document, &[&second]).expect("linked");
    let newest = HistoryQuery { limit: Some(1), ..Default::default() };
    let change = history(&office.session, id, &newest).expect("a history").remove(0);
    assert!(change.about.label.ends_with(": SK Tim"), "{}", change.about.label);
    assert_eq!((change.about.code, change.text.as_str()), (Some(second), "dilampirkan"));
}

#[test]
fn an_answer_in_a_folder_that_is_gone_is_refused_and_works_again_when_it_is_back() {
    let mut office = Office::new();
    let (code, best, _) = Office::choices().remove(0);
    let (folder, aside) = (office.folder.path().to_owned(), office.folder.path().with_extension("lepas"));
    std::fs::rename(&folder, &aside).expect("taken away");
    let id = office.id;
    let error = set_note(&mut office.session, id, &code, Layer::Unit, "hilang?").expect_err("refused");
    assert_eq!(error.code().as_str(), "ruang_kerja_hilang");
    assert_eq!(error.to_string(), format!("ruang kerja di {} tidak ada lagi", folder.display()));
    std::fs::rename(&aside, &folder).expect("put back");
    office.answer(&code, &best);
    let view = show_assessment(&office.session, id).expect("a view");
    assert_eq!((view.score.answered, view.inputs[0].notes.len()), (1, 0));
}

#[test]
fn the_history_says_of_each_value_whether_it_comes_back() {
    let mut office = Office::new();
    let id = create_example(&mut office.session).expect("an example");
    let query = HistoryQuery { limit: Some(5_000), ..HistoryQuery::default() };
    let changes = history(&office.session, id, &query).expect("a history");
    let mut kinds: BTreeMap<bool, BTreeSet<String>> = BTreeMap::new();
    for change in changes {
        let kind = change.about.subject.split('/').next().expect("a kind").to_owned();
        if kinds.entry(change.restorable).or_default().insert(kind) {
            let refused = restore_value(&mut office.session, id, change.id).is_err();
            assert_eq!(refused, !change.restorable, "{}", change.about.subject);
        }
    }
    let both =
        [&kinds[&true], &kinds[&false]].map(|kinds| kinds.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(both[0], ["answer", "evidence", "link", "note", "profile"]);
    assert_eq!(both[1], ["revision"]);
}
