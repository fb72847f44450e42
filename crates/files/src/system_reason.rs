//! What the system said about a file, in Indonesian.

use std::io::{Error, ErrorKind};
use std::time::Duration;

/// A few words for a sentence; the system's own number where there are none.
pub fn system_reason(error: &Error) -> String {
    let words = match error.kind() {
        ErrorKind::PermissionDenied => "izin ditolak",
        ErrorKind::InvalidFilename => "nama terlalu panjang atau tidak sah",
        ErrorKind::NotADirectory => "bagian dari jalurnya bukan folder",
        ErrorKind::NotFound => "jalurnya tidak ada",
        ErrorKind::AlreadyExists => "nama itu sudah dipakai berkas lain",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "ruang penyimpanan penuh",
        _ => {
            let Some(number) = error.raw_os_error() else { return "media bermasalah".to_owned() };
            return of_windows(error)
                .map_or_else(|| format!("kesalahan sistem nomor {number}"), str::to_owned);
        }
    };
    words.to_owned()
}

/// Why Windows does not give a file that is there, beyond what Rust has kinds for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withheld {
    /// Another program has it open and lets nobody else in.
    InUse,
    /// Only its name is on this machine; `OneDrive` or a service like it could not bring the content.
    InCloud,
}

impl Withheld {
    /// Reads the system's number; `None` on other systems and for other reasons.
    pub fn of(error: &Error) -> Option<Self> {
        error.raw_os_error().filter(|_| cfg!(windows)).and_then(Self::of_number)
    }

    /// The numbers of Windows: `ERROR_SHARING_VIOLATION` and `ERROR_LOCK_VIOLATION`; `ERROR_CLOUD_FILE_…` that mean
    /// content which did not come.
    fn of_number(number: i32) -> Option<Self> {
        match number {
            32 | 33 => Some(Self::InUse),
            358 | 362..=366 | 374..=398 | 404 | 426 | 434 | 475 => Some(Self::InCloud),
            _ => None,
        }
    }
}

/// Tries something with a file again for about a second while another program has it open: virus scanners and sync
/// services hold a new file for moments. Gives the last error when that was not enough.
pub fn patiently<T, E>(
    mut work: impl FnMut() -> Result<T, E>,
    withheld: impl Fn(&E) -> Option<Withheld>,
) -> Result<T, E> {
    for wait in [20, 80, 200, 300, 400] {
        match work() {
            Err(error) if withheld(&error) == Some(Withheld::InUse) => {
                std::thread::sleep(Duration::from_millis(wait));
            }
            done => return done,
        }
    }
    work()
}

fn of_windows(error: &Error) -> Option<&'static str> {
    Withheld::of(error).map(|withheld| match withheld {
        Withheld::InUse => "sedang dibuka di program lain",
        Withheld::InCloud => "isinya masih di awan dan belum terunduh ke komputer ini",
    })
}

#[cfg(test)]
mod tests {
    use super::{Withheld, patiently};

    #[test]
    fn what_is_in_use_for_a_moment_only_is_waited_for() {
        let tries = |until: u32, why: Withheld| {
            let mut tried = 0;
            let mut work = || {
                tried += 1;
                if tried < until { Err(why) } else { Ok(tried) }
            };
            patiently(&mut work, |why| Some(*why))
        };
        assert_eq!(tries(3, Withheld::InUse), Ok(3));
        assert_eq!(tries(7, Withheld::InUse), Err(Withheld::InUse));
        assert_eq!(tries(2, Withheld::InCloud), Err(Withheld::InCloud));
    }

    #[test]
    fn a_file_in_use_and_one_in_the_cloud_are_told_apart_from_other_faults() {
        let of = |numbers: &[i32]| numbers.iter().map(|n| Withheld::of_number(*n)).collect::<Vec<_>>();
        assert_eq!(of(&[32, 33]), [Some(Withheld::InUse); 2]);
        assert_eq!(of(&[362, 388, 395, 426]), [Some(Withheld::InCloud); 4]);
        assert_eq!(of(&[2, 5, 31, 112, 367, 399]), [None; 6]);
    }

    #[cfg(windows)]
    #[test]
    fn both_are_said_in_words() {
        let said = |number| super::system_reason(&std::io::Error::from_raw_os_error(number));
        assert_eq!(said(32), "sedang dibuka di program lain");
        assert_eq!(said(362), "isinya masih di awan dan belum terunduh ke komputer ini");
    }
}
