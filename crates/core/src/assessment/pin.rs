use serde::{Deserialize, Serialize};

use super::Profile;
use crate::instrument::{Instrument, Variant};
use crate::journal::Digest;

/// Which worksheet an assessment is measured with, and by which rules; the value of the journal's instrument subject.
///
/// What a newer version adds would decide the score as well, so a field that this one does not know is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pin {
    /// Key of the instrument.
    pub key: String,
    /// Its version; 0 where nothing says it.
    pub version: u32,
    /// The hash of its facts with the variant; `None` in assessments that began before facts were hashed.
    pub facts: Option<Digest>,
    /// What differs from the instrument as its files state it.
    #[serde(default, skip_serializing_if = "Variant::is_standard")]
    pub variant: Variant,
}

impl Pin {
    /// The worksheet an assessment began with.
    pub fn begun(profile: &Profile) -> Self {
        Self {
            key: profile.instrument.clone(),
            version: profile.instrument_version,
            facts: profile.instrument_facts,
            variant: Variant::default(),
        }
    }

    /// The worksheet as it is, its variant included.
    pub fn of(instrument: &Instrument) -> Self {
        Self {
            key: instrument.key.clone(),
            version: instrument.version,
            facts: Some(instrument.facts),
            variant: instrument.variant.clone(),
        }
    }

    /// Whether an instrument, its variant applied, is the one that is meant.
    pub fn means(&self, instrument: &Instrument) -> bool {
        self.key == instrument.key
            && match self.facts {
                Some(facts) => facts == instrument.facts,
                None => self.version == instrument.version,
            }
    }
}

impl Profile {
    /// A profile of which only the worksheet is known, as its files state it.
    pub fn measured_with(instrument: &Instrument) -> Self {
        Self {
            instrument: instrument.key.clone(),
            instrument_version: instrument.version,
            instrument_facts: Some(instrument.facts),
            ..Self::default()
        }
    }
}
