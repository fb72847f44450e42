//! Measures the figures of `docs/benchmarks.md` and prints that page. Run it with `cargo xtask bench`.

mod machine;
mod measures;
mod merging;
mod packages;
mod portfolio;
mod tools;

use std::path::PathBuf;

fn main() {
    // `cargo test --benches` builds this as well; only a bench run measures.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let pilar =
        std::env::var_os("PILAR_COMMAND").map_or_else(|| pilar_tests::pilar_path().into(), PathBuf::from);
    let bench = measures::Bench::new(pilar);
    let mut rows = vec![
        measures::Bench::scoring(),
        bench.against_office(),
        bench.workbook_export(),
        bench.pdf_export(),
        bench.evidence(),
        bench.opening(),
        bench.portfolio(),
        merging::merging(),
    ];
    rows.extend(packages::packages(&bench.pilar, bench.scratch()));
    println!("# Benchmarks\n");
    println!(
        "Written by `cargo xtask bench --record`; anyone can run it. Times are medians of several runs."
    );
    println!(
        "Shared machines are noisy: where two programs are compared they ran in turn, and the ratio counts.\n"
    );
    println!("{}\n", machine::describe());
    println!("| figure | wanted | measured |\n|---|---|---|");
    for row in rows {
        println!("| {} | {} | {} |", row.figure, row.wanted, row.measured);
    }
}
