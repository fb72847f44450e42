//! The team, who works on what, and the plan of the year (docs/adr/0064-people-and-tasks.md).

mod assign;
mod contacts;
mod find;
mod last_year;
mod lore;
mod make_tasks;
mod people;
mod person_input;
mod plan_file;
mod sources;
mod task;
mod tasks;
pub(crate) mod templates;
mod work;

pub use assign::{AssignInput, AssignView, assign};
pub use make_tasks::{MadeTask, MadeTasks, MakeTasks, TaskSource, make_tasks};
pub use people::{PeopleView, PersonView, change_person, import_people, list_people, remove_person};
pub use person_input::{PeopleFile, PersonInput};
pub use plan_file::{ExportPlan, PlanFormat, export_plan};
pub use task::{TaskInput, remove_task, set_task};
pub use tasks::{TaskFilter, TaskView, list_tasks};
pub use work::{WorkOf, WorkView, work_of_team};
