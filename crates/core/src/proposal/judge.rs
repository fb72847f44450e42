use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::requirements::{Grade, Measure, Requirements};
use crate::worksheet::read_number;

/// Whether a condition is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judgement {
    /// It is.
    Met,
    /// It is not.
    NotMet,
    /// Nobody can say.
    Unknown(Unclear),
}

/// Why nobody can say whether a condition is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unclear {
    /// There is no value.
    NoValue,
    /// The value is none of those it may have.
    NotAValue,
    /// It depends on the kind of agency, and nobody said which it is.
    NoKind,
    /// Data says nothing for the target.
    NoLeast,
}

impl Judgement {
    /// Its key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Met => "terpenuhi",
            Self::NotMet => "belum",
            Self::Unknown(_) => "belum_diketahui",
        }
    }

    /// As people read it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Met => "Terpenuhi",
            Self::NotMet => "Belum terpenuhi",
            Self::Unknown(_) => "Belum diketahui",
        }
    }

    fn of(met: bool) -> Self {
        if met { Self::Met } else { Self::NotMet }
    }
}

impl Requirements {
    /// Judges the value of a condition for a target in the year of an assessment; `kind` is the kind of agency, where it
    /// is known.
    pub fn judge(
        &self,
        condition: &str,
        value: Option<&str>,
        target: &str,
        kind: Option<&str>,
        year: u16,
    ) -> Judgement {
        let Some(value) = value.map(str::trim).filter(|value| !value.is_empty()) else {
            return Judgement::Unknown(Unclear::NoValue);
        };
        let judged = match self.measure(condition) {
            Measure::Yes => yes(value),
            Measure::Word { accepted } => {
                Ok(accepted.iter().any(|word| word.to_lowercase() == value.to_lowercase()))
            }
            Measure::Number { least, most, .. } => number(value, least.get(target), *most),
            Measure::Since { years } => since(value, years.get(target), year),
            Measure::Grade { grades, least, by_kind } => {
                let scale = self.grades.get(grades).map_or(&[][..], Vec::as_slice);
                grade(value, scale, least, by_kind, target, kind)
            }
        };
        judged.map_or_else(Judgement::Unknown, Judgement::of)
    }

    /// Whether a text is a value that a condition may have.
    pub fn is_value(&self, condition: &str, value: &str) -> bool {
        match self.measure(condition) {
            Measure::Yes => yes(value).is_ok(),
            Measure::Word { .. } => !value.trim().is_empty(),
            Measure::Number { most, .. } => within(value, *most).is_some(),
            Measure::Since { .. } => yes(value) == Ok(false) || calendar_year(value).is_some(),
            Measure::Grade { grades, .. } => {
                let scale = self.grades.get(grades).map_or(&[][..], Vec::as_slice);
                place(value, scale).is_some()
            }
        }
    }
}

fn yes(value: &str) -> Result<bool, Unclear> {
    match value.trim().to_lowercase().as_str() {
        "ya" | "y" => Ok(true),
        "tidak" | "t" => Ok(false),
        _ => Err(Unclear::NotAValue),
    }
}

/// A number as it is typed, percent sign or not.
fn points(value: &str) -> Option<Decimal> {
    read_number(value.trim().trim_end_matches('%').trim_end())
}

/// A number that is not negative, nor above the most that there is.
fn within(value: &str, most: Option<u32>) -> Option<Decimal> {
    let beyond = |number: &Decimal| most.is_some_and(|most| *number > Decimal::from(most));
    points(value).filter(|number| *number >= Decimal::ZERO && !beyond(number))
}

fn number(value: &str, least: Option<&u32>, most: Option<u32>) -> Result<bool, Unclear> {
    let value = within(value, most).ok_or(Unclear::NotAValue)?;
    Ok(value >= Decimal::from(*least.ok_or(Unclear::NoLeast)?))
}

/// A year, four digits of this century.
fn calendar_year(value: &str) -> Option<u32> {
    value.trim().parse().ok().filter(|year| (2000..=2099).contains(year))
}

fn since(value: &str, years: Option<&u32>, year: u16) -> Result<bool, Unclear> {
    if yes(value) == Ok(false) {
        return Ok(false);
    }
    let since = calendar_year(value).ok_or(Unclear::NotAValue)?;
    Ok(since + years.ok_or(Unclear::NoLeast)? <= u32::from(year))
}

