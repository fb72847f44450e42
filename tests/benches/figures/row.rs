//! One line of the page.

use std::fmt;

use crate::compare::Compared;
use crate::measure::text;

/// The head of the table.
pub const HEAD: &str =
    "| figure | wanted | measured | version 0.1, same run | ratio |\n|---|---|---|---|---|";

/// One line of the page.
pub struct Row {
    figure: String,
    wanted: &'static str,
    measured: String,
    /// What version 0.1 took in the same run, and our share of it.
    base: Option<(String, f64)>,
}

impl Row {
    /// A figure without a partner.
    pub fn alone(figure: impl Into<String>, wanted: &'static str, measured: String) -> Self {
        Self { figure: figure.into(), wanted, measured, base: None }
    }

    /// A figure beside that of version 0.1.
    pub fn beside(figure: impl Into<String>, wanted: &'static str, compared: &Compared) -> Self {
        Self {
            figure: figure.into(),
            wanted,
            measured: text(compared.ours),
            base: Some((text(compared.base), compared.ratio())),
        }
    }

    /// The same with more to say of what was measured.
    pub fn and(mut self, more: &str) -> Self {
        self.measured.push_str(more);
        self
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { figure, wanted, measured, base } = self;
        let (base, ratio) = match base {
            Some((base, ratio)) => (base.clone(), format!("{ratio:.2}")),
            None => ("-".into(), "-".into()),
        };
        write!(f, "| {figure} | {wanted} | {measured} | {base} | {ratio} |")
    }
}
