//! Large workspaces, quickly: version 0.1 makes a few units, whose rows are then copied with other ids, in its own
//! schema. This version is given the same, chained ([`crate::chained`]).

use std::path::Path;

use rusqlite::{Connection, ToSql, params};
use uuid::Uuid;

use crate::programs::Program;

/// An id as the database keeps it.
type Id = [u8; 16];

/// Makes units of every sort with version 0.1: the example, one answered in full, one begun, one under review.
pub fn templates(base: &Program) {
    let answers = &drafts(base);
    let begun = base.new_assessment();
    for (code, answer) in [("A.I.1.i.a", "Ya"), ("A.I.1.i.b", "A"), ("B.I.a", "3,61")] {
        base.good(&["answer", &begun, code, answer]);
    }
    let reviewed = base.new_assessment();
    base.good(&["import", answers, "--into", &reviewed]);
    base.good(&["round", &reviewed, "submit"]);
    for soal in ["1", "2", "3", "4", "5", "6", "7", "8"] {
        base.good(&["--role", "at", "review", &reviewed, soal, "--verdict", "sesuai"]);
    }
}

/// Makes the example and a unit answered like it, both drafts; gives the file of those answers.
pub fn drafts(base: &Program) -> String {
    let example = base.good(&["example"]);
    let answers = answers(base, &example);
    base.good(&["import", &answers, "--into", &base.new_assessment()]);
    answers
}

/// The answers and notes of a unit in a file, without its documents.
pub fn answers(base: &Program, id: &str) -> String {
    let answers = base.file("jawaban.json");
    let answers = answers.to_str().expect("Unicode path");
    base.good(&["export", id, "--format", "portalrb", "-o", answers]);
    answers.to_owned()
}

struct Change {
    row: i64,
    id: Id,
    action: Id,
    base: Option<Id>,
    subject: String,
    value: String,
}

/// Fills a workspace of version 0.1 with copies of the units it holds until there are so many.
pub fn multiply(workspace: &Path, count: usize) {
    let mut connection = Connection::open(workspace.join("pilar.db")).expect("database");
    connection.pragma_update(None, "synchronous", "OFF").expect("pragma");
    let transaction = connection.transaction().expect("transaction");
    let templates: Vec<(Id, Vec<Change>)> = ids(&transaction)
        .into_iter()
        .map(|id| {
            let changes = changes(&transaction, id);
            (id, changes)
        })
        .collect();
    let mut next: i64 =
        transaction.query_row("SELECT max(row) FROM change", [], |row| row.get(0)).expect("rows");
    for n in templates.len()..count {
        let (template, changes) = &templates[n % templates.len()];
        next = copy(&transaction, *template, changes, n, next);
    }
    transaction.commit().expect("committed");
}

fn ids(connection: &Connection) -> Vec<Id> {
    let mut query = connection.prepare("SELECT id FROM assessment ORDER BY created_millis").expect("query");
    query.query_map([], |row| row.get(0)).expect("rows").map(|id| id.expect("id")).collect()
}

fn changes(connection: &Connection, assessment: Id) -> Vec<Change> {
    let sql = "SELECT row, id, action, base, subject, value FROM change WHERE assessment = ?1 ORDER BY row";
    let mut query = connection.prepare(sql).expect("query");
    let read = |row: &rusqlite::Row<'_>| {
        Ok(Change {
            row: row.get(0)?,
            id: row.get(1)?,
            action: row.get(2)?,
            base: row.get(3)?,
            subject: row.get(4)?,
            value: row.get(5)?,
        })
    };
    query.query_map([assessment], read).expect("rows").map(|change| change.expect("change")).collect()
}

/// Another id of the same time for the copy of this number.
fn other(id: Id, n: usize) -> Id {
    (u128::from_be_bytes(id) ^ ((n as u128) << 16)).to_be_bytes()
}

fn run(connection: &Connection, sql: &str, values: &[&dyn ToSql]) {
    connection.prepare_cached(sql).expect("statement").execute(values).expect("written");
}