/// The place of a grade or of points on a scale from the best; `None` where it has none.
fn place(value: &str, scale: &[Grade]) -> Option<usize> {
    let named = scale.iter().position(|grade| grade.grade.eq_ignore_ascii_case(value.trim()));
    named.or_else(|| {
        let points = points(value).filter(|it| (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(it))?;
        let above = scale.iter().position(|grade| points > Decimal::from(grade.above));
        above.or_else(|| scale.len().checked_sub(1))
    })
}

fn grade(
    value: &str,
    scale: &[Grade],
    least: &BTreeMap<String, String>,
    by_kind: &BTreeMap<String, BTreeMap<String, String>>,
    target: &str,
    kind: Option<&str>,
) -> Result<bool, Unclear> {
    let has = place(value, scale).ok_or(Unclear::NotAValue)?;
    let reaches = |wanted: &String| place(wanted, scale).is_some_and(|least| has <= least);
    if by_kind.is_empty() {
        return least.get(target).map(reaches).ok_or(Unclear::NoLeast);
    }
    if let Some(of_kind) = kind.and_then(|kind| by_kind.get(kind)) {
        return of_kind.get(target).map(reaches).ok_or(Unclear::NoLeast);
    }
    // Where every kind says the same, it does not matter which it is.
    let mut all = by_kind.values().map(|of_kind| of_kind.get(target).map(reaches));
    let first = all.next().flatten().ok_or(Unclear::NoLeast)?;
    if all.all(|other| other == Some(first)) { Ok(first) } else { Err(Unclear::NoKind) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DATA: &str = r#"
format = 1
kinds = { pemda = "Pemerintah daerah", kl = "Kementerian/lembaga" }
[grades]
huruf = [
  { grade = "BB", above = 70 }, { grade = "B", above = 60 }, { grade = "CC", above = 50 }, { grade = "C", above = 0 },
]
[[measure]]
key = "sakip"
kind = "grade"
grades = "huruf"
least = { wbk = "B", wbbm = "BB" }
[[measure]]
key = "rb"
kind = "grade"
grades = "huruf"
by_kind = { pemda = { wbk = "CC", wbbm = "B" }, kl = { wbk = "B", wbbm = "BB" } }
[[measure]]
key = "tlhp"
kind = "number"
most = 100
least = { wbk = 100 }
[[measure]]
key = "wbk"
kind = "since"
years = { wbbm = 2 }
[[measure]]
key = "opini"
kind = "word"
accepted = ["WTP"]
"#;

    #[test]
    fn grades_and_points_are_judged_on_one_scale() {
        use Judgement::{Met, NotMet, Unknown};
        let data = Requirements::read(DATA).unwrap();
        for (key, value, target, kind, said) in [
            ("sakip", "BB", "wbbm", None, Met),
            ("sakip", "b", "wbbm", None, NotMet),
            ("sakip", "60,01", "wbk", None, Met),
            // A grade begins above its bound.
            ("sakip", "60.00", "wbk", None, NotMet),
            ("sakip", "0", "wbk", None, NotMet),
            ("sakip", "101", "wbk", None, Unknown(Unclear::NotAValue)),
            ("sakip", "bagus", "wbk", None, Unknown(Unclear::NotAValue)),
            ("sakip", "A", "lain", None, Unknown(Unclear::NotAValue)),
            ("sakip", "B", "lain", None, Unknown(Unclear::NoLeast)),
            ("rb", "CC", "wbk", Some("pemda"), Met),
            ("rb", "CC", "wbk", Some("kl"), NotMet),
            ("rb", "CC", "wbk", None, Unknown(Unclear::NoKind)),
            ("rb", "BB", "wbk", None, Met),
            ("tlhp", "100 %", "wbk", None, Met),
            ("tlhp", "99,99", "wbk", None, NotMet),
            ("tlhp", "100,01", "wbk", None, Unknown(Unclear::NotAValue)),
            ("tlhp", "-1", "wbk", None, Unknown(Unclear::NotAValue)),
            ("wbk", "2024", "wbbm", None, Met),
            ("wbk", " 2021 ", "wbbm", None, Met),
            ("wbk", "2025", "wbbm", None, NotMet),
            ("wbk", "tidak", "wbbm", None, NotMet),
            ("wbk", "ya", "wbbm", None, Unknown(Unclear::NotAValue)),
            ("wbk", "24", "wbbm", None, Unknown(Unclear::NotAValue)),
            ("wbk", "2024", "wbk", None, Unknown(Unclear::NoLeast)),
            ("tlhp", "100", "wbbm", None, Unknown(Unclear::NoLeast)),
            ("opini", "wtp", "wbk", None, Met),
            ("opini", "WDP", "wbk", None, NotMet),
            ("lain", "Ya", "wbk", None, Met),
            ("lain", "tidak", "wbk", None, NotMet),
            ("lain", "mungkin", "wbk", None, Unknown(Unclear::NotAValue)),
            ("lain", " ", "wbk", None, Unknown(Unclear::NoValue)),
        ] {
            let judged = data.judge(key, Some(value), target, kind, 2026);
            assert_eq!(judged, said, "{key} {value} {target} {kind:?}");
        }
        assert_eq!(data.judge("sakip", None, "wbk", None, 2026), Unknown(Unclear::NoValue));
        assert!(data.is_value("rb", "72,5") && !data.is_value("rb", "Z") && !data.is_value("lain", "5"));
        assert!(data.is_value("tlhp", "100") && !data.is_value("tlhp", "101"));
        assert!(data.is_value("wbk", "tidak") && data.is_value("wbk", "2025") && !data.is_value("wbk", "ya"));
    }

    #[test]
    fn data_that_does_not_hold_together_is_refused_with_the_reason() {
        for (from, to, said) in [
            ("format = 1", "format = 2", "format 2 tidak dikenal"),
            ("wbk = \"CC\"", "wbk = \"Z\"", "\"Z\" tidak ada di skala \"huruf\""),
            ("key = \"rb\"", "key = \"sakip\"", "measure \"sakip\" ada dua kali"),
            ("pemda = \"Pem", "lain = \"Pem", "jenis instansi \"pemda\" tidak ada"),
        ] {
            assert_eq!(Requirements::read(&DATA.replacen(from, to, 1)), Err(said.into()));
        }
    }
}
