//! Who works on an assessment, on what, and the plan of the year: people, assignments and tasks.

mod person;
mod task;

pub use person::{Duty, Person, TeamFault, nip};
pub use task::{Origin, Task, TaskState, TaskStatus, due_day};
