//! Who works on an assessment, on what, and the plan of the year: people, assignments and tasks.

mod made;
mod monev;
mod person;
mod task;

pub use made::{SOURCE_PLACES, made_id, raise_id};
pub use monev::{Monev, MonevNote, MonevTask, Realisation};
pub use person::{Duty, Person, TeamFault, nip};
pub use task::{Origin, Task, TaskState, TaskStatus, due_day};
