//! The test bridge as a program: `bridge PAGE WORKSPACE` with the token in `PILAR_BRIDGE_TOKEN` and the answers of the
//! dialogs in the file that `PILAR_TEST_DIALOGS` names. Prints where the page is and ends when its input does, so that
//! it never outlives who started it.

use std::convert::Infallible;
use std::env;
use std::io::{self, Read as _};
use std::path::PathBuf;
use std::process::{self, ExitCode};
use std::thread;

use pilar_bridge::{Bridge, Prepared, TOKEN, Token};
use pilar_surface::{Opening, Surface};

fn main() -> ExitCode {
    let Err(error) = start();
    eprintln!("bridge: {error}");
    ExitCode::FAILURE
}

fn start() -> Result<Infallible, String> {
    let token = Token::new(&env::var(TOKEN).unwrap_or_default())?;
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let (Some(page), Some(workspace), None) = (arguments.next(), arguments.next(), arguments.next()) else {
        return Err("usage: bridge PAGE WORKSPACE".into());
    };
    let dialogs = env::var_os("PILAR_TEST_DIALOGS").ok_or("PILAR_TEST_DIALOGS names no file")?;
    log::set_logger(&Log).map_err(|error| error.to_string())?;
    log::set_max_level(log::LevelFilter::Info);
    let surface = Surface::new(Box::new(Prepared::new(dialogs.into())), workspace, Opening::Begin);
    surface.open_ahead();
    let bridge =
        Bridge::listen(surface, &page, token).map_err(|error| format!("{}: {error}", page.display()))?;
    println!("{}", bridge.address());
    thread::spawn(|| {
        let read = io::stdin().read_to_end(&mut Vec::new());
        process::exit(i32::from(read.is_err()));
    });
    bridge.serve().map_err(|error| error.to_string())
}

/// Notes everything on the standard error stream.
struct Log;

impl log::Log for Log {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        eprintln!("[{}] {}", record.level(), record.args());
    }

    fn flush(&self) {}
}
