//! One byte changed anywhere: refused, or the content is the same to the last byte.

use std::fs;
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use pilar_core::journal::Change;
use pilar_files::package::OpenPackage;

use super::{package, small};

/// Everything a package gives: parts, changes and contents.
type Content = (String, Vec<Change>, Vec<(String, Vec<u8>)>);

fn content(path: &Path) -> Option<Content> {
    let mut package = OpenPackage::open(path).ok()?;
    let mut changes = Vec::new();
    let mut keep = |change| {
        changes.push(change);
        Ok(())
    };
    package.verify(&mut keep, &mut |_, _| true).ok()?;
    let parts = format!("{:?} {:?} {:?}", package.head, package.instrument, package.evidence);
    let contents = package.sizes().into_keys().map(|sum| {
        let mut bytes = Vec::new();
        package.read_content(&sum).ok()??.read_to_end(&mut bytes).ok()?;
        Some((sum, bytes))
    });
    let contents = contents.collect::<Option<Vec<_>>>()?;
    Some((parts, changes, contents))
}

#[test]
fn a_flipped_byte_is_refused_or_carries_nothing() {
    let (desk, id, _) = small();
    // One area: no workbook and no PDF, so that ten thousand places are a good part of all.
    let path = package(&desk, &id, "bagian.zip", &["--scope", "area", "1"]);
    let whole = fs::read(&path).expect("package");
    let expected = content(&path).expect("sound");
    let damaged = desk.path("rusak.zip");
    fs::write(&damaged, &whole).expect("file");
    let mut file = fs::File::options().write(true).open(&damaged).expect("file");
    let mut put = |at: usize, byte: u8| {
        file.seek(SeekFrom::Start(at as u64)).expect("seek");
        file.write_all(&[byte]).expect("write");
    };
    let mut state = 0x9E37_79B9_7F4A_7C15u64;
    let mut harmless = 0;
    for _ in 0..10_000 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let at = usize::try_from(state % whole.len() as u64).expect("small");
        let flip = u8::try_from(state >> 32 & 0xFF).expect("a byte").max(1);
        put(at, whole[at] ^ flip);
        if let Some(found) = content(&damaged) {
            assert!(found == expected, "byte {at} xor {flip} changed what is read");
            harmless += 1;
        }
        put(at, whole[at]);
    }
    assert!(harmless < 500, "{harmless} of 10,000 flips went unnoticed");
}

#[test]
fn a_package_cut_anywhere_is_refused() {
    let (desk, id, _) = small();
    let path = package(&desk, &id, "bagian.zip", &["--scope", "area", "1"]);
    let whole = fs::read(&path).expect("package");
    let cut = desk.path("terpotong.zip");
    for length in (0..whole.len()).step_by(whole.len() / 200) {
        fs::write(&cut, &whole[..length]).expect("file");
        assert!(content(&cut).is_none(), "{length} bytes are no package");
    }
    fs::write(&cut, &whole[..whole.len() / 2]).expect("file");
    assert_eq!(
        desk.refused(&["verify", "terpotong.zip"]),
        "Paket terpotong atau rusak sehingga isinya tidak terbaca; tidak ada yang berubah. Salin ulang atau minta paket baru."
    );
}
