//! Everything that reads what comes from outside, each fed with bytes of any kind. `cargo xtask fuzz` makes up the
//! bytes, the suite `hostile` takes those of `tests/fuzz/corpus`; what must hold is said here for both.

mod journal;
mod package;
mod parts;
mod portalrb;
mod scratch;
mod update;
mod workbook;

pub use parts::joined;
pub use workbook::{book, report};

/// Takes any bytes and says whether they were what they should be; panics where something does not hold.
type Feed = fn(&[u8]) -> bool;

/// What is fed, by the name of its fuzzing target.
pub const TARGETS: [(&str, Feed); 8] = [
    ("formula", workbook::formula),
    ("held", journal::held),
    ("journal", journal::journal),
    ("package", package::package),
    ("portalrb", portalrb::portalrb),
    ("template", workbook::template),
    ("update", update::update),
    ("workbook", workbook::workbook),
];

/// Feeds the target of this name; whether it took the bytes for what they should be.
pub fn feed(target: &str, data: &[u8]) -> bool {
    let (_, feed) = TARGETS.iter().find(|(name, _)| *name == target).expect("a target");
    feed(data)
}
