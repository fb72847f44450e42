//! What scenarios are called, so that two that were given one name are told apart.

use std::collections::BTreeMap;

use pilar_core::assessment::Assessment;
use pilar_core::journal::Subject;
use pilar_core::text::folded;
use pilar_store::HistoryFilter;
use uuid::Uuid;

use crate::error::{AppError, PlanningError, Result};
use crate::session::Session;

/// A scenario that is always there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ready {
    /// Answers that nothing supports count for nothing.
    Unsupported,
    /// The answers as the reviewers left them.
    Tpi,
    /// Every task has come to the answer that it is to reach.
    Done,
}

impl Ready {
    pub(super) const ALL: [Self; 3] = [Self::Unsupported, Self::Tpi, Self::Done];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Unsupported => "tanpa jawaban yang belum berbukti",
            Self::Tpi => "menurut TPI",
            Self::Done => "bila semua rencana aksi selesai",
        }
    }
}

/// Which scenario is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// One that is always there.
    Ready(Ready),
    /// One that somebody made.
    Own(Uuid),
}

/// The names of an assessment's scenarios, each of them once.
pub(super) struct Names<'a> {
    assessment: &'a Assessment,
    own: BTreeMap<Uuid, String>,
}

impl<'a> Names<'a> {
    /// A name that several were given is told with who made each, and where that is one person with the end of its id.
    pub(super) fn of(session: &Session, assessment: &'a Assessment) -> Result<Self> {
        let own = assessment.scenarios.iter().map(|(id, scenario)| (*id, scenario.name.clone())).collect();
        let mut names = Self { assessment, own };
        let alike = names.alike();
        if alike.is_empty() {
            return Ok(names);
        }
        let makers = makers(session, assessment.id)?;
        for id in alike {
            if let (Some(name), Some(maker)) = (names.own.get_mut(&id), makers.get(&id)) {
                *name = format!("{name} ({maker})");
            }
        }
        for id in names.alike() {
            let end = id.simple().to_string().split_off(24);
            let behind = makers.get(&id).map_or_else(|| end.clone(), |maker| format!("{maker}, {end}"));
            if let Some(scenario) = assessment.scenarios.get(&id) {
                names.own.insert(id, format!("{} ({behind})", scenario.name));
            }
        }
        Ok(names)
    }

    pub(super) fn name(&self, which: Which) -> &str {
        match which {
            Which::Ready(ready) => ready.name(),
            Which::Own(id) => self.own.get(&id).map_or("", String::as_str),
        }
    }

    /// Every scenario, those that are always there first.
    pub(super) fn all(&self) -> impl Iterator<Item = Which> + '_ {
        let ready = Ready::ALL.into_iter().map(Which::Ready);
        ready.chain(self.own.keys().map(|id| Which::Own(*id)))
    }

    /// The scenario that a name or an id means, `None` where none does. Refused where several were given that name.
    pub(super) fn find(&self, given: &str) -> Result<Option<Which>> {
        let wanted = folded(given);
        if let Some(ready) = Ready::ALL.into_iter().find(|ready| folded(ready.name()) == wanted) {
            return Ok(Some(Which::Ready(ready)));
        }
        let id = Uuid::parse_str(given.trim()).ok().filter(|id| self.own.contains_key(id));
        let told = || self.own.iter().find(|(_, name)| folded(name) == wanted).map(|(id, _)| *id);
        if let Some(id) = id.or_else(told) {
            return Ok(Some(Which::Own(id)));
        }
        let given_it =
            self.assessment.scenarios.iter().filter(|(_, scenario)| folded(&scenario.name) == wanted);
        let found: Vec<Uuid> = given_it.map(|(id, _)| *id).collect();
        match found.as_slice() {
            [] => Ok(None),
            [only] => Ok(Some(Which::Own(*only))),
            several => Err(PlanningError::SeveralScenarios {
                given: given.trim().to_owned(),
                known: several.iter().map(|id| self.name(Which::Own(*id)).to_owned()).collect(),
            }
            .into()),
        }
    }

    /// The scenario that a name or an id means; refused where none does.
    pub(super) fn require(&self, given: &str) -> Result<Which> {
        self.find(given)?.ok_or_else(|| self.unknown(given))
    }

    /// The fault that no scenario is called so.
    pub(super) fn unknown(&self, given: &str) -> AppError {
        let known = self.all().map(|which| self.name(which).to_owned()).collect();
        PlanningError::NoSuchScenario { given: given.trim().to_owned(), known }.into()
    }

    /// The scenarios whose name another one has, too.
    fn alike(&self) -> Vec<Uuid> {
        let mut count: BTreeMap<String, usize> =
            Ready::ALL.into_iter().map(|ready| (folded(ready.name()), 1)).collect();
        for name in self.own.values() {
            *count.entry(folded(name)).or_default() += 1;
        }
        let alike = |name: &str| count.get(&folded(name)).is_some_and(|count| *count > 1);
        self.own.iter().filter(|(_, name)| alike(name)).map(|(id, _)| *id).collect()
    }
}

/// Who made each scenario, where they said who they are.
fn makers(session: &Session, assessment: Uuid) -> Result<BTreeMap<Uuid, String>> {
    let filter = HistoryFilter { subjects: vec!["scenario".into()], ..HistoryFilter::default() };
    let mut makers = BTreeMap::new();
    // Newest first, so that the first change of each stays.
    session.workspace.each_change(assessment, &filter, |change| {
        if let Subject::Scenario(id) = change.subject {
            makers.insert(id, change.author);
        }
    })?;
    makers.retain(|_, maker: &mut String| !maker.trim().is_empty());
    Ok(makers)
}
