use std::io::Read as _;
use std::path::Path;

use super::guard;
use crate::column_map_file::refused;
use crate::read_error::ReadError;

/// The text of a map's file of so many bytes at most, without a byte order mark.
pub(crate) fn map_text(path: &Path, largest: u64) -> Result<String, ReadError> {
    let (file, size) = guard::open(path, u64::MAX)?;
    if size > largest {
        return Err(refused("berkasnya lebih besar daripada peta kolom mana pun".to_owned()));
    }
    let mut bytes = Vec::new();
    file.take(largest).read_to_end(&mut bytes)?;
    let text = String::from_utf8(bytes).map_err(|_| refused("berkasnya bukan teks".to_owned()))?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}
