//! The team, who works on what, and the plan of the year (docs/adr/0064-people-and-tasks.md).

mod assign;
mod contacts;
mod find;
mod lore;
mod people;
mod person_input;
mod task;
mod tasks;

pub use assign::{AssignInput, AssignView, assign};
pub use people::{PeopleView, PersonView, change_person, import_people, list_people, remove_person};
pub use person_input::{PeopleFile, PersonInput};
pub use task::{TaskInput, remove_task, set_task};
pub use tasks::{TaskFilter, TaskView, list_tasks};
