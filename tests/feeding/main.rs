//! Surveys and complaints on the command line: what they come to, what is refused, what is forgotten.

mod complaints;
mod desks;
mod files;
mod headings;
mod kept;
mod reports;
mod scales;
mod survey;
