//! An update of Pilar in one file, as it is carried to computers without internet (docs/spec/update.md).
//!
//! It is a zip file of exactly three entries: a description in JSON, its signature in the form of minisign, and the
//! installer. What is signed is the description, which names version, notes, and the installer's size and SHA-256.

mod fault;
mod keys;
mod read;

pub use fault::UpdateFault;
pub use keys::UpdateKeys;
pub use read::{Installer, Update, UpdateFile};
