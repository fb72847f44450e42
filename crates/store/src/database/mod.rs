//! One database file: connecting, looking without touching, and its schema.

mod connect;
mod content;
mod peek;
mod schema;

pub(crate) use connect::{Access, connect, limit, require_tables};
pub(crate) use peek::{log_of, peek};
pub(crate) use schema::{EVIDENCE, MAIN, PERSONAL, Schema, versions};
