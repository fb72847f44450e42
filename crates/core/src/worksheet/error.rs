use rust_decimal::Decimal;
use thiserror::Error;

/// Why a typed answer is not one; worded in Indonesian with what to do.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AnswerError {
    /// Not one of the options.
    #[error("jawaban \"{given}\" bukan pilihan {code}; pilihannya {options}")]
    NotAnOption {
        /// Code of the input.
        code: String,
        /// What was typed.
        given: String,
        /// The options, separated by commas.
        options: String,
    },
    /// Not a number.
    #[error("jawaban \"{given}\" untuk {code} bukan angka; isikan angka saja, tanpa huruf atau satuan")]
    NotANumber {
        /// Code of the input.
        code: String,
        /// What was typed.
        given: String,
    },
    /// A count below zero.
    #[error("jawaban {given} untuk {code} negatif; isikan bilangan bulat 0 atau lebih")]
    Negative {
        /// Code of the input.
        code: String,
        /// What was typed.
        given: String,
    },
    /// A count with a fraction.
    #[error("jawaban {given} untuk {code} bukan bilangan bulat; isikan jumlah tanpa pecahan")]
    NotWhole {
        /// Code of the input.
        code: String,
        /// What was typed.
        given: String,
    },
    /// A count such as `1.000`, which may mean a thousand or one.
    #[error("jawaban {given} untuk {code} dapat berarti ribuan atau pecahan; isikan tanpa titik dan koma")]
    MaybeGrouped {
        /// Code of the input.
        code: String,
        /// What was typed.
        given: String,
    },
    /// A count beyond any plausible one.
    #[error("jawaban {given} untuk {code} terlalu besar; isikan paling banyak {maximum}")]
    TooLarge {
        /// Code of the input.
        code: String,
        /// What was typed.
        given: String,
        /// The largest count that is accepted.
        maximum: Decimal,
    },
    /// A survey index outside its scale.
    #[error(
        "jawaban {given} untuk {code} di luar skala; isikan angka 0 sampai {maximum}, dengan koma untuk pecahan"
    )]
    OutOfScale {
        /// Code of the input.
        code: String,
        /// What was typed.
        given: String,
        /// Upper end of the scale, as people write it.
        maximum: String,
    },
}
