use pilar_app::Result;
use pilar_app::workspace::{RulesTyped, add_instrument, list_instruments, plan_rules, set_rules, show_rules};

use super::context::Context;
use crate::args::{Instrument, Rules};
use crate::output::Outcome;
use crate::text;

pub fn run(context: &Context, command: Instrument) -> Result<Outcome> {
    match command {
        Instrument::List => {
            let _session = context.look()?;
            Ok(Outcome::view(list_instruments()?, |list| text::instruments(list)))
        }
        Instrument::Add { path, dry_run } => {
            let added = add_instrument(&mut context.begin()?, &path, dry_run)?;
            Ok(Outcome::view(added, text::instrument_added))
        }
        Instrument::Show { id } => {
            let session = context.look()?;
            Ok(Outcome::view(show_rules(&session, session.find(&id)?)?, text::rules))
        }
        Instrument::Set { id, to, dry_run: true, standard, rules } => {
            let session = context.look()?;
            let typed = RulesTyped { version: to, ..typed(standard, rules) };
            Ok(Outcome::view(plan_rules(&session, session.find(&id)?, &typed)?, text::rules_plan))
        }
        Instrument::Set { id, to, standard, rules, .. } => {
            let mut session = context.open()?;
            let id = session.find(&id)?;
            let typed = RulesTyped { version: to, ..typed(standard, rules) };
            set_rules(&mut session, id, &typed)?;
            Ok(Outcome::view(show_rules(&session, id)?, text::rules))
        }
    }
}

pub fn typed(standard: bool, rules: Rules) -> RulesTyped {
    RulesTyped { version: None, standard, gates: rules.gates, zero: rules.zero, minimum: rules.minimum }
}
