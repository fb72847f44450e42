//! Complaints and what they add up to. Nothing of who complained, or about what, comes in here.

mod recap;

use chrono::NaiveDate;

pub use recap::{Recap, recap};

/// How far a complaint is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Nobody did anything yet.
    Open,
    /// Somebody works on it.
    InProcess,
    /// It is settled.
    Done,
}

impl State {
    /// As scripts see it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::InProcess => "in_process",
            Self::Done => "done",
        }
    }

    /// Every one.
    pub const ALL: [Self; 3] = [Self::Open, Self::InProcess, Self::Done];
}

/// A complaint, as far as it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// When it came.
    pub received: Option<NaiveDate>,
    /// Through which channel.
    pub channel: String,
    /// What it is about, as the channel sorts it.
    pub category: String,
    /// How far it is, where that is said; otherwise it is settled once it is answered.
    pub state: Option<State>,
    /// When it was answered. A day that is still to come is when it is to be, as registers write that too.
    pub answered: Option<NaiveDate>,
}

impl Complaint {
    /// The day on which it was answered, if it was by a day.
    pub fn answered_by(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.answered.filter(|day| *day <= today)
    }

    /// How far it is on a day.
    pub fn state_on(&self, today: NaiveDate) -> State {
        let unsaid = if self.answered_by(today).is_some() { State::Done } else { State::Open };
        self.state.unwrap_or(unsaid)
    }
}
