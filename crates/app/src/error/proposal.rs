//! Why something about a proposal is not accepted.

use thiserror::Error;

use super::shown::shown;

/// Why something about a proposal is not acceptable. Nothing was changed.
#[derive(Debug, Error)]
pub enum ProposalError {
    /// The kit of the target has no such item.
    #[error("berkas pengusulan \"{}\" tidak dikenal untuk target ini", shown(.given))]
    UnknownItem {
        /// What was given.
        given: String,
        /// Keys there are.
        known: Vec<String>,
    },
    /// The worksheet has no such condition.
    #[error("persyaratan \"{}\" tidak dikenal", shown(.given))]
    UnknownCondition {
        /// What was given.
        given: String,
        /// Keys there are.
        known: Vec<String>,
    },
    /// No letter is called so.
    #[error("surat \"{}\" tidak dikenal", shown(.given))]
    UnknownLetter {
        /// What was given.
        given: String,
        /// Keys there are.
        known: Vec<String>,
    },
    /// Letters have no such field.
    #[error("kolom surat \"{}\" tidak dikenal", shown(.given))]
    UnknownField {
        /// What was given.
        given: String,
        /// Keys there are.
        known: Vec<String>,
    },
    /// No stage is called so.
    #[error("tahap \"{}\" tidak dikenal", shown(.given))]
    UnknownStage {
        /// What was given.
        given: String,
        /// Keys there are.
        known: Vec<String>,
    },
    /// Nothing comes of a stage that is called so.
    #[error("hasil \"{}\" tidak dikenal", shown(.given))]
    UnknownOutcome {
        /// What was given.
        given: String,
        /// Keys there are.
        known: Vec<String>,
    },
    /// A value that a condition cannot have.
    #[error("nilai \"{}\" untuk {} tidak sah", shown(.given), shown(.condition))]
    BadValue {
        /// What was given.
        given: String,
        /// Key of the condition.
        condition: String,
        /// What is accepted.
        accepted: String,
    },
    /// There is no file to look at.
    #[error("berkas {} belum ada, sehingga belum dapat diperiksa", shown(.0))]
    NothingToCheck(String),
    /// Nothing is objected to in this item.
    #[error("belum ada sanggah untuk {}; alasannya masih kosong", shown(.0))]
    NoReason(String),
    /// A letter of which something is missing does not go into the kit.
    #[error("{} belum lengkap dan tidak dimasukkan; belum ada {}", shown(.letter), .missing.join(", "))]
    LetterIncomplete {
        /// Name of the letter.
        letter: String,
        /// What is missing.
        missing: Vec<String>,
    },
    /// The kit of the target has no place for a letter.
    #[error("{} tidak menjadi berkas pengusulan", shown(.0))]
    NoPlaceForLetter(String),
    /// No kit of this ending is written.
    #[error("berkas pengusulan ditulis ke folder yang baru atau kosong, atau ke .zip")]
    KitPlace,
}
