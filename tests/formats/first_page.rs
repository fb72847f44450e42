//! The first page of a report: its gates stand on it, or as many of them go to the next page as make a table.

use std::path::Path;

use pilar_core::instrument::Target;
use pilar_files::blocks::{Paper, PrintOptions};
use pilar_files::printout::write_printout;
use pilar_files::report::Report;
use pilar_tests::Station;
use rust_decimal::Decimal;

use crate::made_lhe::packed;
use crate::made_reports::{full, half, instrument};

/// The text of the first page, without white space.
fn first_page(path: &Path) -> String {
    packed(&lopdf::Document::load(path).expect("a PDF").extract_text(&[1]).expect("text"))
}

/// How many gates of a table stand on a page that has a sentence on each of so many predicates as well.
fn gates_on(page: &str, predicates: usize) -> usize {
    page.matches("Memenuhi").count() - predicates
}

/// A report for a target whose first gate only rounds to a pass, where that is wanted.
fn aimed<'a>(mut report: Report<'a>, target: &Target, lines: usize, rounds: bool) -> Report<'a> {
    report.identity.target.clone_from(&target.key);
    report.identity.address = (1..=lines).map(|line| format!("Baris alamat ke-{line}")).collect();
    let own = report.predicates.iter_mut().find(|own| own.target == target.key).expect("its target");
    if rounds {
        let gate = &mut own.gates[0];
        gate.value.floor = gate.minimum - Decimal::new(5, 3);
        (gate.met, gate.rounds_to_pass) = (false, true);
    }
    report
}

#[test]
fn all_gates_of_the_example_stand_on_the_first_page() {
    let (desk, id) = Station::with_example();
    let path = desk.path("Laporan.pdf");
    desk.good(&["export", &id, "--format", "pdf", "-o", path.to_str().expect("Unicode path")]);
    let instrument = pilar_app::instruments().expect("instruments").last().expect("one");
    assert_eq!(gates_on(&first_page(&path), instrument.targets.len()), instrument.gates.len());
}

#[test]
fn where_not_all_gates_fit_on_the_first_page_at_least_three_go_to_the_next() {
    let instrument = instrument();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("laporan.pdf");
    for target in &instrument.targets {
        for at in 0..24 {
            let (lines, rounds, blanks, paper) =
                (at % 6, at % 12 > 5, at > 11, if at % 5 == 4 { Paper::F4 } else { Paper::A4 });
            let report = if blanks { half(&instrument) } else { full(&instrument) };
            let report = aimed(report, target, lines, rounds);
            write_printout(&report, &PrintOptions { paper, ..PrintOptions::default() }, &path).unwrap();
            let first = gates_on(&first_page(&path), report.predicates.len());
            let own = report.predicates.iter().find(|own| own.target == target.key).expect("its target");
            let all = own.gates.len();
            assert!(first == all || first + 3 <= all, "{} {at}: {first} of {all}", target.key);
        }
    }
}
