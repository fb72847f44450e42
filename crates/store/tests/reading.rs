//! Reading a little of very many assessments.

mod common;

use std::collections::BTreeMap;

use common::*;
use pilar_core::journal::Subject;
use pilar_core::worksheet::Layer;
use pilar_store::{Action, Beginning, StoreError, Values, Workspace};
use serde_json::{Value, json};
use uuid::Uuid;

const MANY: u128 = 300;

/// Many assessments, each with its number as an answer and a few other subjects.
fn many() -> (tempfile::TempDir, Workspace, Vec<Uuid>) {
    let (dir, mut workspace) = workspace();
    let by = actor();
    let ids: Vec<Uuid> = (1..=MANY).map(|n| Uuid::from_u128(n << 64)).collect();
    for (n, id) in ids.iter().enumerate() {
        let beginning = Beginning { instrument: "lke-zi-2026", profile: json!({}) };
        let action = Action { assessment: *id, name: "Isi", by: &by, now_millis: NOW };
        workspace
            .create_and_act(beginning, action, |acting| -> Result<(), StoreError> {
                acting.set(answer(1), json!({"number": n.to_string()}))?;
                acting.set(Subject::note(Layer::Unit, 1), json!("catatan"))?;
                acting.set(Subject::EvidenceText(1), json!("https://contoh.go.id"))?;
                acting.set(Subject::Other("answer-lain/unit/1".into()), json!(1))?;
                acting.set(Subject::Other("answer".into()), json!(2))?;
                Ok(())
            })
            .unwrap();
    }
    (dir, workspace, ids)
}

fn read(values: &Values<'_>, beginnings: &[&str]) -> Result<BTreeMap<String, String>, StoreError> {
    let mut read = BTreeMap::new();
    values.each(beginnings, |subject, json| -> Result<(), StoreError> {
        read.insert(subject.to_string(), json.to_owned());
        Ok(())
    })?;
    Ok(read)
}

#[test]
fn what_is_read_of_each_comes_in_their_order_and_is_the_same_as_read_alone() {
    let (_dir, workspace, mut ids) = many();
    ids.reverse();
    let beginnings = ["note", "answer"];
    let all = workspace
        .of_each(&ids, |at, values| -> Result<_, StoreError> { Ok((at, read(&values, &beginnings)?)) })
        .unwrap();
    assert_eq!(all.len(), ids.len());
    for (place, (at, values)) in all.into_iter().enumerate() {
        assert_eq!(place, at);
        let number = ids.len() - 1 - place;
        let expected = [
            ("answer", "2".to_owned()),
            ("answer/unit/1", json!({"number": number.to_string()}).to_string()),
            ("note/unit/1", json!("catatan").to_string()),
        ];
        assert_eq!(values, expected.map(|(subject, json)| (subject.to_owned(), json)).into());
        let state = workspace.state(ids[at]).unwrap();
        for (subject, json) in values {
            let value: Value = serde_json::from_str(&json).unwrap();
            assert_eq!(state[&Subject::from(subject)].value, value);
        }
    }
}

#[test]
fn reading_none_and_reading_few_need_no_other_connection() {
    let (_dir, workspace, ids) = many();
    let count = |ids: &[Uuid]| {
        let values = |_, values: Values<'_>| Ok::<_, StoreError>(read(&values, &["evidence_text/1"])?.len());
        workspace.of_each(ids, values).unwrap()
    };
    assert_eq!(count(&[]), Vec::<usize>::new());
    assert_eq!(count(&ids[..2]), [1, 1]);
}

#[test]
fn the_first_error_ends_it() {
    let (_dir, workspace, ids) = many();
    let outcome = workspace.of_each(&ids, |at, _| -> Result<usize, StoreError> {
        if at % 100 == 7 { Err(StoreError::UnknownBlob(at.to_string())) } else { Ok(at) }
    });
    assert!(matches!(outcome, Err(StoreError::UnknownBlob(at)) if at == "7"));
    let values = |at, _: Values<'_>| Ok::<_, StoreError>(at);
    assert_eq!(workspace.of_each(&ids, values).unwrap().len(), ids.len(), "it can be read again");
}
