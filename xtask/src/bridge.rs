//! The test bridge is a program of its own: nothing that people get has any of it.

use std::path::Path;

use crate::process::Result;
use crate::programs::Programs;

/// The name of the environment variable with its token, which only a program with the bridge in it holds.
const MARK: &[u8] = b"PILAR_BRIDGE_TOKEN";

/// Refuses programs with the bridge in them, and a bridge that could not be told by its mark.
pub fn apart(built: &Programs) -> Result<()> {
    if !holds(built.path("bridge")?)? {
        return Err("the bridge itself does not hold the mark it is looked for by".into());
    }
    for name in ["pilar", "pilar-window"] {
        without(built.path(name)?)?;
    }
    Ok(())
}

/// Refuses a program with the bridge in it.
pub fn without(program: &Path) -> Result<()> {
    if holds(program)? { Err(format!("the test bridge is in {}", program.display())) } else { Ok(()) }
}

fn holds(program: &Path) -> Result<bool> {
    let bytes = std::fs::read(program).map_err(|error| format!("{}: {error}", program.display()))?;
    Ok(bytes.windows(MARK.len()).any(|part| part == MARK))
}

#[cfg(test)]
mod tests {
    use super::{MARK, without};

    #[test]
    fn a_program_with_the_mark_anywhere_in_it_is_refused() {
        let program = std::env::temp_dir().join(format!("pilar-mark-{}", std::process::id()));
        let write = |parts: &[&[u8]]| std::fs::write(&program, parts.concat()).expect("written");
        write(&[b"\x7fELF", &MARK[1..], b"\0"]);
        assert_eq!(without(&program), Ok(()));
        write(&[b"\x7fELF", MARK]);
        assert!(without(&program).is_err_and(|error| error.starts_with("the test bridge is in ")));
        std::fs::remove_file(&program).expect("removed");
        assert!(without(&program).is_err());
    }
}
