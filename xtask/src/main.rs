//! Pilar's own chores: `cargo xtask run | test | …`. They have no dependencies, so a fresh clone begins at once.

mod baseline;
mod bench;
mod beside;
mod bridge;
mod bundle;
mod deny;
mod files;
mod fuzz;
mod journeys;
mod licences;
mod mutants;
mod process;
mod programs;
mod run;
mod steps;
mod system;
mod test;
mod tools;
mod types;
mod web;
mod window;
mod windows;
mod wine;

use std::process::ExitCode;

use bundle::Profile;

const USAGE: &str = "\
Pilar's own chores.

Usage: cargo xtask CHORE

  run                       Build Pilar, make the example unit and its exports, and open the window on it
  test                      Install what the tests need and run all of them
  types                     Write the view types for the page from the Rust side
  guide                     Take the pictures of docs/panduan from the example unit, and print it as PDF
  looks                     Take pictures of every page in both engines, large and small, light and dark
  soak [N]                  Merge 10,000 random histories, run all journeys in both engines ten times, or N times, and work
                            in the window for an hour
  hour [MINUTES]            Work in the window for an hour, or so long, and see whether memory and handles stay as they were
  bundle [--debug | --try]  Make the setup and the portable zip for Windows and the .deb, with checksums, and try them;
                            --debug from programs that are not optimised, --try only the setup, from these
  licences                  Write LISENSI.txt, the licences of everything the bundles carry
  deny                      Check licences, bans and sources of all dependencies
  bench [--record] [GROUP]...
                            Measure the figures of docs/benchmarks.md beside version 0.1, all or some groups of them;
                            --record writes the page
  fuzz TARGET MINUTES       Feed what reads files with bytes that a fuzzer makes up (docs/testing.md)
  mutants [WORD]...         Change the code of core, store and app and see whether a test notices (docs/testing.md);
                            the words go to cargo-mutants: --file GLOB, --shard 0/50";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["run"] => run::run(),
        ["test"] => test::test(),
        ["types"] => types::types(),
        ["guide"] => journeys::guide(),
        ["looks"] => journeys::looks(),
        ["soak"] => journeys::soak(10),
        ["soak", times] if let Some(times) = count(times) => journeys::soak(times),
        ["hour"] => journeys::hour(journeys::HOUR),
        ["hour", minutes] if let Some(minutes) = count(minutes) => journeys::hour(minutes),
        ["bundle"] => bundle::bundle(Profile::Release),
        ["bundle", "--debug"] => bundle::bundle(Profile::Debug),
        ["bundle", "--try"] => web::build().and_then(|()| bundle::try_installer()),
        ["licences"] => licences::licences(),
        ["deny"] => deny::deny(),
        ["bench", ref more @ ..] => bench::bench(more),
        ["fuzz", target, minutes] if let Some(minutes) = count(minutes) => fuzz::fuzz(target, minutes),
        ["mutants", ref more @ ..] => mutants::mutants(more),
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

/// How often, or how many minutes: one at least.
fn count(word: &str) -> Option<u32> {
    word.parse().ok().filter(|count| *count > 0)
}
