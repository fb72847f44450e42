//! Pilar's use cases, in folders by noun, shared by the command line and the window.
#![warn(missing_docs)]

mod clock;
mod error;
pub mod evidence;
pub mod exchange;
pub mod feeding;
mod find;
mod instruments;
pub mod integrity;
mod lexicon;
pub mod merging;
pub mod monev;
mod note_text;
pub mod path;
pub mod portfolio;
pub mod proposal;
pub mod review;
pub mod session;
mod signing;
pub mod team;
pub mod update;
pub mod view;
pub mod worksheet;
pub mod workspace;

pub use clock::read_time;
pub use error::{
    AppError, Attachment, Case, Code, Facts, FeedError, PortfolioError, Result, ReviewError, TeamError,
    UpdateError,
};
pub use instruments::{
    all as instruments, by_key as instrument_by_key, read_ahead as read_instruments_ahead,
};
pub use pilar_core::agency::TagKey;
pub use pilar_core::assessment::{
    Assessment, Document, LheField, LheForm, LheMember, LheSignatory, Pokja, Profile, Revision, Role,
};
pub use pilar_core::review::Step;
pub use pilar_core::worksheet::Layer;
pub use pilar_files::system_reason;

/// Program name and version as exports and reports show it.
pub const MADE_BY: &str = concat!("Pilar ", env!("CARGO_PKG_VERSION"));
