//! Rows of plain tables, as forms and channels export them: separated text in the usual encodings, and workbooks.
//!
//! Nothing here knows what the rows mean.

mod book;
mod day;
mod left_out;
mod plain;
mod read;
mod table;
mod text;

pub use day::DayOrder;
pub(crate) use day::names_place;
pub use left_out::LeftOut;
pub(crate) use left_out::{column_name, shown};
pub(crate) use plain::plain;
pub use read::{read_file, read_rows};
pub use table::{Row, Rows};
pub use text::read_lines;
