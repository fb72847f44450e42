use std::path::{Path, PathBuf};

use crate::process::{Result, command, root, run};
use crate::{system, tools};

const VERSION: &str = "0.13.2";

/// The crate with the targets, outside the workspace.
const CRATE: &str = "tests/fuzz";
/// What is fed is a few kB; the longest line of a journal is fed by tests.
const LONGEST_BYTES: u32 = 24 << 10;
const LONGEST_SECONDS: u32 = 20;
const MOST_MEMORY_MB: u32 = 2048;

/// Makes up bytes for one of the targets for so many minutes, from its corpus on; ends with what it found.
///
/// Built as it is shipped: what only its own debug assertions stop in a library is no finding of ours. No sanitizer:
/// those need a nightly compiler, and the project's own code has no unsafe lines.
pub fn fuzz(target: &str, minutes: u32) -> Result<()> {
    system::ensure(&[system::COMPILER])?;
    let program = tools::from_crates("cargo-fuzz", VERSION)?;
    let corpus = root().join(CRATE).join("corpus").join(target);
    if !corpus.is_dir() {
        return Err(format!("there is no target {target}; {CRATE}/corpus has a folder for each"));
    }
    // What is new in it stays out of the repository until somebody picks it.
    let found = root().join("target/fuzz/corpus").join(target);
    let findings = root().join("target/fuzz/found");
    let scratch = Scratch::new()?;
    for folder in [&found, &findings, &scratch.0] {
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let text = |path: &Path| path.to_string_lossy().into_owned();
    let mut fuzz =
        command(&text(&program), &["fuzz", "run", "--release", "--sanitizer", "none", "--fuzz-dir", CRATE]);
    fuzz.args(["--target-dir", "target/fuzz/build", target]).arg(&found).arg(&corpus).arg("--");
    fuzz.args([
        format!("-max_total_time={}", minutes * 60),
        format!("-max_len={LONGEST_BYTES}"),
        format!("-timeout={LONGEST_SECONDS}"),
        format!("-rss_limit_mb={MOST_MEMORY_MB}"),
        format!("-artifact_prefix={}/{target}-", text(&findings)),
        "-print_final_stats=1".into(),
    ]);
    run(fuzz.env("TMPDIR", &scratch.0))
}

/// A folder for the files that targets write, in memory where the system has such a place; removed afterwards.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Result<Self> {
        let memory = Path::new("/dev/shm");
        let place = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
        let folder = place.join(format!("pilar-fuzz-{}", std::process::id()));
        std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        Ok(Self(folder))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
