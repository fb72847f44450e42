//! The year of work on the command line: the team, who works on what, and the plan.

mod last_year;
mod letters;
mod monev;
mod numbers;
mod people;
mod plan;
mod proposal;
mod story;
mod tasks;
mod team;
