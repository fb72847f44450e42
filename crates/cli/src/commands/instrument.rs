use pilar_app::Result;
use pilar_app::workspace::{RulesTyped, set_rules, show_rules};

use super::context::Context;
use crate::args::{Instrument, Rules};
use crate::output::Outcome;
use crate::text;

pub fn run(context: &Context, command: Instrument) -> Result<Outcome> {
    match command {
        Instrument::Show { id } => {
            let session = context.look()?;
            Ok(Outcome::view(show_rules(&session, session.find(&id)?)?, text::rules))
        }
        Instrument::Set { id, standard, rules } => {
            let mut session = context.open()?;
            let id = session.find(&id)?;
            set_rules(&mut session, id, &typed(standard, rules))?;
            Ok(Outcome::view(show_rules(&session, id)?, text::rules))
        }
    }
}

pub fn typed(standard: bool, rules: Rules) -> RulesTyped {
    RulesTyped { standard, gates: rules.gates, zero: rules.zero, minimum: rules.minimum }
}
