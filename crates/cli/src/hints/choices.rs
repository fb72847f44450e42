use pilar_app::Facts;

/// Everything that may be given instead.
pub fn all(facts: &Facts) -> String {
    facts.choices.join(", ")
}

/// The same as a hint.
pub fn choices(facts: &Facts) -> String {
    format!("pilihannya: {}", all(facts))
}
