//! What the window's page may ask, by name: one dispatcher that knows no window.
//!
//! [`Surface::dispatch`] takes a command's name and its arguments as JSON and gives its result as JSON; a shell and a
//! test bridge call it alike. What only a shell can do is behind [`Platform`]. The page's `types.ts` and `commands.ts`
//! are made from the same table ([`typescript`]).
//!
//! What goes into the log holds no name of a person, a unit, a document or a folder: commands, codes and the system's
//! kind of an error, no sentences.
#![warn(missing_docs)]

mod commands;
mod content;
mod context;
mod declarations;
mod fault;
mod jobs;
mod lock;
mod open_workspace;
mod place;
mod platform;
mod settling;
mod surface;
mod table;
#[cfg(test)]
mod tests;
pub mod typescript;

pub use content::Content;
pub use fault::{Answer, Fault};
pub use jobs::Tell;
pub use open_workspace::Opening;
pub use pilar_app::Code;
pub use place::chosen;
pub use platform::{Ask, Filter, Folder, Platform};
pub use surface::Surface;
