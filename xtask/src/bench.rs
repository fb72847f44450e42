use crate::baseline::baseline;
use crate::process::{Result, cargo, output, root};
use crate::programs::build_with;
use crate::steps::Steps;
use crate::{system, web, window};

/// The group of figures that needs the window; the others are those of `tests/benches/figures`.
const WINDOW: &str = "window";

const HEAD: &str = "# Benchmarks

Written by `cargo xtask bench --record`; anyone can run it. Times are medians of several runs of whole processes in
a release build, unless \"in process\" is said. The programs of version 0.1 are built from this repository's history
and run in turn with ours on a copy of the same workspace, which version 0.1 made. Shared machines are noisy: the
ratio counts, which is our part of what version 0.1 needed.

";

/// Measures the figures of docs/benchmarks.md on this machine, all or some groups.
pub fn bench(words: &[&str]) -> Result<()> {
    let record = words.contains(&"--record");
    let groups: Vec<&str> = words.iter().copied().filter(|word| *word != "--record").collect();
    if record && !groups.is_empty() {
        return Err("a part of the figures cannot be recorded as the page".into());
    }
    let window = groups.is_empty() || groups.contains(&WINDOW);
    let mut steps = Steps::new(5);
    steps.next("Looking for what measuring needs");
    if window {
        system::ensure(system::WINDOW)?;
    }
    system::ensure(&[system::COMPILER, system::OFFICE, system::ZIP, system::UNZIP])?;
    system::ensure_bagit();
    steps.next("Building version 0.1 from the history");
    let base = baseline(window)?;
    steps.next("Building this version");
    let targets: &[&str] = if window { &["--bins", "--example", "bare"] } else { &["--bin", "pilar"] };
    if window {
        web::build()?;
    }
    let built = build_with(cargo(&[&["build", "--release", "--workspace", "--locked"], targets].concat()))?;
    steps.next("Measuring the command");
    let mut page = HEAD.to_owned();
    if groups.as_slice() != [WINDOW] {
        // The same features as above, so only the benchmark itself is compiled.
        let mut bench = cargo(&["bench", "--quiet", "--workspace", "--locked", "--bench", "figures", "--"]);
        bench.args(&groups).env("PILAR_COMMAND", built.path("pilar")?).env("PILAR_BASE", &base.pilar);
        page.push_str(&output(&mut bench)?);
    }
    steps.next("Measuring the window");
    if window {
        page.push_str(&window::figures(&built, &base)?);
    }
    page.push_str(&recorded()?);
    steps.done();
    print!("\n{page}");
    if record {
        let path = root().join("docs/benchmarks.md");
        std::fs::write(&path, page).map_err(|error| format!("{}: {error}", path.display()))?;
        println!("Recorded in {}", path.display());
    }
    Ok(())
}

/// The part of the page that no run measures, as it stands: the times of a fresh clone.
fn recorded() -> Result<String> {
    let path = root().join("docs/benchmarks.md");
    let page = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(page.find("\n## ").map_or_else(String::new, |at| page[at..].to_owned()))
}
