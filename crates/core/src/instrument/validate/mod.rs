//! Everything an instrument must fulfil beyond its syntax. All faults are collected.

mod faults;
mod gates;
mod questions;
mod tree;
mod workbook;

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::{Instrument, raw};

pub use faults::Faults;
pub use workbook::validate_workbook;

/// Checks everything but the head and the workbook, which have their own checks.
pub fn validate(instrument: &Instrument, faults: &mut Faults) {
    faults.unless(!instrument.targets.is_empty(), "target", || "tidak ada predikat".into());
    faults.unless(!instrument.nodes.is_empty(), "node", || "tidak ada simpul".into());
    tree::codes(instrument, faults);
    tree::nodes(instrument, faults);
    questions::questions(instrument, faults);
    tree::rows(instrument, faults);
    tree::areas(instrument, faults);
    gates::targets(instrument, faults);
    gates::gates(instrument, faults);
    gates::gate_sets(instrument, faults);
    gates::eligibility(instrument, faults);
}

/// Checks the instrument's own name, version and year.
pub fn validate_head(instrument: &Instrument, faults: &mut Faults) {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    faults.unless(!instrument.key.is_empty() && instrument.key.chars().all(plain), "instrument", || {
        format!("kunci \"{}\" hanya boleh memuat huruf kecil, angka dan tanda hubung", instrument.key)
    });
    faults.unless(instrument.version > 0, "instrument", || "versi harus 1 atau lebih".into());
    faults.unless((2000..=2100).contains(&instrument.year), "instrument", || {
        format!("tahun {} di luar 2000 sampai 2100", instrument.year)
    });
    faults.unless_words(&instrument.name, "instrument", "nama");
    faults.unless_words(&instrument.regulation, "instrument", "dasar hukum");
    for name in &instrument.legal_basis {
        faults.unless_words(name, "instrument", "peraturan di legal_basis");
    }
}

/// Checks a scale once, rather than at each of its questions.
pub fn validate_scale(scale: &raw::Scale, faults: &mut Faults) {
    let mut keys = BTreeSet::new();
    for option in &scale.options {
        faults.unless(!option.key.is_empty() && option.key.trim() == option.key, &scale.key, || {
            format!("pilihan \"{}\" kosong atau diapit spasi", option.key)
        });
        faults.unless(keys.insert(option.key.to_ascii_lowercase()), &scale.key, || {
            format!("pilihan \"{}\" ada dua kali", option.key)
        });
    }
    let falling = scale.options.windows(2).all(|pair| pair[0].value.0 > pair[1].value.0);
    let bounds = scale.options.first().map(|o| o.value.0) == Some(Decimal::ONE)
        && scale.options.last().map(|o| o.value.0) == Some(Decimal::ZERO);
    faults.unless(falling && bounds, &scale.key, || "nilai pilihan harus menurun dari 1 sampai 0".into());
}
