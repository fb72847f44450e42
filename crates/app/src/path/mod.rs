//! From score to predicate: the cheapest answers to raise, and how much a predicate withstands.

pub(crate) mod effort;
mod effort_days;
pub(crate) mod find_path;
pub(crate) mod margin;
mod names;
pub(crate) mod query;
pub(crate) mod scenario;

pub use effort::{EffortInput, list_efforts, set_effort};
pub use effort_days::set_effort_days;
pub use find_path::find_path;
pub use margin::margin;
pub use pilar_core::path::LARGEST_COST;
pub use query::{PathQuery, read_raises};
pub use scenario::{
    ScenarioInput, list_scenarios, remove_scenario, set_scenario, show_scenario, try_scenario,
};
