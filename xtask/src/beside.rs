//! Work that goes on beside the steps of a chore.

use std::process::Command;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::process::{Result, printed};

/// Commands that run one after the other in the background, until one fails.
pub struct Beside {
    what: String,
    running: Option<JoinHandle<Ended>>,
}

struct Ended {
    /// `None` when all went well.
    failed: Option<String>,
    said: String,
    took: Duration,
}

impl Beside {
    /// Begins them.
    pub fn begin(what: impl Into<String>, commands: Vec<Command>) -> Self {
        Self { what: what.into(), running: Some(thread::spawn(move || all(commands))) }
    }

    /// Waits for their end, shows what they said, and returns how long they took; an error when one failed.
    pub fn wait(mut self) -> Result<Duration> {
        let running = self.running.take().ok_or("nobody waits twice")?;
        let ended = running.join().map_err(|_| format!("{}: whoever waited for it broke off", self.what))?;
        println!("\n{}, {} s:\n{}", self.what, ended.took.as_secs(), ended.said);
        ended.failed.map_or(Ok(ended.took), |error| Err(format!("{}: {error}", self.what)))
    }
}

impl Drop for Beside {
    /// A chore that fails meanwhile leaves nothing running behind.
    fn drop(&mut self) {
        if let Some(running) = self.running.take() {
            println!("Waiting until this ends: {}", self.what);
            // What it says does not matter any more: the chore has failed already.
            drop(running.join());
        }
    }
}

fn all(commands: Vec<Command>) -> Ended {
    let start = Instant::now();
    let mut said = String::new();
    let mut failed = None;
    for mut command in commands {
        match printed(&mut command) {
            Ok((well, output)) => {
                said += &output;
                failed = (!well).then(|| format!("{command:?} failed"));
            }
            Err(error) => failed = Some(error),
        }
        if failed.is_some() {
            break;
        }
    }
    Ended { failed, said, took: start.elapsed() }
}

#[cfg(test)]
mod tests {
    use super::Beside;
    use crate::process::command;

    #[test]
    fn what_comes_after_a_failure_is_not_begun() {
        let done = std::env::temp_dir().join(format!("pilar-beside-{}", std::process::id()));
        let touch = || command("touch", &[&done.to_string_lossy()]);
        let failing = Beside::begin("failing", vec![command("false", &[]), touch()]);
        assert!(failing.wait().is_err_and(|error| error.contains("false")));
        assert!(!done.exists());
        assert!(Beside::begin("well", vec![command("true", &[]), touch()]).wait().is_ok());
        assert!(done.exists());
        std::fs::remove_file(&done).expect("removed");
    }
}
