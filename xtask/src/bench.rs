use crate::process::{Result, build_pilar, cargo, output, root};
use crate::{system, window};

/// Measures every figure of docs/benchmarks.md on this machine.
pub fn bench(record: bool) -> Result<()> {
    system::ensure(&[system::COMPILER, system::OFFICE, system::ZIP, system::UNZIP])?;
    system::ensure_bagit();
    let pilar = build_pilar()?;
    let mut table = output(
        cargo(&["bench", "--quiet", "--package", "pilar-tests", "--bench", "figures"])
            .env("PILAR_COMMAND", pilar),
    )?;
    // The window's rows belong to the same table, which the page ends with.
    table.push_str(&window::figures()?);
    print!("{table}");
    if record {
        let path = root().join("docs/benchmarks.md");
        std::fs::write(&path, table).map_err(|error| format!("{}: {error}", path.display()))?;
        println!("Recorded in {}", path.display());
    }
    Ok(())
}
