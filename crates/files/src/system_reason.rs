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
            return error.raw_os_error().map_or_else(
                || "media bermasalah".to_owned(),
                |number| format!("kesalahan sistem nomor {number}"),
            );
        }
    };
    words.to_owned()
}
