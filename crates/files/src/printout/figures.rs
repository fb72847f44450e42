//! Numbers and periods the way Indonesian documents write them.

use pilar_core::scoring::format_points;
use rust_decimal::Decimal;

/// What stands where there is no figure.
pub(super) const NONE: &str = "–";

const QUARTERS: [&str; 4] = ["I", "II", "III", "IV"];

/// Two decimals and a decimal comma, rounded half away from zero, for example `42,54`.
pub(super) fn two(number: Decimal) -> String {
    format_points(number).replace('-', "−")
}

/// Two decimals with a sign, for example `+2,54`; what is short of zero keeps its minus even as `−0,00`.
pub(super) fn signed(number: Decimal) -> String {
    let plain = two(number.abs());
    if number.is_sign_negative() && !number.is_zero() { format!("−{plain}") } else { format!("+{plain}") }
}

/// A part of a weight, for example `85,71%`; a dash without a weight.
pub(super) fn percent(part: Decimal, weight: Decimal) -> String {
    match (part * Decimal::ONE_HUNDRED).checked_div(weight) {
        Some(percent) => format!("{}%", two(percent)),
        None => NONE.into(),
    }
}

/// For example `Triwulan II 2026`; a dash when nothing is known.
pub(super) fn period(year: Option<u16>, quarter: Option<u8>) -> String {
    let quarter = quarter.and_then(|q| QUARTERS.get(usize::from(q).checked_sub(1)?));
    match (year, quarter) {
        (Some(year), Some(quarter)) => format!("Triwulan {quarter} {year}"),
        (Some(year), None) => year.to_string(),
        (None, Some(quarter)) => format!("Triwulan {quarter}"),
        (None, None) => NONE.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_round_half_away_from_zero_and_write_a_comma() {
        assert_eq!(two(Decimal::new(12_345, 3)), "12,35");
        assert_eq!(two(Decimal::new(-12_345, 3)), "−12,35");
        assert_eq!(two(Decimal::new(5, 0)), "5,00");
        assert_eq!(signed(Decimal::new(-1, 4)), "−0,00");
        assert_eq!(signed(Decimal::new(25, 1)), "+2,50");
        assert_eq!(percent(Decimal::new(6, 0), Decimal::new(7, 0)), "85,71%");
        assert_eq!(percent(Decimal::ONE, Decimal::ZERO), NONE);
    }

    #[test]
    fn periods_read_naturally() {
        assert_eq!(period(Some(2026), Some(2)), "Triwulan II 2026");
        assert_eq!(period(Some(2026), Some(9)), "2026");
        assert_eq!(period(None, None), "–");
    }
}
