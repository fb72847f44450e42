//! The test bridge: what the window's shell gives its page, over HTTP on this machine, so that the very page people use
//! can be tested in another browser than the shell's own ([ADR 0031](../../../docs/adr/0031-bridge.md)).
//!
//! It stands in for `src-tauri` where its web view cannot run. No program of Pilar's depends on it.
#![warn(missing_docs)]

mod answer;
mod bridge;
mod page;
mod platform;
mod token;

pub use bridge::Bridge;
pub use platform::Prepared;
pub use token::{TOKEN, Token};
