//! What people type, as it is kept and as it is compared, and sizes as they read them.

/// A text of one line as it is kept: its words with single blanks between them.
pub fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name or a tag as it is compared: neither case nor blanks tell two apart.
pub fn folded(text: &str) -> String {
    tidy(text).to_lowercase()
}

/// Units of sizes, each 1000 of the next one, as office programs and drives count them.
const UNITS: [(u64, &str); 4] =
    [(1_000_000_000_000, "TB"), (1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")];

/// The largest unit of which there is one.
fn unit_of(bytes: u64) -> Option<(u64, &'static str)> {
    UNITS.into_iter().find(|(unit, _)| bytes >= *unit)
}

/// A size as people read it, for example `1,4 MB`: one decimal below ten, none above.
pub fn size(bytes: u64) -> String {
    // What rounds to 1000 of a unit is one of the next.
    let found = UNITS.into_iter().find(|(unit, _)| bytes.saturating_add(unit / 2_000) >= *unit);
    let Some((unit, name)) = found else { return format!("{bytes} byte") };
    let tenths = bytes.saturating_add(unit / 20) / (unit / 10);
    if tenths < 100 && !tenths.is_multiple_of(10) {
        return format!("{},{} {name}", tenths / 10, tenths % 10);
    }
    format!("{} {name}", bytes.saturating_add(unit / 2) / unit)
}

/// A limit as people read it: whole units, rounded down, so that what keeps to it is taken.
pub fn size_limit(bytes: u64) -> String {
    unit_of(bytes).map_or_else(|| format!("{bytes} byte"), |(unit, name)| format!("{} {name}", bytes / unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_counted_by_1000_and_limits_never_say_too_much() {
        for (bytes, said) in [
            (0, "0 byte"),
            (999, "999 byte"),
            (1_000, "1 kB"),
            (1_400, "1,4 kB"),
            (9_949, "9,9 kB"),
            (9_960, "10 kB"),
            (133_582, "134 kB"),
            (999_499, "999 kB"),
            (999_960, "1 MB"),
            (1_468_006, "1,5 MB"),
            (2_684_354_560, "2,7 GB"),
            (u64::MAX, "18446744 TB"),
        ] {
            assert_eq!(size(bytes), said);
        }
        for (bytes, said) in [(7, "7 byte"), (1 << 20, "1 MB"), (4 << 20, "4 MB"), (2 << 30, "2 GB")] {
            assert_eq!(size_limit(bytes), said);
        }
    }

    #[test]
    fn words_have_single_blanks_between_them() {
        assert_eq!(tidy(" Sumatera \t Barat\n"), "Sumatera Barat");
        assert_eq!(folded("SUMATERA  barat "), "sumatera barat");
    }
}
