use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::text::folded;

/// Digits of a NIP.
const NIP: usize = 18;

/// Somebody of the team; the value of the journal's person subject. How to reach them is not here, because the journal
/// cannot forget.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Name as it is written on letters.
    pub name: String,
    /// NIP, 18 digits; empty for somebody who has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub nip: String,
    /// What they are in the office, as the decree of the team says.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub position: String,
    /// The Pokja they are in, by the keys of the areas.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub pokja: BTreeSet<String>,
    /// What they do in the team.
    #[serde(default)]
    pub duty: Duty,
    /// Fields of newer versions, kept as they came.
    #[serde(flatten)]
    pub other: serde_json::Map<String, serde_json::Value>,
}

/// What somebody does in the team.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Duty {
    /// Is in a Pokja.
    #[default]
    #[serde(rename = "anggota")]
    Member,
    /// Leads their Pokja.
    #[serde(rename = "ketua")]
    Chair,
    /// Coordinates all Pokja.
    #[serde(rename = "koordinator")]
    Coordinator,
    /// Heads the unit.
    #[serde(rename = "pimpinan")]
    Head,
    /// Reviews for the agency's team: the first layer,
    #[serde(rename = "at")]
    At,
    /// the second,
    #[serde(rename = "kt")]
    Kt,
    /// the third.
    #[serde(rename = "dalnis")]
    Dalnis,
    /// Reviews for the national team.
    #[serde(rename = "tpn")]
    Tpn,
}

/// Why a person or a task cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TeamFault {
    /// It has no name.
    #[error("namanya kosong")]
    NoName,
    /// The NIP does not have 18 digits.
    #[error("NIP harus 18 angka")]
    Nip,
    /// It is due before it starts.
    #[error("tenggatnya lebih dahulu daripada mulainya")]
    DueBeforeStart,
}

impl Duty {
    /// Every duty, in the order in which people meet them.
    pub const ALL: [Self; 8] = [
        Self::Member,
        Self::Chair,
        Self::Coordinator,
        Self::Head,
        Self::At,
        Self::Kt,
        Self::Dalnis,
        Self::Tpn,
    ];

    /// Its key, as the command line and files write it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Member => "anggota",
            Self::Chair => "ketua",
            Self::Coordinator => "koordinator",
            Self::Head => "pimpinan",
            Self::At => "at",
            Self::Kt => "kt",
            Self::Dalnis => "dalnis",
            Self::Tpn => "tpn",
        }
    }

    /// What it is called on paper.
    pub fn name(self) -> &'static str {
        match self {
            Self::Member => "Anggota Pokja",
            Self::Chair => "Ketua Pokja",
            Self::Coordinator => "Koordinator tim",
            Self::Head => "Pimpinan unit",
            Self::At => "Anggota tim penilai",
            Self::Kt => "Ketua tim penilai",
            Self::Dalnis => "Pengendali teknis",
            Self::Tpn => "Tim penilai nasional",
        }
    }

    /// The duty with this key, in any case.
    pub fn of(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|duty| duty.key().eq_ignore_ascii_case(text.trim()))
    }
}

impl Person {
    /// Whether it can be kept.
    pub fn require_sound(&self) -> Result<(), TeamFault> {
        if self.name.trim().is_empty() {
            return Err(TeamFault::NoName);
        }
        if nip(&self.nip)? == self.nip { Ok(()) } else { Err(TeamFault::Nip) }
    }

    /// Whether both are one person: by their NIP where both have one, otherwise by their name.
    pub fn is(&self, other: &Self) -> bool {
        if self.nip.is_empty() || other.nip.is_empty() {
            folded(&self.name) == folded(&other.name)
        } else {
            self.nip == other.nip
        }
    }
}

/// A NIP without the spaces it is written with; empty stays empty.
pub fn nip(text: &str) -> Result<String, TeamFault> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let sound = digits.is_empty() || digits.len() == NIP && digits.bytes().all(|byte| byte.is_ascii_digit());
    if sound { Ok(digits) } else { Err(TeamFault::Nip) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str, nip: &str) -> Person {
        Person { name: name.into(), nip: nip.into(), ..Person::default() }
    }

    #[test]
    fn a_nip_decides_who_is_who_and_a_name_where_there_is_none() {
        let (one, other) = ("198001012005012001", "198001012005012002");
        assert!(!person("Sari", one).is(&person("Sari", other)));
        assert!(person("Sari", one).is(&person("Sari Utami", one)));
        assert!(person("sari ", one).is(&person("Sari", "")));
        assert!(person(" sari\u{a0} UTAMI", "").is(&person("Sari Utami", "")));
        assert_eq!(nip(" 19800101 200501 2 001 ").as_deref(), Ok(one));
        for text in ["1980", "19800101200501200x", "1980010120050120011"] {
            assert_eq!(nip(text), Err(TeamFault::Nip), "{text}");
        }
        assert_eq!(person(" ", one).require_sound(), Err(TeamFault::NoName));
        assert_eq!(person("Sari", "1980").require_sound(), Err(TeamFault::Nip));
    }

    #[test]
    fn duties_read_back_as_they_are_written() {
        for duty in Duty::ALL {
            assert_eq!(Duty::of(&duty.key().to_uppercase()), Some(duty));
            assert_eq!(serde_json::to_value(duty).unwrap(), duty.key());
        }
        assert_eq!(Duty::of("kepala"), None);
    }
}
