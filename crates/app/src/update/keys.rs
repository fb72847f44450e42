use pilar_files::update::{UpdateFault, UpdateKeys};

use crate::error::Result;

/// The keys that were given when this program was built: the present one and the next (docs/releasing.md). None at all
/// in a build from source, which then refuses every update.
const KEYS: [Option<&str>; 2] = [option_env!("PILAR_UPDATE_KEY"), option_env!("PILAR_UPDATE_KEY_NEXT")];

/// The keys that updates are checked with.
pub fn built_in_keys() -> Result<UpdateKeys> {
    let keys: Vec<&str> = KEYS.into_iter().flatten().filter(|key| !key.is_empty()).collect();
    UpdateKeys::read(&keys).ok_or_else(|| UpdateFault::NoKeys.into())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_keys_of_this_build_can_be_read() {
        assert!(super::built_in_keys().is_ok());
    }
}
