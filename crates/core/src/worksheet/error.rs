use rust_decimal::Decimal;
use thiserror::Error;

/// Why a typed answer is not one, in Indonesian; [`AnswerError::accepted`] says what would be.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AnswerError {
    /// Not one of the options.
    #[error("jawaban \"{given}\" bukan pilihan {code}")]
    NotAnOption {
        /// Code of the input.
        code: String,
        /// What was typed.
        given: String,
        /// The options, separated by commas.
        options: String,
    },
    /// Not a number.
    #[error("jawaban \"{given}\" untuk {code} bukan angka")]
    NotANumber {
        /// Code of the input.
        code: String,
        /// What was typed.
        given: String,
    },
    /// A count below zero.
    #[error("jawaban {given} untuk {code} negatif")]
    Negative {
        /// Code of the input.
        code: String,
        /// What was typed.
        given: String,
    },
    /// A count with a fraction.
    #[error("jawaban {given} untuk {code} bukan bilangan bulat")]
    NotWhole {
        /// Code of the input.
        code: String,
        /// What was typed.
        given: String,
    },
    /// A count such as `1.000`, which may mean a thousand or one.
    #[error("jawaban {given} untuk {code} dapat berarti ribuan atau pecahan")]
    MaybeGrouped {
        /// Code of the input.
        code: String,
        /// What was typed.
        given: String,
    },
    /// A count beyond any plausible one.
    #[error("jawaban {given} untuk {code} terlalu besar")]
    TooLarge {
        /// Code of the input.
        code: String,
        /// What was typed.
        given: String,
        /// The largest count that is accepted.
        maximum: Decimal,
    },
    /// A survey index outside its scale.
    #[error("jawaban {given} untuk {code} di luar skala")]
    OutOfScale {
        /// Code of the input.
        code: String,
        /// What was typed.
        given: String,
        /// Upper end of the scale, as people write it.
        maximum: String,
    },
}

impl AnswerError {
    /// What the question accepts, in words that follow a semicolon.
    pub fn accepted(&self) -> String {
        match self {
            Self::NotAnOption { options, .. } => format!("pilihannya {options}"),
            Self::NotANumber { .. } => "isikan angka saja, tanpa huruf atau satuan".into(),
            Self::Negative { .. } => "isikan bilangan bulat 0 atau lebih".into(),
            Self::NotWhole { .. } => "isikan jumlah tanpa pecahan".into(),
            Self::MaybeGrouped { .. } => "isikan tanpa titik dan koma".into(),
            Self::TooLarge { maximum, .. } => format!("isikan paling banyak {maximum}"),
            Self::OutOfScale { maximum, .. } => {
                format!("isikan angka 0 sampai {maximum}, dengan koma untuk pecahan")
            }
        }
    }

    /// What is wrong and what is accepted, for lists of what a file holds.
    pub fn explained(&self) -> String {
        format!("{self}; {}", self.accepted())
    }
}
