//! The model of effort: what it costs to raise an answer, as data beside the worksheet.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::validate::Faults;
use super::{Instrument, Kind, Question, raw};

/// What it costs to raise answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effort {
    /// What a cost counts, for example `satuan upaya` or `hari`.
    pub unit: String,
    /// One for each of [`Instrument::questions`].
    pub questions: Vec<Level>,
}

/// What it costs to raise one question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Level {
    /// The cost of one level.
    pub cost: u64,
    /// Where ratios and surveys may be raised to, as fractions 0..=1, rising. Choices have their options.
    pub targets: Vec<Decimal>,
    /// It cannot be raised.
    pub locked: bool,
    /// It is raised anyway, so that it costs nothing.
    pub pinned: bool,
    /// It cannot earn more than this fraction, 0..=1.
    pub cap: Option<Decimal>,
}

/// The unit of a model that counts in days.
const DAYS: &str = "hari";

impl Effort {
    /// Whether the model counts in days itself.
    pub fn is_in_days(&self) -> bool {
        self.unit.trim().eq_ignore_ascii_case(DAYS)
    }

    /// The same model counted in days, each of its units being so many.
    #[must_use]
    pub fn in_days(mut self, each: u64) -> Self {
        self.unit = DAYS.into();
        for level in &mut self.questions {
            level.cost = level.cost.saturating_mul(each);
        }
        self
    }
}

/// The largest cost of one level.
const LARGEST_COST: i64 = 10_000;

/// Puts the model together and notes everything that is wrong with it.
pub fn build(raw: &raw::Effort, instrument: &Instrument, faults: &mut Faults) -> Effort {
    faults.unless_words(&raw.unit, "effort", "satuan biaya");
    let mut seen = BTreeSet::new();
    for own in &raw.question {
        let known = instrument.questions.iter().any(|question| question.code == own.code);
        faults.unless(known, "effort", || format!("pertanyaan \"{}\" tidak dikenal", own.code));
        faults.unless(seen.insert(&own.code), "effort", || format!("pertanyaan {} ada dua kali", own.code));
    }
    for (kind, model) in kinds(raw) {
        let Some(model) = model else { continue };
        let place = format!("effort.{kind}");
        let takes_targets = kind != "choice";
        faults.unless(takes_targets || model.targets.is_none(), &place, || {
            "targets tidak dipakai jenis choice".into()
        });
        faults.unless(!takes_targets || model.targets.is_some(), &place, || {
            format!("jenis {kind} memerlukan targets")
        });
        cost(model.cost, &place, faults);
        targets(model.targets.as_deref().unwrap_or_default(), &place, faults);
    }
    let questions = instrument.questions.iter().map(|question| {
        let own = raw.question.iter().find(|own| own.code == question.code);
        level(raw, own, question, faults)
    });
    Effort { unit: raw.unit.clone(), questions: questions.collect() }
}

fn kinds(raw: &raw::Effort) -> [(&'static str, Option<&raw::EffortKind>); 4] {
    [
        ("choice", raw.choice.as_ref()),
        ("survey", raw.survey.as_ref()),
        ("share", raw.share.as_ref()),
        ("decline", raw.decline.as_ref()),
    ]
}

fn level(
    raw: &raw::Effort,
    own: Option<&raw::EffortQuestion>,
    question: &Question,
    faults: &mut Faults,
) -> Level {
    let kind = match question.kind {
        Kind::Choice { .. } => "choice",
        Kind::Survey { .. } => "survey",
        Kind::Share { .. } => "share",
        Kind::Decline { .. } => "decline",
    };
    let Some(model) = kinds(raw).into_iter().find(|(key, _)| *key == kind).and_then(|(_, model)| model)
    else {
        faults.add("effort", format!("jenis {kind} dipakai {}, tetapi biayanya tidak ada", question.code));
        return Level::default();
    };
    let mut level = Level {
        cost: u64::try_from(model.cost).unwrap_or_default(),
        targets: fractions(model.targets.as_deref().unwrap_or_default()),
        ..Level::default()
    };
    let Some(own) = own else { return level };
    let place = format!("effort {}", own.code);
    if let Some(given) = own.cost {
        cost(given, &place, faults);
        level.cost = u64::try_from(given).unwrap_or_default();
    }
    if let Some(given) = &own.targets {
        faults.unless(kind != "choice", &place, || "targets tidak dipakai jenis choice".into());
        targets(given, &place, faults);
        level.targets = fractions(given);
    }
    faults.unless(!(own.lock && own.pin), &place, || "lock dan pin tidak dapat bersamaan".into());
    level.locked = own.lock;
    level.pinned = own.pin;
    if let Some(given) = &own.cap {
        level.cap = cap(question, given);
        faults.unless(level.cap.is_some(), &place, || {
            "cap bukan pilihan pertanyaan ini, atau bukan persen untuk jenis lain".into()
        });
    }
    level
}

/// What a cap lets a question earn at most: an option of a choice, percent of anything else.
fn cap(question: &Question, given: &raw::Cap) -> Option<Decimal> {
    match (&question.kind, given) {
        (Kind::Choice { options }, raw::Cap::Option(key)) => {
            options.iter().find(|option| option.key == *key).map(|option| option.value)
        }
        (Kind::Choice { .. }, _) | (_, raw::Cap::Option(_)) => None,
        (_, raw::Cap::Percent(percent)) => {
            let fraction = percent.0 / Decimal::ONE_HUNDRED;
            (Decimal::ZERO..=Decimal::ONE).contains(&fraction).then_some(fraction)
        }
    }
}

/// Negative costs are refused by name: a cost that lowers the sum would be taken again and again.
fn cost(given: i64, place: &str, faults: &mut Faults) {
    faults.unless((0..=LARGEST_COST).contains(&given), place, || {
        format!("biaya {given} di luar 0 sampai {LARGEST_COST}")
    });
}

fn targets(given: &[raw::Number], place: &str, faults: &mut Faults) {
    let rising = given.windows(2).all(|pair| pair[0].0 < pair[1].0);
    let percent = given.iter().all(|target| target.0 > Decimal::ZERO && target.0 <= Decimal::ONE_HUNDRED);
    faults.unless(rising && percent, place, || {
        "targets harus naik, masing-masing di atas 0 sampai 100 persen".into()
    });
}

fn fractions(percent: &[raw::Number]) -> Vec<Decimal> {
    percent.iter().map(|target| target.0 / Decimal::ONE_HUNDRED).collect()
}
