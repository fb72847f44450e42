use std::path::Path;

use pilar_files::WriteError;
use pilar_files::safe_write::write_verified;

use crate::error::Result;

/// What every PNG file begins with.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Writes a PNG picture that the window drew, such as a chart, and reads it back.
///
/// Anything else is refused, so that the window cannot write other files this way.
pub fn save_picture(path: &Path, bytes: &[u8]) -> Result<()> {
    if !bytes.starts_with(PNG) {
        return Err(WriteError::Compose { reason: "isinya bukan gambar PNG".into() }.into());
    }
    let io = |path: &Path, error| WriteError::from_io(path, error);
    write_verified(
        path,
        |temporary| std::fs::write(temporary, bytes).map_err(|error| io(temporary, error)),
        |temporary| {
            let read = std::fs::read(temporary).map_err(|error| io(temporary, error))?;
            if read == bytes {
                return Ok(());
            }
            Err(WriteError::NotVerified { reason: "gambar berbeda dari yang ditulis".into() })
        },
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{PNG, save_picture};

    #[test]
    fn a_picture_is_written_and_anything_else_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("grafik.png");
        let refused = save_picture(&path, b"<svg/>").unwrap_err();
        assert!(refused.to_string().contains("bukan gambar PNG"), "{refused}");
        assert!(!path.exists());
        let picture = [PNG, b"rest"].concat();
        save_picture(&path, &picture).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), picture);
    }
}
