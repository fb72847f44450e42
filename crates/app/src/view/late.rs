use std::collections::BTreeMap;

use pilar_core::assessment::Role;
use pilar_core::journal::Change;
use serde::Serialize;

use crate::clock;

/// Changes of one person that were not there when the worksheet was handed over, and wait until it is given back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct LateView {
    /// Who made them.
    pub author: String,
    /// In which role.
    pub role: String,
    /// How many.
    pub changes: usize,
    /// When the first was made, RFC 3339 in the user's time zone.
    pub from: String,
    /// When the last was made.
    pub until: String,
    /// The same in words, an Indonesian sentence with what to do.
    pub text: String,
}

/// Late changes by who made them, in the order of names.
pub(crate) fn late_views<'a>(late: impl IntoIterator<Item = &'a Change>) -> Vec<LateView> {
    let mut by: BTreeMap<(&str, &str), (usize, u64, u64)> = BTreeMap::new();
    for change in late {
        let millis = change.effective_clock().millis;
        let (count, from, until) = by.entry((&change.author, &change.role)).or_insert((0, millis, millis));
        *count += 1;
        (*from, *until) = ((*from).min(millis), (*until).max(millis));
    }
    by.into_iter()
        .map(|((author, role), (changes, from, until))| LateView {
            author: author.to_owned(),
            role: role.to_owned(),
            changes,
            from: clock::local_text(from),
            until: clock::local_text(until),
            text: late_told(author, role, changes),
        })
        .collect()
}

fn late_told(author: &str, role: &str, changes: usize) -> String {
    let again = match Role::of(role) {
        Role::Reviewer(_) => "tahap reviunya dibuka kembali",
        _ => "penilaian dikembalikan atau ditarik kembali",
    };
    format!(
        "{changes} perubahan terlambat dari {author}: belum ada ketika penilaian diserahkan, sehingga disimpan tetapi belum \
         dihitung sampai {again}."
    )
}
