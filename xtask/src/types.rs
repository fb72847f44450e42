use crate::process::{Result, cargo, root, run};
use crate::system;

/// Writes what the page is built and tested with: the view types as TypeScript, and the example unit.
pub fn types() -> Result<()> {
    system::ensure(&[system::COMPILER])?;
    let example =
        ["run", "--quiet", "--package", "pilar-app", "--features", "types", "--example", "types", "--"];
    run(cargo(&example).arg(root().join("ui/src/lib/api")).arg(root().join("ui/src/testing")))
}
