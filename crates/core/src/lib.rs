//! The pure heart of Pilar: the instrument, the worksheet, scoring, gates, the journal, its merging and the review.
//!
//! Nothing here reads a file, a clock or a database; time and identifiers come in as arguments.
#![warn(missing_docs)]
#![deny(
    clippy::float_arithmetic,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::cast_lossless
)]

pub mod agency;
pub mod assessment;
mod canonical;
pub mod complaint;
pub mod dates;
mod digest;
pub mod filing;
pub mod gates;
pub mod instrument;
pub mod journal;
pub mod merge;
pub mod path;
pub mod period;
pub mod proposal;
mod read_text;
pub mod review;
pub mod scoring;
pub mod survey;
pub mod team;
pub mod text;
pub mod threads;
pub mod warning;
pub mod worksheet;
