//! Folders of evidence: what names tell, what a plan says of a messy tree, and attaching it in one step.

mod mentioned;
mod messy;
mod naming;
mod odd;
