use rust_decimal::Decimal;

/// The place of each figure, the highest first; equal figures share a place, and the ones after them keep theirs.
pub fn ranks(figures: &[Decimal]) -> Vec<usize> {
    let mut sorted = figures.to_vec();
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    figures.iter().map(|figure| sorted.partition_point(|other| other > figure) + 1).collect()
}

/// The first of the years, one after the other up to the last one known, in which something was behind; `None` when it
/// is not behind in the last year. `years` are in their order, each with whether it was behind, or `None` where nothing
/// is known of it.
pub fn lagging_since(years: &[(u16, Option<bool>)]) -> Option<u16> {
    let behind = years.iter().rev().take_while(|(_, behind)| *behind == Some(true));
    behind.last().map(|(year, _)| *year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_figures_share_a_place() {
        let of = |figures: &[i64]| ranks(&figures.iter().map(|n| Decimal::from(*n)).collect::<Vec<_>>());
        assert_eq!(of(&[]), [0usize; 0]);
        assert_eq!(of(&[50, 80, 50, 10]), [2, 1, 2, 4]);
        assert_eq!(of(&[7, 7, 7]), [1, 1, 1]);
    }

    #[test]
    fn being_behind_counts_from_the_first_year_without_a_break() {
        let yes = Some(true);
        assert_eq!(lagging_since(&[]), None);
        assert_eq!(lagging_since(&[(2024, yes), (2025, yes), (2026, yes)]), Some(2024));
        assert_eq!(lagging_since(&[(2024, yes), (2025, Some(false)), (2026, yes)]), Some(2026));
        assert_eq!(lagging_since(&[(2024, yes), (2025, None), (2026, yes)]), Some(2026));
        assert_eq!(lagging_since(&[(2025, yes), (2026, Some(false))]), None);
        assert_eq!(lagging_since(&[(2025, yes), (2026, None)]), None);
    }
}
