//! Rebuilds when an instrument changes, because the instruments are compiled in; tells the program when it was built.

use std::time::{SystemTime, UNIX_EPOCH};

fn main() {
    println!("cargo:rerun-if-changed=../../assessments");
    println!("cargo:rerun-if-env-changed=SOURCE_DATE_EPOCH");
    println!("cargo:rustc-env=PILAR_BUILT={}", built());
}

/// When the program is built, in seconds since 1970-01-01 UTC; what `SOURCE_DATE_EPOCH` says where a build is repeated.
fn built() -> u64 {
    let given = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.parse().ok());
    let now = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    given.unwrap_or_else(now)
}
