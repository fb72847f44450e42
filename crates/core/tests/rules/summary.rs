use pilar_core::assessment::{AreaShare, area_shares, area_spreads};
use pilar_core::instrument::Instrument;
use pilar_core::scoring::score;
use pilar_core::worksheet::Worksheet;
use rust_decimal::Decimal;

use super::common::{decimal, tiny};

fn share(floor: u32) -> AreaShare {
    AreaShare { score: Decimal::ONE_HUNDRED, floor: floor.into() }
}

/// How the first area is spread over units with these floors in every area: units, median, and who lags.
fn first(instrument: &'static Instrument, floors: &[u32]) -> (usize, Decimal, Vec<(Decimal, usize)>) {
    let units: Vec<Vec<AreaShare>> =
        floors.iter().map(|floor| vec![share(*floor); instrument.areas.len()]).collect();
    let spreads = area_spreads(units.iter().map(|shares| (instrument, shares.as_slice())));
    assert_eq!(spreads.len(), instrument.areas.len());
    let first = &spreads[0];
    assert_eq!(first.area.key, instrument.areas[0].key);
    (first.spread.count, first.spread.median, first.lagging.clone())
}

#[test]
fn an_area_names_the_five_lowest_below_the_median() {
    let tiny: &'static Instrument = Box::leak(Box::new(tiny()));
    let lagging = |of: &[(u32, usize)]| -> Vec<(Decimal, usize)> {
        of.iter().map(|(percent, place)| (Decimal::from(*percent), *place)).collect()
    };
    assert_eq!(first(tiny, &[30, 10, 20]), (3, decimal("20"), lagging(&[(10, 1)])));
    assert_eq!(first(tiny, &[40, 40, 40]), (3, decimal("40"), Vec::new()));
    let many = [90, 5, 80, 4, 70, 3, 60, 2, 50, 1, 100, 0, 95];
    let expected = lagging(&[(0, 11), (1, 9), (2, 7), (3, 5), (4, 3)]);
    assert_eq!(first(tiny, &many), (13, decimal("50"), expected));
    assert!(area_spreads([]).is_empty());
}

#[test]
fn a_blank_sheet_has_no_share_of_any_area() {
    let tiny = tiny();
    let shares = area_shares(&tiny, &score(&tiny, &Worksheet::new()));
    assert_eq!(shares.len(), tiny.areas.len());
    assert!(shares.iter().all(|share| share.score.is_zero() && share.floor.is_zero()));
}
