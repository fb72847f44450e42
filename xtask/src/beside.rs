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
    pub fn wait(self) -> Result<Duration> {
        let [took] = Self::wait_all([self])?;
        Ok(took)
    }

    /// Waits for the end of all of them, as [`Beside::wait()`] does of one. What failed is shown last: whoever keeps only
    /// the end of a long output finds there what is to be mended.
    pub fn wait_all<const COUNT: usize>(all: [Self; COUNT]) -> Result<[Duration; COUNT]> {
        let mut took = [Duration::ZERO; COUNT];
        let mut failed = Vec::new();
        for (mut one, took) in all.into_iter().zip(&mut took) {
            let running = one.running.take().ok_or("nobody waits twice")?;
            let Ok(ended) = running.join() else {
                failed.push((String::new(), format!("{}: whoever waited for it broke off", one.what)));
                continue;
            };
            *took = ended.took;
            let said = format!("\n{}, {} s:\n{}", one.what, ended.took.as_secs(), ended.said);
            match ended.failed {
                None => println!("{said}"),
                Some(error) => failed.push((said, format!("{}: {error}", one.what))),
            }
        }
        let mut errors = Vec::new();
        for (said, error) in failed {
            println!("{said}");
            errors.push(error);
        }
        if errors.is_empty() { Ok(took) } else { Err(errors.join("\n")) }
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

    #[test]
    fn all_are_waited_for_and_every_failure_is_told() {
        let begin = |name: &str, program| Beside::begin(name, vec![command(program, &[])]);
        assert!(Beside::wait_all([begin("one", "true"), begin("other", "true")]).is_ok());
        let failed =
            Beside::wait_all([begin("first", "false"), begin("well", "true"), begin("last", "false")]);
        let told = failed.expect_err("two fail");
        assert!(told.contains("first: ") && told.contains("last: ") && !told.contains("well: "), "{told}");
    }
}
