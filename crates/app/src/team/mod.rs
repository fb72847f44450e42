//! The team, who works on what, and the plan of the year (docs/adr/0064-people-and-tasks.md).

mod assign;
mod contacts;
mod find;
mod last_year;
mod lore;
mod make_tasks;
mod myself;
mod people;
mod people_list;
mod person_input;
mod plan_file;
mod register;
mod sources;
mod task;
pub(crate) mod tasks;
pub(crate) mod templates;
mod work;

pub use assign::{AssignInput, AssignView, assign};
pub use make_tasks::{MadeTask, MadeTasks, MakeTasks, TaskSource, make_tasks};
pub use myself::{MyWork, choose_myself, my_work};
pub use people::{
    PeopleView, PersonView, RemovePerson, RemovedView, change_person, list_people, remove_person,
};
pub use people_list::{
    ListSource, PeopleList, PeoplePreview, PreviewColumn, PreviewRow, RowOutcome, import_people,
    preview_people,
};
pub use person_input::PersonInput;
pub use plan_file::{ExportPlan, PlanFormat, export_plan};
pub use task::{TaskInput, remove_task, set_task};
pub use tasks::{TaskFilter, TaskView, list_tasks};
pub use work::{WorkOf, WorkView, work_of_team};
