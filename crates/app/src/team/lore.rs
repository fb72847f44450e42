use std::sync::OnceLock;

use pilar_files::people::PeopleLore;

use crate::error::Result;
use crate::instruments;

const READING: &str = "team/reading.toml";

/// What lists of people call things, from the data compiled into the program.
pub(super) fn words() -> Result<&'static PeopleLore> {
    static READ: OnceLock<std::result::Result<PeopleLore, String>> = OnceLock::new();
    instruments::read_once(&READ, READING, PeopleLore::read)
}
