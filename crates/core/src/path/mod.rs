//! From score to predicate: what would be if answers were others, the cheapest answers to raise, and how much a
//! predicate withstands.
//!
//! Every result is scored and judged as any worksheet is; `docs/spec/path.md` states the rules.

mod cheapest;
mod effort;
mod family;
mod frontier;
mod limits;
mod margin;
mod own_effort;
mod raise;
mod raised;
mod scale;
mod scenario;
mod what_if;

pub use cheapest::{Best, Budget, Outcome, Path, Search, Step};
pub use effort::{raises_by_effort, unfilled_ratios};
pub use family::Unavailable;
pub use limits::Limits;
pub use margin::{Loss, Margin, margin};
pub use own_effort::{LARGEST_COST, MOST_DAYS, OwnEffort};
pub use raise::{MOST_COST, Raise, RaiseFault, Raises};
pub use raised::raised;
pub use scenario::Scenario;
pub use what_if::what_if;
