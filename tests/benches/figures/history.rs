//! A unit with a long history.

use crate::compare::in_turn;
use crate::made::lengthen;
use crate::programs::Bench;
use crate::row::Row;

/// How many changes that unit has.
pub const CHANGES: usize = 50_000;

pub fn rows(desk: &Bench) -> Vec<Row> {
    let (both, id) = desk.both("riwayat", |base| {
        let id = base.good(&["example"]);
        lengthen(&base.workspace(), CHANGES, 0);
        id
    });
    let history: serde_json::Value =
        serde_json::from_str(&both.ours.good(&["--json", "history", &id])).expect("JSON");
    assert_eq!(history.as_array().map(Vec::len), Some(CHANGES));
    let full = in_turn(9, &both, |program| program.time(&["history", &id]));
    let check = in_turn(9, &both, |program| program.time(&["check"]));
    let show = in_turn(21, &both, |program| program.time(&["show", &id]));
    let answer = in_turn(21, &both, |program| {
        program.time(&["answer", &id, "1", "Tidak"]);
        program.time(&["answer", &id, "1", "Ya"])
    });
    desk.clear("riwayat");
    vec![
        Row::beside(format!("full `history` of {CHANGES} changes"), "<= 0.33 of 0.1", &full),
        Row::beside("`check` of that workspace", "<= 1.05 of 0.1", &check),
        Row::beside("`show` of that unit", "<= 1.05 of 0.1", &show),
        Row::beside("`answer` in that unit", "<= 1.05 of 0.1", &answer),
    ]
}
