//! Help and usage errors in Indonesian.

use std::error::Error as _;
use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory, Error, Parser};

use crate::args::Reason;
use crate::output;

/// Exit code of wrong usage.
const USAGE: u8 = 2;

const TEMPLATE: &str = "{about-with-newline}\nPemakaian: {usage}\n\n{all-args}{after-help}";

/// The whole command with Indonesian headings.
pub fn command<A: CommandFactory>() -> Command {
    indonesian(A::command()).disable_version_flag(true).arg(flag(
        "version",
        'V',
        ArgAction::Version,
        "Menampilkan versi program",
    ))
}

fn indonesian(command: Command) -> Command {
    command
        .help_template(TEMPLATE)
        .subcommand_help_heading("Perintah")
        .subcommand_value_name("PERINTAH")
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .mut_args(|arg| {
            let heading = if arg.is_positional() { "Isian" } else { "Pilihan" };
            let arg = named(arg).help_heading(heading).hide_env(true);
            let switch = matches!(arg.get_action(), ArgAction::SetTrue);
            arg.hide_default_value(!switch)
        })
        .arg(flag("help", 'h', ArgAction::Help, "Menampilkan bantuan ini"))
        .mut_subcommands(indonesian)
}

/// What the names of fields say as names of values.
const VALUES: [(&str, &str); 34] = [
    ("CATEGORY", "KATEGORI"),
    ("CODE", "KODE"),
    ("CODES", "KODE"),
    ("CONTACT", "KONTAK"),
    ("DOCUMENT", "DOKUMEN"),
    ("EVIDENCE", "DOKUMEN"),
    ("FILE", "BERKAS"),
    ("FILES", "BERKAS"),
    ("IDS", "ID"),
    ("LAYER", "JENJANG"),
    ("LEFT", "KOLOM"),
    ("LIMIT", "JUMLAH"),
    ("NAME", "NAMA"),
    ("NOTE", "CATATAN"),
    ("NUMBER", "NOMOR"),
    ("OBSTACLE", "KENDALA"),
    ("ONLY", "BAGIAN"),
    ("OUTPUT", "KELUARAN"),
    ("PACKAGE", "PAKET"),
    ("PAPER", "KERTAS"),
    ("PERSON", "ORANG"),
    ("REASON", "ALASAN"),
    ("RECOMMENDATION", "REKOMENDASI"),
    ("RIGHT", "KOLOM"),
    ("SORT", "URUTAN"),
    ("SOURCE", "ASAL"),
    ("STATE", "TAHAP"),
    ("STEP", "LANGKAH"),
    ("SUBJECT", "POKOK"),
    ("TASK", "TUGAS"),
    ("TEXT", "TEKS"),
    ("TITLE", "JUDUL"),
    ("VALUE", "NILAI"),
    ("YEAR", "TAHUN"),
];

/// An argument whose value has an Indonesian name; clap names it after its field.
fn named(arg: Arg) -> Arg {
    let own = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
    match VALUES.iter().find(|(field, _)| own.as_deref() == Some(*field)) {
        Some((_, name)) => arg.value_name(*name),
        None => arg,
    }
}

fn flag(name: &'static str, short: char, action: ArgAction, help: &'static str) -> Arg {
    Arg::new(name).short(short).long(name).action(action).help(help).help_heading("Pilihan")
}

/// Reads the command line; help ends with 0, wrong usage with 2 and one sentence.
pub fn parse<A: Parser>() -> Result<A, ExitCode> {
    let read = command::<A>().try_get_matches().and_then(|matches| A::from_arg_matches(&matches));
    read.map_err(|error| refuse(&error))
}

/// Prints help where it was asked for; otherwise says what is wrong with the line that was typed.
fn refuse(error: &Error) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        // With standard output closed there is nobody left to help.
        let _ = io::stdout().write_all(spoken(&error.render().to_string()).as_bytes());
        return ExitCode::SUCCESS;
    }
    // What was typed may be wrong in any place, so `--json` counts wherever it stands.
    let json = std::env::args_os().any(|argument| argument == "--json");
    output::refuse("salah_pakai", &sentence(error), json);
    ExitCode::from(USAGE)
}

/// What clap says of itself in a help text, and in Indonesian.
const CLAP: [(&str, &str); 3] = [
    ("[OPTIONS]", "[PILIHAN]"),
    ("Possible values:", "Yang dapat disebut:"),
    ("[possible values:", "[yang dapat disebut:"),
];

/// A help text without the words of clap, which it cannot be told to say otherwise.
fn spoken(help: &str) -> String {
    CLAP.iter().fold(help.to_owned(), |help, (clap, ours)| help.replace(clap, ours))
}

/// What is wrong with a line that was typed.
pub fn sentence(error: &Error) -> String {
    let said = |kind| error.get(kind).map(shown).unwrap_or_default();
    let argument = said(ContextKind::InvalidArg);
    let value = said(ContextKind::InvalidValue);
    let valid = said(ContextKind::ValidValue);
    let what = match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} perlu diisi"),
        ErrorKind::InvalidValue if !valid.is_empty() => {
            format!("nilai \"{value}\" untuk {argument} tidak dikenal (pilihannya: {valid})")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let reason = error.source().and_then(|source| source.downcast_ref::<Reason>());
            let reason = reason.map_or_else(String::new, |reason| format!(" ({reason})"));
            format!("nilai \"{value}\" untuk {argument} tidak sah{reason}")
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
    format!("{what}; tidak ada yang berubah. Lihat cara pakainya dengan --help")
}

fn shown(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(all) => all.join(", "),
        other => other.to_string(),
    }
}
