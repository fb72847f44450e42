//! Several desktops filling one worksheet: merging, conflicts and decisions, through the use cases and as commands.

mod audit;
mod commands;
mod databases;
mod desks;
mod efforts;
mod journey;
mod own;
mod plans;
mod rules;
mod scenarios;
mod standings;
