//! The quarters of a year by which a plan is looked at.

use std::fmt;
use std::str::FromStr;

use chrono::{Months, NaiveDate};

/// A quarter of the year, at whose end the plan is looked at (monev).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// January to March.
    B03,
    /// April to June.
    B06,
    /// July to September.
    B09,
    /// October to December.
    B12,
}

/// A text that names no period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("bukan B03, B06, B09, atau B12")]
pub struct NotAPeriod;

impl Period {
    /// Every period, in order.
    pub const ALL: [Self; 4] = [Self::B03, Self::B06, Self::B09, Self::B12];

    /// Its key.
    pub fn key(self) -> &'static str {
        match self {
            Self::B03 => "B03",
            Self::B06 => "B06",
            Self::B09 => "B09",
            Self::B12 => "B12",
        }
    }

    /// Its quarter, 1 to 4.
    pub fn quarter(self) -> u8 {
        match self {
            Self::B03 => 1,
            Self::B06 => 2,
            Self::B09 => 3,
            Self::B12 => 4,
        }
    }

    /// As reports name it, for example `Triwulan I (B03)`.
    pub fn name(self) -> &'static str {
        match self {
            Self::B03 => "Triwulan I (B03)",
            Self::B06 => "Triwulan II (B06)",
            Self::B09 => "Triwulan III (B09)",
            Self::B12 => "Triwulan IV (B12)",
        }
    }

    /// Its first day in a year; years of four digits have one.
    pub fn first(self, year: u16) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(i32::from(year), u32::from(self.quarter()) * 3 - 2, 1)
    }

    /// Its last day in a year.
    pub fn last(self, year: u16) -> Option<NaiveDate> {
        self.first(year)?.checked_add_months(Months::new(3))?.pred_opt()
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl FromStr for Period {
    type Err = NotAPeriod;

    /// Reads its key in any case.
    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        let text = text.trim();
        Self::ALL.into_iter().find(|period| period.key().eq_ignore_ascii_case(text)).ok_or(NotAPeriod)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_begin_and_end_with_their_quarters() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let days = Period::ALL.map(|it| (it.first(2028).unwrap(), it.last(2028).unwrap()));
        assert_eq!(days[0], (day("2028-01-01"), day("2028-03-31")));
        assert_eq!(days[3], (day("2028-10-01"), day("2028-12-31")));
        for period in Period::ALL {
            assert_eq!(period.key().to_lowercase().parse(), Ok(period));
        }
        for text in ["B01", "", "03", "B033"] {
            assert_eq!(text.parse::<Period>(), Err(NotAPeriod), "{text}");
        }
    }
}
