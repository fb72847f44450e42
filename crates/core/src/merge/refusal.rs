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
    /// A change's clock is too far ahead of this machine's.
    #[error("change {change} is {ahead_millis} ms ahead")]
    Future {
        /// The change.
        change: Uuid,
        /// How far, in milliseconds.
        ahead_millis: u64,
    },
    /// A change's number in its replica's row is impossible, or disagrees with the clocks beside it.
    #[error("change {change} is out of sequence")]
    OutOfSequence {
        /// The change.
        change: Uuid,
    },
    /// Two different changes have the same id.
    #[error("change {change} is known with other content")]
    SameIdOtherContent {
        /// The change.
        change: Uuid,
    },
    /// Two different changes have the same replica and sequence number.
    #[error("change {change} has the place of {known}")]
    SamePlace {
        /// The change.
        change: Uuid,
        /// The change that has its place.
        known: Uuid,
    },
    /// A change replaces one that neither came along nor is here.
    #[error("change {change} replaces {base}, which is missing")]
    MissingBase {
        /// The change.
        change: Uuid,
        /// What it replaces.
        base: Uuid,
    },
    /// A change is larger than any honest one.
    #[error("change {change} is too large")]
    TooLarge {
        /// The change.
        change: Uuid,
    },
}
