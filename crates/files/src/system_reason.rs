//! What the system said about a file, in Indonesian.

use std::io::{Error, ErrorKind};

/// A few words for a sentence; the system's own number where there are none.
pub fn system_reason(error: &Error) -> String {
    let words = match error.kind() {
        ErrorKind::PermissionDenied => "izin ditolak",
        ErrorKind::InvalidFilename => "nama terlalu panjang atau tidak sah",
        ErrorKind::NotADirectory => "bagian dari jalurnya bukan folder",
        ErrorKind::NotFound => "jalurnya tidak ada",
        ErrorKind::AlreadyExists => "nama itu sudah dipakai berkas lain",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "ruang simpan penuh",
        _ => {
            let Some(number) = error.raw_os_error() else { return "media bermasalah".to_owned() };
            let known = if cfg!(windows) { of_windows(number) } else { None };
            return known.map_or_else(|| format!("kesalahan sistem nomor {number}"), str::to_owned);
        }
    };
    words.to_owned()
}

/// What Windows means by a number that Rust has no kind for.
fn of_windows(number: i32) -> Option<&'static str> {
    const SHARING_VIOLATION: i32 = 32;
    const LOCK_VIOLATION: i32 = 33;
    match number {
        SHARING_VIOLATION | LOCK_VIOLATION => Some("sedang dibuka di program lain"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::of_windows;

    #[test]
    fn a_file_that_another_program_holds_is_said_to_be_open_there() {
        assert_eq!(of_windows(32), Some("sedang dibuka di program lain"));
        assert_eq!(of_windows(33), Some("sedang dibuka di program lain"));
        assert_eq!(of_windows(31), None);
    }
}
