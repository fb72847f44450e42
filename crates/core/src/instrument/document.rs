/// A document that is usually wanted as evidence for a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantedDocument {
    /// What it is, in Pilar's own words.
    pub name: String,
    /// Who needs it.
    pub need: Need,
}

/// Which units need a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Need {
    /// Every unit; only these count in "x dari y".
    Everyone,
    /// Units that choose this option, by its key.
    Option(String),
    /// Units that have it.
    IfAny,
}

impl WantedDocument {
    /// Whether it counts among the documents a question asks for.
    pub fn counts(&self) -> bool {
        self.need == Need::Everyone
    }

    /// Its name as people see it, with its mark.
    pub fn shown(&self) -> String {
        match &self.need {
            Need::Everyone => self.name.clone(),
            Need::Option(key) => format!("{} (pilihan {key})", self.name),
            Need::IfAny => format!("{} (bila ada)", self.name),
        }
    }
}
