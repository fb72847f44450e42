use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Complaint, State};

/// What complaints add up to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recap {
    /// All of them.
    pub total: u64,
    /// By channel.
    pub by_channel: BTreeMap<String, u64>,
    /// By category.
    pub by_category: BTreeMap<String, u64>,
    /// By how far they are.
    pub by_state: BTreeMap<State, u64>,
    /// By the month in which they came, as `2026-09`; without those that do not say it.
    pub by_month: BTreeMap<String, u64>,
    /// The first and the last day on which one came.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// Days from coming to the answer, of those that say both: the middle one, between the two middle ones of an even
    /// number.
    pub median_days: Option<Decimal>,
    /// The days that nine of ten took at most, between the two nearest where none is exactly there.
    pub p90_days: Option<Decimal>,
    /// Those neither settled nor answered for longer than they may be.
    pub overdue: u64,
    /// Those that were answered, but later than they may be, by the days that they came and were answered.
    pub answered_late: u64,
}

/// Adds complaints up; `within_days` is how long an answer may take, from the day a complaint came to the day it was
/// answered, or to `today` while it is not. One that does not say when it came, or is settled without a day of its answer,
/// is late in neither way. An answer on a day after `today` is none yet.
pub fn recap<'a>(
    complaints: impl IntoIterator<Item = &'a Complaint>,
    today: NaiveDate,
    within_days: i64,
) -> Recap {
    let mut recap = Recap { by_state: State::ALL.map(|state| (state, 0)).into(), ..Recap::default() };
    let mut days = Vec::new();
    for complaint in complaints {
        recap.total += 1;
        count(&mut recap.by_channel, &complaint.channel);
        count(&mut recap.by_category, &complaint.category);
        let state = complaint.state_on(today);
        *recap.by_state.entry(state).or_default() += 1;
        let Some(received) = complaint.received else { continue };
        count(&mut recap.by_month, &received.format("%Y-%m").to_string());
        let (first, last) = recap.period.unwrap_or((received, received));
        recap.period = Some((first.min(received), last.max(received)));
        if let Some(answered) = complaint.answered_by(today) {
            let took = (answered - received).num_days();
            recap.answered_late += u64::from(took > within_days);
            days.push(took);
        } else if state != State::Done && (today - received).num_days() > within_days {
            recap.overdue += 1;
        }
    }
    days.sort_unstable();
    recap.median_days = quantile(&days, 5);
    recap.p90_days = quantile(&days, 9);
    recap
}

fn count(counts: &mut BTreeMap<String, u64>, key: &str) {
    match counts.get_mut(key) {
        Some(count) => *count += 1,
        None => drop(counts.insert(key.to_owned(), 1)),
    }
}

/// So many tenths of the way through sorted numbers, on the line between two neighbours.
fn quantile(sorted: &[i64], tenths: usize) -> Option<Decimal> {
    let place = sorted.len().checked_sub(1)? * tenths;
    let (below, rest) = (place / 10, place % 10);
    let low = *sorted.get(below)?;
    let high = *sorted.get(below + usize::from(rest > 0))?;
    Some(Decimal::from(low) + Decimal::from(high - low) * Decimal::from(rest) / Decimal::TEN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, day).expect("a day")
    }

    fn complaint(received: u32, state: State, answered: Option<u32>) -> Complaint {
        Complaint {
            received: Some(day(received)),
            channel: "Kotak saran".into(),
            category: "Antrean".into(),
            state: Some(state),
            answered: answered.map(day),
        }
    }

    #[test]
    fn counts_days_and_what_waits_too_long() {
        let all = [
            complaint(1, State::Done, Some(3)),
            complaint(2, State::Done, Some(12)),
            complaint(2, State::InProcess, Some(5)),
            complaint(4, State::Done, Some(4)),
            complaint(5, State::Open, None),
            complaint(6, State::InProcess, None),
            Complaint { received: None, ..complaint(7, State::Open, None) },
        ];
        let found = recap(&all, day(20), 14);
        assert_eq!((found.total, found.overdue), (7, 1), "the one of the fifth waits for 15 days");
        assert_eq!(found.answered_late, 0);
        assert_eq!(found.by_month, [("2026-03".to_owned(), 6)].into());
        assert_eq!(found.by_state, [(State::Open, 2), (State::InProcess, 2), (State::Done, 3)].into());
        assert_eq!(found.period, Some((day(1), day(6))));
        // 0, 2, 3 and 10 days.
        assert_eq!(found.median_days.map(|days| days.normalize().to_string()).as_deref(), Some("2.5"));
        assert_eq!(found.p90_days.map(|days| days.normalize().to_string()).as_deref(), Some("7.9"));
    }

    #[test]
    fn what_was_answered_too_late_is_told_from_what_still_waits() {
        let all = [
            complaint(1, State::Done, Some(15)),
            complaint(1, State::Done, Some(16)),
            complaint(2, State::InProcess, Some(31)),
            complaint(1, State::Done, None),
            complaint(16, State::Open, None),
            complaint(17, State::Open, None),
            Complaint { received: None, ..complaint(1, State::Done, Some(31)) },
        ];
        let found = recap(&all, day(31), 14);
        assert_eq!(found.answered_late, 2, "those that took 15 and 29 days");
        assert_eq!(found.overdue, 1, "the one that waits for 15 days");
    }

    #[test]
    fn an_answer_that_is_still_to_come_is_none() {
        let all = [
            complaint(1, State::Done, Some(3)),
            // Days by which they are to be answered.
            complaint(1, State::InProcess, Some(30)),
            complaint(10, State::Open, Some(21)),
            Complaint { state: None, ..complaint(2, State::Open, Some(25)) },
            Complaint { state: None, ..complaint(2, State::Open, Some(12)) },
        ];
        let found = recap(&all, day(20), 14);
        assert_eq!((found.answered_late, found.overdue), (0, 2), "those of the first and second wait");
        assert_eq!(found.by_state, [(State::Open, 2), (State::InProcess, 1), (State::Done, 2)].into());
        assert_eq!(found.median_days, Some(Decimal::from(6)), "of two and ten days");
        assert_eq!(found.p90_days.map(|days| days.normalize().to_string()).as_deref(), Some("9.2"));
        // On the day itself it is one.
        assert_eq!(
            recap(&all, day(21), 14).median_days,
            Some(Decimal::from(10)),
            "of two, ten and eleven days"
        );
    }

    #[test]
    fn nothing_adds_up_to_nothing() {
        let found = recap(&[], day(1), 14);
        assert_eq!((found.total, found.median_days, found.p90_days), (0, None, None));
        assert_eq!(found.by_state.len(), 3);
    }
}
