//! What Windows says of the drive below a folder.

use std::path::{Component, Path, Prefix};

use winsafe::{GetDriveType, co};

use super::risk::PlaceRisk;

/// What is risky about the drive of a folder whose links were followed; a drive letter of a share is its share by then.
pub(super) fn drive(dir: &Path) -> Option<PlaceRisk> {
    let Some(Component::Prefix(prefix)) = dir.components().next() else { return None };
    let letter = match prefix.kind() {
        Prefix::UNC(..) | Prefix::VerbatimUNC(..) => return Some(PlaceRisk::Network),
        Prefix::Disk(letter) | Prefix::VerbatimDisk(letter) => char::from(letter),
        Prefix::Verbatim(_) | Prefix::DeviceNS(_) => return None,
    };
    match GetDriveType(Some(&format!("{letter}:\\"))) {
        co::DRIVE::REMOTE => Some(PlaceRisk::Network),
        co::DRIVE::REMOVABLE => Some(PlaceRisk::Removable),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_a_network_drive_and_the_systems_disk_is_none() {
        for share in [r"\\server\kantor\Pilar", r"\\?\UNC\server\kantor\Pilar"] {
            assert_eq!(drive(Path::new(share)), Some(PlaceRisk::Network), "{share}");
        }
        assert_eq!(drive(Path::new(r"C:\Windows")), None);
        assert_eq!(drive(Path::new(r"\\?\C:\Windows")), None);
    }
}
