//! Who signs what a unit writes of its own work: whoever coordinates, seen by the head of the unit.

use chrono::Datelike;
use pilar_core::dates;

use crate::blocks::block::{Block, Line, filled, plain};

/// Who signs for a unit, and where. What is not known is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signing {
    /// The place, as in the unit's letters.
    pub place: String,
    /// Who coordinates the team.
    pub coordinator: Signatory,
    /// Who heads the unit.
    pub head: Signatory,
}

/// Somebody who signs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signatory {
    /// Name; empty where nobody is known.
    pub name: String,
    /// NIP; may be empty.
    pub nip: String,
    /// What they are in the office; may be empty.
    pub position: String,
}

impl Signing {
    /// Whoever coordinates, or the head where nobody is named so; a marked gap where there is neither.
    pub(crate) fn first(&self, day: &impl Datelike) -> Block {
        let dateline = self.dateline(day);
        if self.coordinator.name.is_empty() && !self.head.name.is_empty() {
            return signature(vec![dateline, vec![plain(self.head_as())]], &self.head);
        }
        signature(vec![dateline, vec![plain("Koordinator tim,")]], &self.coordinator)
    }

    /// The head below whoever coordinates; `None` where one of them is not known.
    pub(crate) fn seen(&self) -> Option<Block> {
        let both = !self.coordinator.name.is_empty() && !self.head.name.is_empty();
        both.then(|| signature(vec![vec![plain("Mengetahui,")], vec![plain(self.head_as())]], &self.head))
    }

    /// Place and day.
    pub(crate) fn dateline(&self, day: &impl Datelike) -> Line {
        vec![filled(&self.place, "tempat surat"), plain(", "), plain(dates::date(day)).unbroken()]
    }

    /// What the head signs as, with a comma.
    pub(crate) fn head_as(&self) -> String {
        let position = self.head.position.trim();
        format!("{},", if position.is_empty() { "Pimpinan unit" } else { position })
    }
}

/// Room to sign between lines and a name with its NIP.
pub(crate) fn signature(above: Vec<Line>, who: &Signatory) -> Block {
    let mut below = vec![vec![filled(&who.name, "nama koordinator").strong()]];
    if !who.nip.is_empty() {
        below.push(vec![plain(format!("NIP {}", who.nip))]);
    }
    Block::Signature { above, below }
}
