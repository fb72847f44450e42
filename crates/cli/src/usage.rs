//! Wrong usage, said in Indonesian: what was typed wrongly, and where help is.

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::output;

/// Exit code of wrong usage.
const USAGE: u8 = 2;

/// Prints help where it was asked for; otherwise says what is wrong with the line that was typed.
pub fn refuse(error: &clap::Error) -> ExitCode {
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

fn sentence(error: &clap::Error) -> String {
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
