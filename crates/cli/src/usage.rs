//! Help and usage errors in Indonesian.

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory as _, Error, FromArgMatches as _};

use crate::args::Args;
use crate::output::complain;

const TEMPLATE: &str = "{about-with-newline}\nPemakaian: {usage}\n\n{all-args}{after-help}";

/// The whole command with Indonesian headings.
pub fn command() -> Command {
    indonesian(Args::command()).disable_version_flag(true).arg(flag(
        "version",
        'V',
        ArgAction::Version,
        "Menampilkan versi program",
    ))
}

fn indonesian(command: Command) -> Command {
    let command = command
        .help_template(TEMPLATE)
        .subcommand_help_heading("Perintah")
        .subcommand_value_name("PERINTAH")
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .mut_args(|arg| {
            let heading = if arg.is_positional() { "Isian" } else { "Pilihan" };
            let arg = arg.help_heading(heading).hide_env(true);
            let switch = matches!(arg.get_action(), ArgAction::SetTrue);
            arg.hide_default_value(!switch)
        })
        .arg(flag("help", 'h', ArgAction::Help, "Menampilkan bantuan ini"));
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    names.into_iter().fold(command, |command, name| command.mut_subcommand(name, indonesian))
}

fn flag(name: &'static str, short: char, action: ArgAction, help: &'static str) -> Arg {
    Arg::new(name).short(short).long(name).action(action).help(help).help_heading("Pilihan")
}

/// Reads the command line; help ends with 0, a usage error with 2 and one sentence.
pub fn parse() -> Result<Args, ExitCode> {
    let read = command().try_get_matches().and_then(|matches| Args::from_arg_matches(&matches));
    read.map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            if error.print().is_ok() {
                ExitCode::SUCCESS
            } else {
                ExitCode::from(1)
            }
        }
        _ => {
            complain(&sentence(&error));
            ExitCode::from(2)
        }
    })
}

fn sentence(error: &Error) -> String {
    let given = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let argument = given(ContextKind::InvalidArg);
    let wrong = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("Perintah \"{}\" tidak dikenal", given(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => format!("Pilihan {argument} tidak dikenal"),
        ErrorKind::MissingRequiredArgument => format!("Belum lengkap, masih kurang {argument}"),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "Perintah belum disebut".into()
        }
        ErrorKind::InvalidValue if given(ContextKind::InvalidValue).is_empty() => {
            format!("Nilai untuk {argument} belum disebut")
        }
        ErrorKind::InvalidValue => {
            let known = given(ContextKind::ValidValue);
            format!(
                "Nilai \"{}\" untuk {argument} tidak dikenal, pilihannya {known}",
                given(ContextKind::InvalidValue)
            )
        }
        ErrorKind::ValueValidation => {
            format!("Nilai \"{}\" untuk {argument} tidak sah", given(ContextKind::InvalidValue))
        }
        ErrorKind::ArgumentConflict => format!("{argument} disebut lebih dari sekali atau bertentangan"),
        _ => "Perintah tidak dapat dipahami".into(),
    };
    format!("{wrong}; lihat contohnya dengan --help.")
}

#[cfg(test)]
mod tests {
    use super::{command, sentence};

    fn refused(args: &[&str]) -> String {
        sentence(&command().try_get_matches_from([&["pilar"], args].concat()).unwrap_err())
    }

    #[test]
    fn usage_errors_are_one_indonesian_sentence() {
        for (args, said) in [
            (&[][..], "Perintah belum disebut; lihat contohnya dengan --help."),
            (&["skor"], "Perintah \"skor\" tidak dikenal; lihat contohnya dengan --help."),
            (&["list", "--semua"], "Pilihan --semua tidak dikenal; lihat contohnya dengan --help."),
            (&["show"], "Belum lengkap, masih kurang <ID>; lihat contohnya dengan --help."),
            (
                &["export", "x", "-o", "y", "--format", "docx"],
                "Nilai \"docx\" untuk --format <FORMAT> tidak dikenal, pilihannya xlsx, pdf, portalrb, portalrb-unit; lihat contohnya dengan --help.",
            ),
            (
                &["history", "x", "--limit", "banyak"],
                "Nilai \"banyak\" untuk --limit <LIMIT> tidak sah; lihat contohnya dengan --help.",
            ),
        ] {
            assert_eq!(refused(args), said);
        }
    }

    #[test]
    fn the_command_is_well_formed_and_its_help_has_no_english_headings() {
        let mut command = command();
        command.build();
        command.clone().debug_assert();
        let mut helps = vec![command.clone().render_long_help().to_string()];
        for sub in command.get_subcommands() {
            helps.push(sub.clone().render_long_help().to_string());
        }
        for help in helps {
            for english in ["Usage", "Options:", "Commands:", "Arguments:", "Print ", "[default", "[env"] {
                assert!(!help.contains(english), "{english} in\n{help}");
            }
        }
    }
}
