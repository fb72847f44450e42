use uuid::Uuid;

/// Why changes made elsewhere are not taken in; none of them is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A change belongs to another assessment.
    #[error("change {change} belongs to another assessment")]
    AnotherAssessment {
        /// The change.
        change: Uuid,
    },
    /// The assessment is measured with another instrument.
    #[error("the assessment uses instrument {expected:?}, not {found:?}")]
    AnotherInstrument {
        /// Key of the instrument of the assessment.
        expected: String,
        /// Key of the instrument of the changes.
        found: String,
    },
    /// A number of a change is one that no program of ours writes.
    #[error("change {change} has an impossible number")]
    BadNumber {
        /// The change.
        change: Uuid,
    },
    /// A change does not say what its hashes were made of.
    #[error("change {change} was altered")]
    Altered {
        /// The change.
        change: Uuid,
    },
    /// With them the history would have more links, or ends, than packages can carry on.
    #[error("the history would have too many links or ends")]
    TooMany,
    /// A change is larger than any honest one.
    #[error("change {change} is too large")]
    TooLarge {
        /// The change.
        change: Uuid,
    },
}
