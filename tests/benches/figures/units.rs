//! Workspaces of very many units.

use crate::compare::in_turn;
use crate::made::{drafts, multiply, templates};
use crate::measure::{median, text};
use crate::programs::Bench;
use crate::row::Row;

pub fn rows(desk: &Bench) -> Vec<Row> {
    let few = of(desk, "seribu", 1_000, 9);
    let many = of(desk, "sepuluh-ribu", 10_000, 3);
    let linear = few.iter().zip(&many).map(|((what, few, _), (_, many, _))| {
        Row::alone(
            format!("{what} of 10,000 units against 1,000"),
            "linear: <= 12 times",
            format!("{:.1} times", many.as_secs_f64() / few.as_secs_f64()),
        )
    });
    let linear: Vec<Row> = linear.collect();
    let rows = few.into_iter().chain(many).map(|(_, _, row)| row).chain(linear);
    rows.chain([portal_set(desk), compared(desk)]).collect()
}

/// The set for `PortalRB` of 200 units, each file read back. Version 0.1 has nothing like it.
fn portal_set(desk: &Bench) -> Row {
    let (both, ()) = desk.both("set", |base| {
        // The number at the portal belongs to the profile, which only a draft may change.
        drafts(base);
        multiply(&base.workspace(), 200);
    });
    let ours = &both.ours;
    let listed: serde_json::Value = serde_json::from_str(&ours.good(&["--json", "list"])).expect("JSON");
    for (at, unit) in listed.as_array().expect("a list").iter().enumerate() {
        let id = unit["id"].as_str().expect("an id");
        ours.good(&["profile", id, "--portal-id", &(at + 1).to_string()]);
    }
    let times = (0..3).map(|run| {
        let output = ours.file(&format!("set {run}"));
        let output = output.to_str().expect("Unicode path");
        ours.time(&["export", "--format", "portalrb-set", "--year", "2026", "-o", output])
    });
    let time = median(times.collect());
    desk.clear("set");
    Row::alone("`export --format portalrb-set` of 200 units, verified", "<= 3 s", text(time))
}

/// A thousand units read and compared over their years, by a tag. Version 0.1 has nothing like it.
fn compared(desk: &Bench) -> Row {
    let (both, ()) = desk.both("banding", |base| {
        templates(base);
        multiply(&base.workspace(), 1_000);
    });
    let ours = &both.ours;
    let listed: serde_json::Value = serde_json::from_str(&ours.good(&["--json", "list"])).expect("JSON");
    let ids: Vec<&str> =
        listed.as_array().expect("a list").iter().filter_map(|unit| unit["id"].as_str()).collect();
    for (ids, wilayah) in ids.chunks(250).zip(["Jawa", "Bali", "Papua"]) {
        ours.good(&[&["tag"], ids, &["--wilayah", wilayah]].concat());
    }
    let times = (0..9).map(|_| ours.time(&["disparity", "--by", "wilayah"]));
    let time = median(times.collect());
    desk.clear("banding");
    Row::alone("`disparity --by wilayah` of 1000 units", "<= 150 ms", text(time))
}

type Measured = (&'static str, std::time::Duration, Row);

/// Portfolio and list of so many units, each a whole command.
fn of(desk: &Bench, name: &str, count: usize, runs: usize) -> Vec<Measured> {
    let (both, ()) = desk.both(name, |base| {
        templates(base);
        multiply(&base.workspace(), count);
    });
    let listed = both.ours.good(&["--json", "list"]);
    let listed: serde_json::Value = serde_json::from_str(&listed).expect("JSON");
    assert_eq!(listed.as_array().map(Vec::len), Some(count));
    let wanted = if count == 1_000 { "<= 300 ms; <= 0.5 of 0.1" } else { "<= 0.5 of 0.1" };
    let measured = [("`portfolio`", "portfolio"), ("`list`", "list")].map(|(what, command)| {
        let compared = in_turn(runs, &both, |program| program.time(&[command]));
        (what, compared.ours, Row::beside(format!("{what} of {count} units"), wanted, &compared))
    });
    desk.clear(name);
    measured.into()
}
