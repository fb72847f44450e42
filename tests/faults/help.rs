//! The help of every command, in Indonesian throughout.

use pilar_tests::Station;

/// Words that clap says where it is not told otherwise.
const FOREIGN: [&str; 8] =
    ["Usage", "Options", "OPTIONS", "Commands", "Arguments", "ossible values", "[default", "[env"];

/// Names below the heading of commands.
fn commands(help: &str) -> Vec<String> {
    let below = help.split("\nPerintah:\n").nth(1).unwrap_or_default();
    let below = below.split("\n\n").next().unwrap_or_default();
    // What a command does may go on in lines of its own, further in.
    let lines = below.lines().filter_map(|line| line.strip_prefix("  "));
    let names = lines.filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    names.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

fn look(desk: &Station, before: &[String], seen: &mut Vec<String>) {
    let mut line: Vec<&str> = before.iter().map(String::as_str).collect();
    line.push("--help");
    let help = desk.good(&line);
    for word in FOREIGN {
        assert!(!help.contains(word), "{word} in the help of {before:?}:\n{help}");
    }
    for name in ["CODE", "CONTACT", "DIR", "EVIDENCE", "FILE", "LAYER", "NAME", "PAPER", "YEAR"] {
        let as_value = [format!("<{name}>"), format!("[{name}]")];
        assert!(!as_value.iter().any(|value| help.contains(value)), "{name} in {before:?}:\n{help}");
    }
    assert!(help.contains("Pemakaian:"), "{before:?}:\n{help}");
    seen.push(before.join(" "));
    for name in commands(&help) {
        look(desk, &[before, &[name]].concat(), seen);
    }
}

#[test]
fn no_help_text_has_a_word_of_the_parser() {
    let mut seen = Vec::new();
    look(&Station::new(), &[], &mut seen);
    assert!(seen.len() > 50, "only {seen:?}");
    assert!(seen.iter().any(|line| line == "evidence add-folder"), "{seen:?}");
}
