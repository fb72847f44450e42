//! The year of work on the command line: the team, who works on what, and the plan.

mod people;
mod tasks;
