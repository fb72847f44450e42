//! The example unit as files, each read back and verified by the command itself.

use crate::compare::in_turn;
use crate::programs::Bench;
use crate::row::Row;

pub fn rows(desk: &Bench) -> Vec<Row> {
    let (both, id) = desk.both("ekspor", |base| base.good(&["example"]));
    [
        ("workbook", "xlsx", "LKE.xlsx", "<= 150 ms; <= 1.05 of 0.1"),
        ("PDF", "pdf", "LKE.pdf", "<= 500 ms; <= 1.05 of 0.1"),
        ("PortalRB JSON", "portalrb", "LKE.json", "<= 1.05 of 0.1"),
        ("package", "package", "LKE.zip", "<= 1.05 of 0.1"),
    ]
    .map(|(what, format, name, wanted)| {
        let compared = in_turn(21, &both, |program| {
            let output = program.file(name);
            let _ = std::fs::remove_file(&output);
            let output = output.to_str().expect("Unicode path");
            program.time(&["export", &id, "--format", format, "-o", output])
        });
        Row::beside(format!("{what} of the full example, verified"), wanted, &compared)
    })
    .into()
}
