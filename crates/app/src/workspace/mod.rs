//! The workspace and its assessments: beginning, listing, profile, care.

pub(crate) mod add_instrument;
pub(crate) mod care;
pub(crate) mod carry_over;
pub(crate) mod create;
pub(crate) mod example;
pub(crate) mod list;
pub(crate) mod logo;
pub(crate) mod preferences;
pub(crate) mod profile;
pub(crate) mod relocate;
pub(crate) mod repair_clock;
pub(crate) mod rules;
pub(crate) mod startup;

pub use add_instrument::{InstrumentAdded, add_instrument, list_instruments};
pub use care::{
    Logs, back_up, back_up_full, begin_evidence, check_workspace, clear_unreferenced, is_full_backup,
    list_backups, logs, put_logs_back, restore_backup, restore_full,
};
pub use carry_over::{CarriedOver, CarryOver, carry_over};
pub use create::{NewAssessment, create_assessment, create_with_rules};
pub use example::create_example;
pub use list::{list_assessments, show_assessment};
pub use logo::{LARGEST_LOGO, set_logo, set_logo_file};
pub use preferences::{Preferences, Theme, preferences, set_preferences};
pub use profile::{ProfileEdit, edit_of, read_date, set_profile};
pub use relocate::move_workspace;
pub use repair_clock::{ClockRepaired, repair_clock};
pub use rules::{RulesPlan, RulesTyped, plan_rules, set_rules, show_rules};
pub use startup::{Startup, open_assessment, show_backups, startup};
