use thiserror::Error;

use crate::read_error::ReadError;

/// Why an update was refused, in Indonesian. Nothing was installed.
#[derive(Debug, Error)]
pub enum UpdateFault {
    /// The file could not be read at all.
    #[error("{0}")]
    Read(#[from] ReadError),
    /// Something else than an update.
    #[error("berkas ini bukan pembaruan Pilar")]
    NotAnUpdate,
    /// The zip file or its description does not hold together.
    #[error("berkas pembaruan ini terpotong atau rusak")]
    Damaged,
    /// It has no signature.
    #[error("pembaruan ini tidak bertanda tangan")]
    Unsigned,
    /// Its signature was made with a key that this program does not know, or what is signed was changed afterwards.
    #[error("tanda tangan pembaruan ini bukan dari pembuat Pilar, atau isinya diubah setelah ditandatangani")]
    Foreign,
    /// The installer is not the one that is signed.
    #[error("pemasang di dalam pembaruan ini tidak cocok dengan yang ditandatangani")]
    OtherInstaller,
    /// A later form of such files.
    #[error("pembaruan ini berbentuk lebih baru (format {0}) daripada yang dikenal versi ini")]
    Newer(u32),
    /// This program was built without keys, so that it can check none.
    #[error("Pilar ini dibuat tanpa kunci pemeriksa, sehingga pembaruan tidak dapat diperiksa")]
    NoKeys,
    /// The person cancelled.
    #[error("dibatalkan")]
    Cancelled,
}