/// Copies one unit, with rows of the journal from `last` + 1 on; returns the last row that is used then.
fn copy(connection: &Connection, template: Id, changes: &[Change], n: usize, last: i64) -> i64 {
    let id = other(template, n);
    let [first, .., end] = changes else { panic!("a unit has changes") };
    assert_eq!(
        end.row - first.row + 1,
        i64::try_from(changes.len()).expect("few"),
        "its rows are in one piece"
    );
    let offset = last + 1 - first.row;
    run(
        connection,
        "INSERT INTO assessment SELECT ?1, instrument, created_millis, changed_millis FROM assessment WHERE id = ?2",
        params![id, template],
    );
    for change in changes {
        let value = if change.subject == "profile" { named(&change.value, n) } else { change.value.clone() };
        let base = change.base.map(|base| other(base, n));
        run(
            connection,
            "INSERT INTO change SELECT row + ?1, ?2, ?3, action_name, ?4, replica, sequence, clock_millis, \
             clock_counter, author, role, operation, subject, ?5, ?6, settles FROM change WHERE row = ?7",
            params![offset, other(change.id, n), other(change.action, n), id, value, base, change.row],
        );
    }
    run(
        connection,
        "INSERT INTO state SELECT ?1, subject, change + ?3 FROM state WHERE assessment = ?2",
        params![id, template, offset],
    );
    run(
        connection,
        "INSERT INTO step SELECT ?1, position, name, first_row + ?3, last_row + ?3, merged, undone FROM step \
         WHERE assessment = ?2",
        params![id, template, offset],
    );
    end.row + offset
}

/// A profile with a name of its own.
fn named(profile: &str, n: usize) -> String {
    let mut profile: serde_json::Value = serde_json::from_str(profile).expect("profile");
    profile["unit"] = format!("Kantor Pelayanan {n:05}").into();
    profile.to_string()
}

/// Gives the only unit of a workspace of version 0.1 so many changes: notes written over and over on this desk, in
/// actions of one. Desks are told apart by their number.
pub fn lengthen(workspace: &Path, count: usize, desk: usize) {
    let mut connection = Connection::open(workspace.join("pilar.db")).expect("database");
    connection.pragma_update(None, "synchronous", "OFF").expect("pragma");
    let transaction = connection.transaction().expect("transaction");
    let assessment = ids(&transaction)[0];
    let existing = changes(&transaction, assessment);
    let mut notes: Vec<&Change> =
        existing.iter().filter(|change| change.subject.starts_with("note/unit/")).collect();
    notes.sort_by_key(|note| note.row);
    let mut latest: Vec<Id> = notes.iter().map(|note| note.id).collect();
    let last = existing.last().expect("a change").row;
    let replica: String = transaction
        .query_row("SELECT value FROM meta WHERE key = 'replica'", [], |row| row.get(0))
        .expect("replica");
    let replica: Uuid = replica.parse().expect("an id");
    let mut row = last;
    for n in 0..count - existing.len() {
        row += 1;
        let (note, latest) = (notes[n % notes.len()], &mut latest[n % notes.len()]);
        let copy = desk * 1_000_000 + n + 1;
        let id = other(note.id, copy);
        let value = format!("{} ({desk}.{n})", note.value.trim_matches('"'));
        let value = serde_json::Value::from(value).to_string();
        let millis = i64::try_from(n / 1000).expect("few");
        // A thousand changes share a millisecond, so that none is in the future.
        let (action, by) = (other(note.action, copy), replica.into_bytes());
        let values = params![row, id, action, note.subject, value, *latest, last, millis, by];
        run(
            &transaction,
            "INSERT INTO change SELECT ?1, ?2, ?3, 'Ubah catatan', assessment, ?9, ?1, clock_millis + ?8, \
             10000 + ?1, author, role, 'set_note', ?4, ?5, ?6, NULL FROM change WHERE row = ?7",
            values,
        );
        run(
            &transaction,
            "INSERT INTO step SELECT assessment, 1 + max(position), 'Ubah catatan', ?2, ?2, 0, 0 FROM step \
             WHERE assessment = ?1",
            params![assessment, row],
        );
        *latest = id;
    }
    for (note, latest) in notes.iter().zip(&latest) {
        run(
            &transaction,
            "UPDATE state SET change = (SELECT row FROM change WHERE id = ?3) WHERE assessment = ?1 AND subject = ?2",
            params![assessment, note.subject, latest],
        );
    }
    run(
        &transaction,
        "UPDATE assessment SET changed_millis = (SELECT max(clock_millis) FROM change) WHERE id = ?1",
        params![assessment],
    );
    transaction.commit().expect("committed");
    drop(connection);
}
