//! A folder of evidence: what its files are and where they belong, and attaching them in one step.

mod add;
mod contents;
mod lay_out;
mod mentions;
mod plan;
mod scan;
mod tell;
mod unfit;

pub use add::{AddFolder, FailedFile, FolderAdded, FolderChoice, add_folder};
pub(crate) use mentions::waiting;
pub use plan::{PlanFolder, plan_folder};
pub(crate) use unfit::lies_beside;
