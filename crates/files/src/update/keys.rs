use minisign_verify::{PublicKey, Signature};

use super::UpdateFault;

/// The public keys that an update may be signed with: the present one, and the one that follows it.
#[derive(Default)]
pub struct UpdateKeys(Vec<PublicKey>);

impl UpdateKeys {
    /// Reads keys in the form of minisign, base64 without its comment; `None` when one of them is none.
    pub fn read(keys: &[&str]) -> Option<Self> {
        keys.iter().map(|key| PublicKey::from_base64(key.trim()).ok()).collect::<Option<_>>().map(Self)
    }

    /// Whether there is no key at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Checks that one of the keys signed these bytes.
    pub(super) fn verify(&self, signed: &[u8], signature: &str) -> Result<(), UpdateFault> {
        if self.is_empty() {
            return Err(UpdateFault::NoKeys);
        }
        let signature = Signature::decode(signature).map_err(|_| UpdateFault::Damaged)?;
        // Only the form that hashes first, which is minisign's own choice since 2021.
        let signed_by = |key: &PublicKey| key.verify(signed, &signature, false).is_ok();
        if self.0.iter().any(signed_by) { Ok(()) } else { Err(UpdateFault::Foreign) }
    }
}
