/// How many respondents are enough for a population, by the formula of Krejcie and Morgan with a chi square of 3.841,
/// a proportion of 0.5 and a margin of 0.05, rounded up: one person fewer would be too few. 0 for nobody.
pub fn minimum_sample(population: u64) -> u64 {
    // X² N P(1-P) / (d² (N-1) + X² P(1-P)), both sides times 100,000.
    const SPREAD: u128 = 96_025;
    const MARGIN: u128 = 250;
    let people = u128::from(population);
    let enough = (SPREAD * people).div_ceil(MARGIN * people.saturating_sub(1) + SPREAD);
    u64::try_from(enough).unwrap_or(population)
}

#[cfg(test)]
mod tests {
    use super::minimum_sample;

    #[test]
    fn samples_reach_the_formula_and_never_more_than_everybody() {
        let table =
            [(0, 0), (1, 1), (10, 10), (100, 80), (1_000, 278), (5_000, 357), (10_000, 370), (100_000, 383)];
        for (population, sample) in table {
            assert_eq!(minimum_sample(population), sample, "{population}");
        }
        assert_eq!(minimum_sample(u64::MAX), 385);
    }
}
