//! The page's half of the surface, made from the same table: what each command takes and gives, and every type these
//! name. `cargo xtask types` writes both files; a test compares them with what is committed.

use pilar_app::view::ProgressView;
use ts_rs::TypeVisitor;

use crate::commands;
use crate::declarations::{Declarations, Signature};

const HEAD: &str = "// Made by `cargo xtask types` from the Rust side; not edited by hand.\n";

/// The files of `ui/src/lib/api` that are made: name and text. The same program makes the same text.
pub fn files() -> [(&'static str, String); 2] {
    let mut types = Declarations::new();
    types.visit::<ProgressView>();
    let rows: Vec<String> = commands::all()
        .iter()
        .map(|command| {
            let Signature { args, gives } = (command.signature)(&mut types);
            format!("  {}: {{ args: {args}; gives: {gives} }}\n", command.name)
        })
        .collect();
    let rows = rows.concat();
    let named: Vec<&str> =
        types.by_name.keys().map(String::as_str).filter(|name| names(&rows, name)).collect();
    let commands = format!(
        "{HEAD}import type {{ {} }} from './types'\n{COMMANDS}{rows}}}\n{HELPERS}",
        with_progress(named).join(", ")
    );
    let declarations: Vec<String> = types.by_name.into_values().map(|text| format!("\n{text}")).collect();
    [("types.ts", format!("{HEAD}{}", declarations.concat())), ("commands.ts", commands)]
}

const COMMANDS: &str = "
/** Receives the progress of long work. */
export type OnProgress = (progress: ProgressView) => void

/** Work that takes long: the number it is cancelled by, and who hears how far it is. */
export type Long = { job: number; progress: OnProgress }

/** The commands of the window: what each takes and gives. */
export interface Commands {
";

const HELPERS: &str = "
/** A command's name. */
export type Name = keyof Commands
/** What a command takes. */
export type Args<N extends Name> = Commands[N]['args']
/** What a command gives. */
export type Gives<N extends Name> = Commands[N]['gives']
";

fn with_progress(mut names: Vec<&str>) -> Vec<&str> {
    names.push("ProgressView");
    names.sort_unstable();
    names.dedup();
    names
}

/// Whether a text holds a name as a word of its own.
fn names(text: &str, name: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == name)
}

#[cfg(test)]
mod tests {
    use super::files;

    #[test]
    fn every_type_is_declared_once_and_names_only_declared_ones() {
        let [(_, types), (_, commands)] = files();
        assert_eq!([types.clone(), commands.clone()], files().map(|(_, text)| text), "the same every time");
        for expected in [
            "export type AssessmentView = {\n",
            "  /** Size in bytes. */\n  size: number\n",
            "answers: Partial<Record<Layer, string | number>>\n",
            "  value: unknown\n",
        ] {
            assert!(types.contains(expected), "{expected} in\n{types}");
        }
        for expected in [
            "  undo: { args: { id: string }; gives: Changed<string | null> }\n",
            "  startup: { args: Record<string, never>; gives: StartupView }\n",
            "path: string } & Long; gives: PackageView }\n",
        ] {
            assert!(commands.contains(expected), "{expected} in\n{commands}");
        }
        for text in [&types, &commands] {
            assert!(!text.contains("bigint") && !text.contains("JsonValue"), "{text}");
        }
    }
}
