use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::journal::Digest;

/// What is known about an assessment as a whole; the value of the journal's profile subject.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct Profile {
    /// Name of the unit kerja or satker.
    pub unit: String,
    /// Name of the agency.
    pub instansi: String,
    /// Year of the assessment.
    pub year: u16,
    /// Key of the target predicate.
    pub target: String,
    /// Key of the instrument.
    pub instrument: String,
    /// Version of the instrument when the assessment was created.
    pub instrument_version: u32,
    /// The hash of its facts then; assessments from before facts were hashed do not say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "string | null", optional)]
    pub instrument_facts: Option<Digest>,
    /// Lines of address for the kop surat.
    pub address: Vec<String>,
    /// `PortalRB`'s unit id.
    pub portal_unit_id: Option<String>,
    /// `PortalRB`'s category of the unit.
    pub category: Option<String>,
    /// The proposer's declaration of affirmation; never guessed.
    pub afirmasi: bool,
    /// The day by which the unit has to be proposed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "string | null", optional)]
    pub deadline: Option<NaiveDate>,
    /// Who works on which area, by the area's key.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(optional, as = "Option<BTreeMap<String, Pokja>>")]
    pub pokja: BTreeMap<String, Pokja>,
    /// Fields of newer versions, kept as they came.
    #[serde(flatten)]
    #[ts(skip)]
    pub other: serde_json::Map<String, serde_json::Value>,
}

/// The working group of an area.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct Pokja {
    /// Who answers for it; empty when nobody does yet.
    pub pic: String,
    /// Everyone in it.
    pub members: Vec<String>,
}
