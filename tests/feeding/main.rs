//! Surveys and complaints on the command line: what they come to, what is refused, what is forgotten.

mod complaints;
mod files;
mod survey;
