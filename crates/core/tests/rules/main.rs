//! The rules of the core, on a tiny instrument and on every instrument that ships.

mod aims;
mod answers;
mod common;
mod effort;
mod explanations;
mod facts;
mod faults;
mod gaps;
mod gates;
mod golden;
mod margin;
mod path;
mod properties;
mod scoring;
mod state;
mod strange_files;
mod summary;
mod variants;
