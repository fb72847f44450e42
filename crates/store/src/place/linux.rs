//! What the kernel says of the drive below a folder.

use std::fs;
use std::os::unix::ffi::OsStringExt as _;
use std::path::{Path, PathBuf};

use super::risk::PlaceRisk;

/// File systems of other computers, and of the computer around a virtual one.
const NETWORK: [&str; 14] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "9p",
    "afs",
    "ncpfs",
    "ceph",
    "glusterfs",
    "lustre",
    "gfs2",
    "vboxsf",
    "prl_fs",
];
/// Programs that stand between a local folder and the disk; all others of their kind (`fuse.`) bring something from afar.
const LOCAL: [&str; 7] = ["bindfs", "cryfs", "encfs", "gocryptfs", "mergerfs", "securefs", "veracrypt"];
/// How sticks and cards are formatted, and hardly anything that stays in the computer.
const REMOVABLE: [&str; 3] = ["vfat", "exfat", "msdos"];

/// What is risky about the drive of a folder.
pub(super) fn drive(dir: &Path) -> Option<PlaceRisk> {
    let mounts = fs::read_to_string("/proc/self/mountinfo").ok()?;
    let mount = mount_of(&mounts, dir)?;
    if is_network(&mount.kind) {
        Some(PlaceRisk::Network)
    } else if REMOVABLE.contains(&mount.kind.as_str()) || is_removable(&mount.device, Path::new("/sys")) {
        Some(PlaceRisk::Removable)
    } else {
        None
    }
}

fn is_network(kind: &str) -> bool {
    NETWORK.contains(&kind) || kind.strip_prefix("fuse.").is_some_and(|program| !LOCAL.contains(&program))
}

#[derive(Debug, PartialEq, Eq)]
struct Mount {
    /// Its file system.
    kind: String,
    /// Numbers of the device.
    device: String,
}

/// The innermost mount that a folder lies in; of those at one place the last one, which hides the others. The form of the
/// list is in `proc_pid_mountinfo(5)`.
fn mount_of(mounts: &str, dir: &Path) -> Option<Mount> {
    let around = mounts.lines().filter_map(|line| {
        let (before, after) = line.split_once(" - ")?;
        let mut before = before.split(' ').skip(2);
        let (device, place) = (before.next()?, unescaped(before.nth(1)?));
        let kind = after.split(' ').next()?;
        let depth = dir.starts_with(&place).then(|| place.components().count())?;
        Some((depth, Mount { kind: kind.to_owned(), device: device.to_owned() }))
    });
    around.max_by_key(|(depth, _)| *depth).map(|(_, mount)| mount)
}

/// Blanks in a path stand there as `\040`.
fn unescaped(text: &str) -> PathBuf {
    let (bytes, mut path) = (text.as_bytes(), Vec::with_capacity(text.len()));
    let mut at = 0;
    while at < bytes.len() {
        let code = (bytes[at] == b'\\').then(|| text.get(at + 1..at + 4)).flatten();
        if let Some(byte) = code.and_then(|code| u8::from_str_radix(code, 8).ok()) {
            path.push(byte);
            at += 4;
        } else {
            path.push(bytes[at]);
            at += 1;
        }
    }
    std::ffi::OsString::from_vec(path).into()
}

/// Whether a device hangs on a USB port or says itself that its medium comes out. `sys` is where the kernel shows devices.
fn is_removable(device: &str, sys: &Path) -> bool {
    // Of a partition, the disk is one above.
    let Ok(shown) = sys.join("dev/block").join(device).canonicalize() else { return false };
    let on_usb = shown.components().any(|part| part.as_os_str().to_string_lossy().starts_with("usb"));
    let comes_out = |of: &Path| fs::read_to_string(of.join("removable")).is_ok_and(|said| said.trim() == "1");
    on_usb || comes_out(&shown) || shown.parent().is_some_and(comes_out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = r"22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 27 0:40 / /home/sari/Kantor rw,nosuid shared:2 master:3 - cifs //server/kantor rw
31 27 8:17 / /media/sari/FLASH\040DISK rw,nosuid - exfat /dev/sdb1 rw
32 27 0:41 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
33 27 0:42 / /home/sari/rahasia rw - fuse.gocryptfs /home/sari/.rahasia rw
34 27 8:33 / /data rw - ext4 /dev/sdc1 rw
35 27 0:43 / /data rw - nfs4 server:/data rw
";

    #[test]
    fn the_drive_of_a_folder_is_the_innermost_and_the_last() {
        let kind = |dir: &str| mount_of(MOUNTS, Path::new(dir)).map(|mount| mount.kind);
        for (dir, expected) in [
            ("/home/sari/Pilar", "ext4"),
            ("/home/sari/Kantor/Pilar", "cifs"),
            ("/home/sari/Kantor lain", "ext4"),
            ("/media/sari/FLASH DISK/Pilar", "exfat"),
            ("/data/Pilar", "nfs4"),
        ] {
            assert_eq!(kind(dir).as_deref(), Some(expected), "{dir}");
        }
        assert_eq!(mount_of("", Path::new("/home")), None);
        assert_eq!(mount_of("nothing like it", Path::new("/home")), None);
    }

    #[test]
    fn drives_of_other_computers_are_told_from_those_of_this_one() {
        for kind in ["nfs4", "cifs", "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "9p"] {
            assert!(is_network(kind), "{kind}");
        }
        for kind in ["ext4", "btrfs", "fuseblk", "fuse.gocryptfs", "overlay", "tmpfs"] {
            assert!(!is_network(kind), "{kind}");
        }
    }

    #[test]
    fn a_disk_on_usb_or_with_a_medium_that_comes_out_is_removable() {
        let sys = tempfile::tempdir().expect("a folder");
        let show = |number: &str, place: &str, removable: &str| {
            let disk = sys.path().join(place);
            fs::create_dir_all(disk.join("part1")).expect("a device");
            fs::write(disk.join("removable"), removable).expect("said");
            fs::create_dir_all(sys.path().join("dev/block")).expect("numbers");
            std::os::unix::fs::symlink(disk.join("part1"), sys.path().join("dev/block").join(number))
                .expect("shown");
        };
        show("8:1", "devices/pci0/ata1/block/sda", "0\n");
        show("8:17", "devices/pci0/usb1/1-2/block/sdb", "0\n");
        show("8:33", "devices/pci0/ata2/block/sdc", "1\n");
        let removable = |number| is_removable(number, sys.path());
        assert_eq!(["8:1", "8:17", "8:33", "0:40"].map(removable), [false, true, true, false]);
    }
}
