//! The review: columns beside the unit's answers, two rounds, recommendations, identity.

mod command;
mod files;
mod late;
mod refusals;
mod reviewed;
mod threads;
mod untouched;
mod use_cases;
