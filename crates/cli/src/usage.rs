//! Help and usage errors in Indonesian.

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory as _, Error, FromArgMatches as _};

use crate::args::Args;
use crate::output;

/// Exit code of wrong usage.
const USAGE: u8 = 2;

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

/// Reads the command line; help ends with 0, wrong usage with 2 and one sentence.
pub fn parse() -> Result<Args, ExitCode> {
    let read = command().try_get_matches().and_then(|matches| Args::from_arg_matches(&matches));
    read.map_err(|error| refuse(&error))
}

/// Prints help where it was asked for; otherwise says what is wrong with the line that was typed.
fn refuse(error: &Error) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        // With standard output closed there is nobody left to help.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    // What was typed may be wrong in any place, so `--json` counts wherever it stands.
    let json = std::env::args_os().any(|argument| argument == "--json");
    output::refuse("salah_pakai", &sentence(error), json);
    ExitCode::from(USAGE)
}

fn sentence(error: &Error) -> String {
    let said = |kind| error.get(kind).map(shown).unwrap_or_default();
    let argument = said(ContextKind::InvalidArg);
    let value = said(ContextKind::InvalidValue);
    let valid = said(ContextKind::ValidValue);
    let what = match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} perlu diisi"),
        ErrorKind::InvalidValue if !valid.is_empty() => {
            format!("nilai \"{value}\" untuk {argument} tidak dikenal; pilihannya: {valid}")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("nilai \"{value}\" untuk {argument} tidak sah")
        }
        ErrorKind::UnknownArgument => format!("argumen \"{argument}\" tidak dikenal atau berlebih"),
        ErrorKind::InvalidSubcommand => {
            format!("perintah \"{}\" tidak dikenal", said(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => format!("{argument} belum disebut"),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "perintah belum disebut".to_owned()
        }
        ErrorKind::ArgumentConflict => format!("{argument} disebut lebih dari sekali atau bertentangan"),
        ErrorKind::InvalidUtf8 => "ada argumen yang bukan teks Unicode".to_owned(),
        _ => "susunan perintah tidak sesuai".to_owned(),
    };
    format!("{what}; lihat cara pakainya dengan --help")
}

fn shown(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(all) => all.join(", "),
        other => other.to_string(),
    }
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
            (&[][..], "perintah belum disebut; lihat cara pakainya dengan --help"),
            (&["skor"], "perintah \"skor\" tidak dikenal; lihat cara pakainya dengan --help"),
            (
                &["list", "--semua"],
                "argumen \"--semua\" tidak dikenal atau berlebih; lihat cara pakainya dengan --help",
            ),
            (&["show"], "<ID> belum disebut; lihat cara pakainya dengan --help"),
            (
                &["export", "x", "-o", "y", "--format", "docx"],
                "nilai \"docx\" untuk --format <FORMAT> tidak dikenal; pilihannya: xlsx, pdf, package, lhe, portalrb, portalrb-unit; lihat cara pakainya dengan --help",
            ),
            (
                &["history", "x", "--limit", "banyak"],
                "nilai \"banyak\" untuk --limit <LIMIT> tidak sah; lihat cara pakainya dengan --help",
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
