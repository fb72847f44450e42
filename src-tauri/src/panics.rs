use std::panic;
use std::path::PathBuf;

/// Writes every panic into the log and says on the terminal where the log is.
///
/// A panic in a command ends that command only: the page receives `kesalahan_program`. What was answered before
/// is in the database already.
pub fn install(log: PathBuf) {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        // Its message may hold what was typed; the terminal has it.
        log::error!("panic at {}", info.location().map_or_else(String::new, ToString::to_string));
        log::logger().flush();
        eprintln!("Pilar berhenti karena kesalahan program. Catatannya ada di {}", log.display());
        usual(info);
    }));
}
