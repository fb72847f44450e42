use std::collections::BTreeMap;

use chrono::NaiveDate;
use pilar_core::dates;
use pilar_core::journal::Subject;
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use crate::error::{AppError, Result};
use crate::find::{find_area, find_target};
use crate::session::Session;
use crate::workspace::create::{require_short, required};
use pilar_core::assessment::{Pokja, Profile};

/// What can be changed of a profile. The year is not: it chose the instrument, and with it the questions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, ts_rs::TS)]
pub struct ProfileEdit {
    /// Name of the unit kerja or satker.
    pub unit: String,
    /// Name of the agency.
    pub instansi: String,
    /// Key of the target predicate.
    pub target: String,
    /// Lines of address for the kop surat.
    pub address: Vec<String>,
    /// `PortalRB`'s unit id.
    pub portal_unit_id: Option<String>,
    /// `PortalRB`'s category of the unit.
    pub category: Option<String>,
    /// The proposer's declaration of affirmation.
    pub afirmasi: bool,
    /// The day by which the unit has to be proposed.
    #[ts(type = "string | null")]
    pub deadline: Option<NaiveDate>,
    /// Who works on which area, by the area's key.
    pub pokja: BTreeMap<String, Pokja>,
}

/// The profile as it is, for changing parts of it.
pub fn edit_of(session: &Session, assessment: Uuid) -> Result<ProfileEdit> {
    let profile = session.assessment(assessment)?.profile;
    Ok(ProfileEdit {
        unit: profile.unit,
        instansi: profile.instansi,
        target: profile.target,
        address: profile.address,
        portal_unit_id: profile.portal_unit_id,
        category: profile.category,
        afirmasi: profile.afirmasi,
        deadline: profile.deadline,
        pokja: profile.pokja,
    })
}

/// Reads a date as people write it; blank is none.
pub fn read_date(text: &str) -> Result<Option<NaiveDate>> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    dates::read_date(text).map(Some).ok_or_else(|| AppError::UnreadableDate(text.to_owned()))
}

/// Sets the profile of an assessment. True when anything is different now.
pub fn set_profile(session: &mut Session, assessment: Uuid, edit: &ProfileEdit) -> Result<bool> {
    let loaded = session.assessment(assessment)?;
    let instrument = loaded.instrument;
    let target = find_target(instrument, &edit.target)?;
    let mut pokja = BTreeMap::new();
    for (area, group) in &edit.pokja {
        let members = group.members.iter().filter_map(|member| filled(member)).collect();
        let group = Pokja { pic: group.pic.trim().to_owned(), members };
        if group != Pokja::default() {
            pokja.insert(find_area(instrument, area)?.key.clone(), group);
        }
    }
    for line in edit.address.iter().chain(&edit.portal_unit_id).chain(&edit.category) {
        require_short("satu baris profil", line.trim())?;
    }
    for name in pokja.values().flat_map(|group: &Pokja| group.members.iter().chain([&group.pic])) {
        require_short("nama anggota Pokja", name)?;
    }
    let profile = Profile {
        unit: required("nama unit", &edit.unit)?,
        instansi: required("nama instansi", &edit.instansi)?,
        target: target.key.clone(),
        address: edit.address.iter().filter_map(|line| filled(line)).collect(),
        portal_unit_id: edit.portal_unit_id.as_deref().and_then(filled),
        category: edit.category.as_deref().and_then(filled),
        afirmasi: edit.afirmasi,
        deadline: edit.deadline,
        pokja,
        ..loaded.profile
    };
    session.act(assessment, "Ubah profil", |acting| Ok(acting.set(Subject::Profile, json!(profile))?))
}

/// A text without blanks around it; `None` when nothing is left.
fn filled(text: &str) -> Option<String> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}
