use std::collections::BTreeMap;

use pilar_app::exchange::verify_package;

use super::parts::{parts, zip_of};
use super::scratch::written;
use crate::bag::Bag;

/// A package, as it is or as its parts, whose sums are then made to fit.
pub fn package(data: &[u8]) -> bool {
    let zip = if data.starts_with(b"PK") { data.to_vec() } else { zip_of(&sealed(parts(data))) };
    verify_package(&written("paket.zip", &zip), &mut |_, _| true).is_ok()
}

fn sealed(files: BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let mut bag = Bag { files };
    bag.files
        .insert("bagit.txt".into(), b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".to_vec());
    bag.files.insert("bag-info.txt".into(), b"Payload-Oxum: 0.0\n".to_vec());
    bag.seal();
    bag.files
}
