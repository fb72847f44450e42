//! What version 0.1 made, as this version would have made it: every change behind the one before it.

use std::path::Path;

use pilar_core::journal::{Change, Digest, beginning};
use pilar_store::{Opening, Workspace};
use rusqlite::{Connection, params};
use uuid::Uuid;

/// Upgrades a workspace of version 0.1, and chains what every replica wrote under an id of the version that chains.
/// Of workspaces that hold the same changes the same becomes of them.
pub fn chain(folder: &Path) {
    let opening = Opening { automatic_backup: false, ..Opening::default() };
    let workspace = Workspace::open_with(folder, &opening).expect("upgraded");
    let mut connection = Connection::open(folder.join("pilar.db")).expect("database");
    connection.pragma_update(None, "synchronous", "OFF").expect("pragma");
    let transaction = connection.transaction().expect("transaction");
    let guard = "change_is_never_updated";
    let sql = "SELECT sql FROM sqlite_schema WHERE name = ?1";
    let trigger: String = transaction.query_row(sql, [guard], |row| row.get(0)).expect("trigger");
    transaction.execute_batch(&format!("DROP TRIGGER {guard}")).expect("dropped");
    for assessment in workspace.assessments().expect("assessments") {
        let mut journal = workspace.journal(assessment.id).expect("journal");
        journal.sort_by_key(|change| (change.replica, change.order()));
        let mut last: Option<(Uuid, u64, Digest)> = None;
        for change in &mut journal {
            change.replica = chaining(change.replica);
            let before = last.filter(|(replica, ..)| *replica == change.replica);
            let begins = || (change.replica, 0, beginning(change.assessment, change.replica));
            let (_, position, previous) = before.unwrap_or_else(begins);
            change.chain(position + 1, previous);
            last = Some(write(&transaction, change));
        }
    }
    transaction.execute_batch(&trigger).expect("made again");
    transaction.commit().expect("committed");
}

/// The id of a replica that chains in place of one that does not.
fn chaining(replica: Uuid) -> Uuid {
    let mut bytes = replica.into_bytes();
    bytes[6] = 0x80 | bytes[6] & 0x0F;
    Uuid::from_bytes(bytes)
}

/// Writes a change's place in its chain; gives where the next one follows.
fn write(connection: &Connection, change: &Change) -> (Uuid, u64, Digest) {
    let link = change.link.expect("chained");
    let position = i64::try_from(link.position).expect("few");
    let (content, previous, hash) = (link.content.bytes(), link.previous.bytes(), link.hash.bytes());
    let sql =
        "UPDATE change SET replica = ?2, position = ?3, previous = ?4, content = ?5, hash = ?6 WHERE id = ?1";
    let values =
        params![change.id.into_bytes(), change.replica.into_bytes(), position, previous, content, hash];
    let written = connection.prepare_cached(sql).expect("statement").execute(values).expect("written");
    assert_eq!(written, 1, "ids are not given twice");
    (change.replica, link.position, link.hash)
}
