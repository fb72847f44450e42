use std::collections::BTreeMap;

use pilar_core::assessment::{Assessment, LheMember};
use pilar_core::review::State;
use pilar_core::text::folded;
use serde::Serialize;

use super::KINDS;
use super::chosen::{PortfolioFilter, UnitName, of_chosen};
use crate::error::Result;
use crate::session::Session;

/// How the review is spread over the teams of an agency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct LoadView {
    /// The teams, by the name of who leads them; units without one last.
    pub teams: Vec<TeamLoad>,
}

/// The units of a team. Teams are told apart by who leads them, as the letter data of the LHE says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct TeamLoad {
    /// Who leads it; `null` for units whose letter data names nobody.
    pub leader: Option<String>,
    /// Everybody who is named in it, in the order of the letters.
    pub members: Vec<String>,
    /// Its units.
    pub units: Vec<UnitLoad>,
    /// How many of them are in each state of the review.
    #[ts(type = "Record<string, number>")]
    pub states: BTreeMap<&'static str, usize>,
    /// Inputs of the units that were handed in and are not approved.
    pub of: usize,
    /// Those of them that are reviewed.
    pub reviewed: usize,
}

/// How far the review of a unit is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct UnitLoad {
    /// Which.
    pub unit: UnitName,
    /// State of the review.
    pub state: &'static str,
    /// The round, 1 or 2.
    pub round: u8,
    /// Inputs.
    pub of: usize,
    /// Inputs that are reviewed: a verdict of the team stands for the answer and evidence as they are.
    pub reviewed: usize,
    /// Reviewed inputs that have to change.
    pub revise: usize,
}

struct Read {
    team: Vec<LheMember>,
    state: State,
    load: UnitLoad,
}

/// How many units each team of the reviewers has, and how far it is with them.
pub fn load(session: &Session, filter: &PortfolioFilter) -> Result<LoadView> {
    let kinds: Vec<&str> = KINDS.iter().chain(&["lhe"]).copied().collect();
    let read = of_chosen(session, filter, &kinds, |assessment, state| read(&assessment, state))?;
    let mut teams: BTreeMap<(bool, String), TeamLoad> = BTreeMap::new();
    for Read { team, state, load } in read {
        let leader = leader(&team);
        let key = leader.map_or((true, String::new()), |leader| (false, identity(leader)));
        let of = teams.entry(key).or_insert_with(|| TeamLoad {
            leader: leader.map(|leader| leader.nama.trim().to_owned()),
            members: Vec::new(),
            units: Vec::new(),
            states: BTreeMap::new(),
            of: 0,
            reviewed: 0,
        });
        for name in team.iter().map(|member| member.nama.trim()).filter(|name| !name.is_empty()) {
            if of.members.iter().all(|known| folded(known) != folded(name)) {
                of.members.push(name.to_owned());
            }
        }
        *of.states.entry(state.name()).or_default() += 1;
        if !matches!(state, State::Draft | State::Approved) {
            of.of += load.of;
            of.reviewed += load.reviewed;
        }
        of.units.push(load);
    }
    let mut teams: Vec<((bool, String), TeamLoad)> = teams.into_iter().collect();
    teams.sort_by_key(|((without, _), team)| (*without, team.leader.as_deref().map(folded)));
    Ok(LoadView { teams: teams.into_iter().map(|(_, team)| team).collect() })
}

fn read(assessment: &Assessment, state: Option<State>) -> Read {
    let book = &assessment.book;
    let state = state.unwrap_or_else(|| assessment.state());
    let reviewed = book.coverage(assessment.instrument);
    let load = UnitLoad {
        unit: UnitName::of(assessment),
        state: state.name(),
        round: book.progress.round.number(),
        of: reviewed.of,
        reviewed: reviewed.count(),
        revise: reviewed.revise,
    };
    Read { team: assessment.lhe.tim.clone(), state, load }
}

/// Who leads a team: the Ketua Tim, or else who is named first.
fn leader(team: &[LheMember]) -> Option<&LheMember> {
    let mut named = team.iter().filter(|member| !member.nama.trim().is_empty());
    let first = named.clone().next();
    named.find(|member| folded(&member.peran).contains("ketua")).or(first)
}

/// The NIP where there is one, or else the name.
fn identity(member: &LheMember) -> String {
    let nip: String = member.nip.chars().filter(char::is_ascii_digit).collect();
    if nip.is_empty() { folded(&member.nama) } else { nip }
}
