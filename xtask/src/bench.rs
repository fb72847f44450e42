use crate::process::{Result, cargo, output, root};
use crate::{programs, system, web, window};

/// Measures every figure of docs/benchmarks.md on this machine.
pub fn bench(record: bool) -> Result<()> {
    system::ensure(system::WINDOW)?;
    system::ensure(&[system::OFFICE, system::ZIP, system::UNZIP])?;
    system::ensure_bagit();
    web::build()?;
    let built = programs::build(&["--release", "--bins", "--example", "bare"])?;
    let bench = ["bench", "--quiet", "--workspace", "--locked", "--bench", "figures"];
    let mut table = output(cargo(&bench).env("PILAR_COMMAND", built.path("pilar")?))?;
    // The window's rows belong to the same table, which the page ends with.
    table.push_str(&window::figures(&built)?);
    print!("{table}");
    if record {
        let path = root().join("docs/benchmarks.md");
        std::fs::write(&path, table).map_err(|error| format!("{}: {error}", path.display()))?;
        println!("Recorded in {}", path.display());
    }
    Ok(())
}
