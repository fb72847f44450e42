use std::collections::BTreeMap;

use pilar_core::agency::TagKey;
use pilar_core::assessment::Assessment;
use pilar_core::review::State;
use pilar_core::text::folded;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::KINDS;
use crate::error::{PortfolioError, Result};
use crate::session::Session;
use crate::session::many::{begun, each};

/// Which assessments a portfolio shows; the default is all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, ts_rs::TS)]
pub struct PortfolioFilter {
    /// Only this year.
    pub year: Option<u16>,
    /// Only units aiming for this target key.
    pub target: Option<String>,
    /// Only units or agencies whose name holds this text, case ignored.
    pub text: Option<String>,
    /// Only this state of the review, as people name it (Draf, Final, Belum Reviu, Sesuai, Revisi, Disetujui).
    pub state: Option<String>,
    /// Only units with these tags, case and blanks ignored; an empty one means those without it.
    #[serde(default)]
    #[ts(type = "Partial<Record<TagKey, string>>")]
    pub tags: BTreeMap<TagKey, String>,
}

/// An assessment as lists of a portfolio name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct UnitName {
    /// Its id.
    pub id: Uuid,
    /// Name of the unit.
    pub unit: String,
    /// Name of the agency.
    pub instansi: String,
    /// Year.
    pub year: u16,
}

impl UnitName {
    pub(super) fn of(assessment: &Assessment) -> Self {
        let profile = &assessment.profile;
        Self {
            id: assessment.id,
            unit: profile.unit.clone(),
            instansi: profile.instansi.clone(),
            year: profile.year,
        }
    }

    /// For people: the unit and the year.
    pub fn said(&self) -> String {
        format!("{} {}", self.unit, self.year)
    }
}

impl PortfolioFilter {
    /// Whether what stands in the profile is let through.
    pub(super) fn profile(&self, assessment: &Assessment) -> bool {
        let profile = &assessment.profile;
        let text = self.text.as_ref().map(|text| text.trim().to_lowercase());
        let holds = |text: &String| {
            profile.unit.to_lowercase().contains(text) || profile.instansi.to_lowercase().contains(text)
        };
        self.year.is_none_or(|year| profile.year == year)
            && self.target.as_ref().is_none_or(|target| profile.target.eq_ignore_ascii_case(target))
            && text.as_ref().is_none_or(holds)
    }

    /// Whether its tags are let through.
    pub(super) fn tags(&self, assessment: &Assessment) -> bool {
        self.tags.iter().all(|(key, wanted)| {
            folded(wanted) == assessment.tags.get(key).map(|tag| folded(tag)).unwrap_or_default()
        })
    }

    /// What it lets through, for people.
    pub(super) fn said(&self) -> String {
        let tags = self.tags.iter().map(|(key, tag)| match folded(tag).as_str() {
            "" => format!("tanpa {key}"),
            _ => format!("{key} {tag}"),
        });
        let given = [
            self.year.map(|year| format!("tahun {year}")),
            self.target.as_ref().map(|target| format!("target {target}")),
            self.text.as_ref().map(|text| format!("nama \"{text}\"")),
            self.state.as_ref().map(|state| format!("status {state}")),
        ];
        let said: Vec<String> = given.into_iter().flatten().chain(tags).collect();
        if said.is_empty() { "ruang kerja ini".into() } else { said.join(", ") }
    }
}

/// Makes something of every assessment that the filter lets through, oldest first, once the values of these kinds are
/// read. What is made is told the state of the review where the filter asked for one.
pub(super) fn of_chosen<T: Send>(
    session: &Session,
    filter: &PortfolioFilter,
    kinds: &[&str],
    make: impl Fn(Assessment, Option<State>) -> T + Sync,
) -> Result<Vec<T>> {
    let mut begun = begun(session)?;
    begun.retain(|assessment| filter.profile(assessment));
    let wanted = filter.state.as_deref().map(str::trim);
    let further = KINDS.iter().filter(|kind| wanted.is_some() && !kinds.contains(kind));
    let kinds: Vec<&str> = ["tag"].iter().chain(kinds).chain(further).copied().collect();
    let chosen = each(session, &begun, &kinds, |assessment| {
        if !filter.tags(&assessment) {
            return None;
        }
        let state = wanted.map(|_| assessment.state());
        let fits =
            state.is_none_or(|state| wanted.is_some_and(|name| state.name().eq_ignore_ascii_case(name)));
        fits.then(|| make(assessment, state))
    })?;
    Ok(chosen.into_iter().flatten().collect())
}

/// Refuses when nothing is let through.
pub(super) fn require_any<T>(units: Vec<T>, filter: &PortfolioFilter) -> Result<Vec<T>> {
    if units.is_empty() { Err(PortfolioError::NoUnits(filter.said()).into()) } else { Ok(units) }
}
