use super::Profile;
use crate::instrument::Instrument;
use crate::journal::Digest;

/// Which worksheet an assessment is measured with: whose facts count, whatever texts the program shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pin {
    /// Key of the instrument.
    pub key: String,
    /// Its version; 0 where nothing says it.
    pub version: u32,
    /// The hash of its facts; `None` in assessments that began before facts were hashed.
    pub facts: Option<Digest>,
}

impl Pin {
    /// The worksheet an assessment began with.
    pub fn begun(profile: &Profile) -> Self {
        Self {
            key: profile.instrument.clone(),
            version: profile.instrument_version,
            facts: profile.instrument_facts,
        }
    }

    /// Whether an instrument is the one that is meant.
    pub fn means(&self, instrument: &Instrument) -> bool {
        self.key == instrument.key
            && match self.facts {
                Some(facts) => facts == instrument.facts,
                None => self.version == instrument.version,
            }
    }
}

impl Profile {
    /// A profile of which only the worksheet is known.
    pub fn measured_with(instrument: &Instrument) -> Self {
        Self {
            instrument: instrument.key.clone(),
            instrument_version: instrument.version,
            instrument_facts: Some(instrument.facts),
            ..Self::default()
        }
    }
}
