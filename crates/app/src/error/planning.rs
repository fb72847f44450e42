//! What can be wrong with what is asked of paths and scenarios.

use pilar_core::path::MOST_DAYS;
use pilar_files::ReadError;
use thiserror::Error;

use super::code_of::read_code;
use super::facts_of::read_facts;
use super::shown::shown;
use super::{Case, Code, Facts};

/// Why no path was searched, or a scenario not shown or changed; nothing was changed.
#[derive(Debug, Error)]
pub enum PlanningError {
    /// Raises that a path cannot be searched among, with everything that is wrong.
    #[error("{} kesalahan pada kenaikan jawaban", .0.len())]
    Raises(Vec<String>),
    /// A list of raises could not be read.
    #[error("{0}")]
    RaiseList(ReadError),
    /// The instrument does not say what raising an answer costs.
    #[error("LKE ini tidak memuat biaya menaikkan jawaban")]
    NoEffort,
    /// So many days are none that one unit of the model of effort is counted as.
    #[error("satu {unit} tidak dapat dihitung {days} hari")]
    EffortDays {
        /// What the model counts, for people.
        unit: String,
        /// What was given.
        days: u64,
    },
    /// The instrument's model of effort counts in days itself, so that nothing is counted as days in its place.
    #[error("biaya pada LKE ini sudah dihitung dalam hari")]
    InDays,
    /// A scenario is named for tasks that are made from something else.
    #[error("simulasi hanya dipakai untuk tugas dari simulasi")]
    OtherSource,
    /// Not points that gates could keep to spare.
    #[error("cadangan nilai \"{}\" bukan angka 0 sampai 100", shown(.0))]
    SafetyMargin(String),
    /// A list that takes each code once has one twice.
    #[error("{what} {code} disebut lebih dari sekali")]
    SaidTwice {
        /// What is said of it, for example `jawaban`.
        what: &'static str,
        /// The code.
        code: String,
    },
    /// No scenario has this name.
    #[error("simulasi \"{}\" tidak ditemukan", shown(.given))]
    NoSuchScenario {
        /// What was given.
        given: String,
        /// Names there are.
        known: Vec<String>,
    },
    /// Several scenarios were given this name.
    #[error("ada {} simulasi bernama \"{}\"", .known.len(), shown(.given))]
    SeveralScenarios {
        /// What was given.
        given: String,
        /// The names that tell them apart.
        known: Vec<String>,
    },
    /// A name that a scenario cannot have.
    #[error("nama simulasi \"{}\" dipakai simulasi bawaan atau lebih dari 100 karakter", shown(.0))]
    ScenarioName(String),
}

impl PlanningError {
    pub(super) fn code(&self) -> Code {
        match self {
            Self::Raises(_) => Code::BadRaises,
            Self::RaiseList(error) => read_code(error),
            Self::NoEffort => Code::NoPath,
            Self::EffortDays { .. }
            | Self::InDays
            | Self::OtherSource
            | Self::SafetyMargin(_)
            | Self::SaidTwice { .. } => Code::NotAnAnswer,
            Self::NoSuchScenario { .. } | Self::SeveralScenarios { .. } | Self::ScenarioName(_) => {
                Code::NoScenario
            }
        }
    }

    pub(super) fn facts(&self) -> Facts {
        match self {
            Self::Raises(found) => Facts::items(found),
            Self::RaiseList(error) => Facts { case: Some(Case::Raises), ..read_facts(error) },
            Self::NoEffort => Facts::case(Case::NoEffort),
            Self::InDays => Facts::accepted("satuan lain tidak diperlukan"),
            Self::OtherSource => {
                Facts::accepted("pilih simulasi sebagai asal tugas, atau jangan sebutkan simulasi")
            }
            Self::EffortDays { .. } => Facts::accepted(format!("isikan 1 sampai {MOST_DAYS} hari")),
            Self::SafetyMargin(_) => Facts::accepted("isikan poin, misalnya 1,5"),
            Self::SaidTwice { .. } => Facts::accepted("sebutkan satu kali saja"),
            Self::NoSuchScenario { known, .. } | Self::SeveralScenarios { known, .. } => {
                Facts::choices(known)
            }
            Self::ScenarioName(_) => Facts::default(),
        }
    }
}
