//! Installing an update that was kept, before anything else is opened.

use std::path::Path;
use std::process::{self, Command};

use pilar_app::update::{Due, UpdateFolder, built_in_keys, due_update};

/// Starts the installer of an update that waits, and ends this program for it; the installer opens Pilar again.
/// Whatever keeps an update from being installed is in the log, and the program goes on as it is.
pub fn install_if_due(own: &Path) {
    let folder = UpdateFolder::within(own);
    match built_in_keys().and_then(|keys| due_update(&folder, &keys)) {
        Ok(Due::Nothing) => {}
        Ok(Due::Tried) => log::warn!("an update was tried and this is still {}", env!("CARGO_PKG_VERSION")),
        Ok(Due::Install(installer)) => {
            log::info!("installing an update");
            log::logger().flush();
            match Command::new(&installer).args(["/S", "/RESTART"]).spawn() {
                Ok(_) => process::exit(0),
                Err(error) => log::error!("the installer did not start: {:?}", error.kind()),
            }
        }
        Err(error) => log::warn!("an update that waited was removed: {}", error.code().as_str()),
    }
}
