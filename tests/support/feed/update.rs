use std::io::Cursor;
use std::sync::OnceLock;

use minisign::KeyPair;
use pilar_app::update::{UpdateFolder, examine_update};
use pilar_files::update::UpdateKeys;

use super::parts::{parts, zip_of};
use super::scratch::{place, written};

/// The description, and its signature, in an update.
const DESCRIPTION: &str = "pembaruan.json";
const SIGNATURE: &str = "pembaruan.json.minisig";

/// An update, as it is or as its parts, whose description is then signed unless a signature is among them.
pub fn update(data: &[u8]) -> bool {
    static KEY: OnceLock<(KeyPair, UpdateKeys)> = OnceLock::new();
    let (key, keys) = KEY.get_or_init(|| {
        let key = KeyPair::generate_unencrypted_keypair().expect("a key");
        let keys = UpdateKeys::read(&[&key.pk.to_base64()]).expect("keys");
        (key, keys)
    });
    let zip = if data.starts_with(b"PK") {
        data.to_vec()
    } else {
        let mut parts = parts(data);
        if let (Some(description), false) = (parts.get(DESCRIPTION), parts.contains_key(SIGNATURE)) {
            let signed = minisign::sign(None, &key.sk, Cursor::new(description), None, None).expect("signed");
            parts.insert(SIGNATURE.into(), signed.to_string().into_bytes());
        }
        zip_of(&parts)
    };
    let own = UpdateFolder::within(&place("milik"));
    examine_update(&written("baru.pilar-update", &zip), &own, keys, &mut |_, _| true).is_ok()
}
