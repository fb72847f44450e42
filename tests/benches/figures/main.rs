//! Measures the figures of `docs/benchmarks.md` and prints the rows of its table. `cargo xtask bench` runs it, which
//! also builds version 0.1 for it.

mod chained;
mod compare;
mod evidence;
mod exports;
mod feeding;
mod history;
mod machine;
mod made;
mod measure;
mod merging;
mod opening;
mod packages;
mod path;
mod programs;
mod row;
mod scoring;
mod units;
mod workbooks;
mod year;

use std::path::PathBuf;

use programs::Bench;
use row::Row;

/// Measures a group of figures.
type Group = fn(&Bench) -> Vec<Row>;

/// The groups of figures, in the order of the page.
const GROUPS: [(&str, Group); 12] = [
    ("scoring", scoring::rows),
    ("exports", exports::rows),
    ("workbooks", workbooks::rows),
    ("evidence", evidence::rows),
    ("opening", opening::rows),
    ("units", units::rows),
    ("history", history::rows),
    ("merging", merging::rows),
    ("packages", packages::rows),
    ("path", path::rows),
    ("feeding", feeding::rows),
    ("year", year::rows),
];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    // `cargo test --benches` builds this as well; only a bench run measures.
    if !words.iter().any(|word| word == "--bench") {
        return;
    }
    let program = |name: &str| {
        std::env::var_os(name).map_or_else(|| panic!("{name} is set by `cargo xtask bench`"), PathBuf::from)
    };
    let desk = Bench::new(program("PILAR_COMMAND"), program("PILAR_BASE"));
    let wanted: Vec<&String> = words.iter().filter(|word| !word.starts_with("--")).collect();
    println!("{}\n", machine::describe());
    println!("{}", row::HEAD);
    for (name, rows) in GROUPS {
        if wanted.is_empty() || wanted.iter().any(|word| *word == name) {
            eprintln!("measuring: {name}");
            for row in rows(&desk) {
                println!("{row}");
            }
        }
    }
}
