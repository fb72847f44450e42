//! From score to predicate: the cheapest answers to raise, and how much a predicate withstands.

pub(crate) mod effort;
pub(crate) mod find_path;
pub(crate) mod margin;
mod names;
pub(crate) mod query;
pub(crate) mod scenario;

pub use effort::{EffortInput, list_efforts, set_effort};
pub use find_path::find_path;
pub use margin::margin;
pub use query::{PathQuery, read_raises};
pub use scenario::{
    ScenarioInput, list_scenarios, remove_scenario, set_scenario, show_scenario, try_scenario,
};
