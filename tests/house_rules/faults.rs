//! The rules of faults: sentences say what happened, each face words its own hints, and codes, hints and faults match.

use std::collections::BTreeSet;

use crate::lexer::{is_word, lex};

/// What belongs to one face, in the sentences that both show.
pub fn face_words(path: &str, text: &str) -> Vec<String> {
    let lexed = lex(before_tests(text));
    let literals = lexed.literals.iter();
    literals.filter_map(|(line, literal)| Some(format!("{path}:{line}: {:?}", face_word(literal)?))).collect()
}

/// A command or option of the command line, or a page of the window.
fn face_word(sentence: &str) -> Option<&str> {
    command_word(sentence).or_else(|| {
        let named = |word: &str| sentence.find(word).map(|at| &sentence[at..at + word.len()]);
        ["tombol ", "Pengaturan", "Ctrl+", "di halaman asal"]
            .into_iter()
            .find_map(named)
            .or_else(|| followed(sentence, "halaman ", |c| c.is_ascii_uppercase()))
    })
}

/// A command or option of the command line.
pub fn command_word(sentence: &str) -> Option<&str> {
    followed(sentence, "--", |c| c.is_ascii_lowercase())
        .or_else(|| followed(sentence, "perintah ", |c| c.is_ascii_lowercase()))
        .or_else(|| followed(sentence, "pilar: ", |_| true))
        .or_else(|| followed(sentence, "`pilar ", |_| true))
}

/// The place of a word that stands alone and is followed by such a character.
fn followed<'a>(sentence: &'a str, word: &str, next: impl Fn(char) -> bool) -> Option<&'a str> {
    sentence.match_indices(word).find_map(|(at, _)| {
        let alone = !sentence[..at].ends_with(|c: char| is_word(c) || c == '-');
        let rest = &sentence[at + word.len()..];
        (alone && rest.starts_with(&next)).then(|| {
            let end = rest.find(|c: char| !is_word(c) && c != '-').unwrap_or(rest.len());
            &sentence[at..at + word.len() + end]
        })
    })
}

/// A source file up to the tests in it.
pub fn before_tests(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or_default()
}

/// Name and text of every code.
pub fn codes(text: &str) -> Vec<(String, String)> {
    let list = text.split("\ncodes! {").nth(1).unwrap_or_default().split("\n}").next().unwrap_or_default();
    let lines = list.lines().map(str::trim).filter(|line| !line.starts_with("///"));
    lines
        .filter_map(|line| {
            let (name, text) = line.split_once(" = \"")?;
            Some((name.to_owned(), text.trim_end_matches("\",").to_owned()))
        })
        .collect()
}

/// Names after `Code::` in Rust.
pub fn named_codes(text: &str) -> BTreeSet<String> {
    let code = lex(before_tests(text)).code;
    let names = code.split("Code::").skip(1);
    names.map(|rest| rest.chars().take_while(|c| is_word(*c)).collect()).collect()
}

/// Keys of the page's table of hints.
pub fn page_hints(text: &str) -> Vec<String> {
    let table = text.split("hints: Record<Code, Hint> = {").nth(1).unwrap_or_default();
    let table = table.split("\n}").next().unwrap_or_default();
    let lines = table.lines().filter_map(|line| line.strip_prefix("  "));
    lines
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| Some(line.split_once(':')?.0.to_owned()))
        .collect()
}

/// What is wrong with the codes, the two tables of hints, and the places that make faults.
pub fn unmatched(
    codes: &[(String, String)],
    made: &BTreeSet<String>,
    command_line: &str,
    page: &str,
) -> Vec<String> {
    let mut faults = Vec::new();
    let hinted = named_codes(command_line);
    let shown = page_hints(page);
    for (name, text) in codes {
        if !made.contains(name) {
            faults.push(format!("{name}: tidak ada kesalahan dengan kode ini"));
        }
        if !hinted.contains(name) {
            faults.push(format!("{name}: tidak ada saran di baris perintah"));
        }
        match shown.iter().filter(|key| *key == text).count() {
            1 => {}
            0 => faults.push(format!("{text}: tidak ada saran di jendela")),
            _ => faults.push(format!("{text}: lebih dari satu saran di jendela")),
        }
    }
    let known: BTreeSet<&str> = codes.iter().map(|(_, text)| text.as_str()).collect();
    let names: BTreeSet<&str> = codes.iter().map(|(name, _)| name.as_str()).collect();
    let left = shown.iter().map(String::as_str).filter(|key| !known.contains(key));
    let left = left.chain(hinted.iter().map(String::as_str).filter(|name| !names.contains(name)));
    faults.extend(left.map(|left| format!("{left}: saran tanpa kode")));
    // A code that falls through to the hint of whatever is left would never be missed.
    if lex(command_line).code.lines().any(|line| line.trim_start().starts_with("_ =>")) {
        faults.push("saran baris perintah: satu baris untuk kode yang tersisa".into());
    }
    faults
}

#[test]
fn words_of_one_face_are_found_in_sentences() {
    let found = |text: &str| face_words("a.rs", text);
    for bad in [
        "lihat daftarnya dengan perintah list",
        "hapus --template",
        "--scope, --since hanya untuk paket",
        "Atur dengan `pilar identity NAMA`",
        "buka halaman Reviu",
        "lewat Pengaturan",
        "tekan tombol Simpan",
        "urungkan dengan Ctrl+Z",
        "ubah di halaman asalnya",
    ] {
        assert_eq!(found(&format!("let a = \"{bad}\";")).len(), 1, "{bad}");
    }
    for good in [
        "let a = \"3 halaman, seharusnya 4\";",
        "let a = \"tidak ada di halaman pertama\";",
        "let a = \"-- a comment of SQL\";",
        "// hapus --template\nlet a = 1;",
        "let a = \"baik\";\n#[cfg(test)]\nmod tests { const B: &str = \"perintah list\"; }",
    ] {
        assert_eq!(found(good), Vec::<String>::new(), "{good}");
    }
    assert_eq!(found("\n#[error(\"perintah list\")]"), ["a.rs:2: \"perintah list\""]);
}

#[test]
fn codes_and_hints_that_do_not_match_are_found() {
    let list = "macro\ncodes! {\n    /// One.\n    DiskFull = \"disk_penuh\",\n    /// Two.\n    NoFile = \"berkas_tidak_ada\",\n}\n";
    let codes = codes(list);
    assert_eq!(codes[1], ("NoFile".to_owned(), "berkas_tidak_ada".to_owned()));
    let made = named_codes("Self::A => Code::DiskFull,\nSelf::B => Code::NoFile,");
    let cli = "match code {\n    Code::DiskFull => \"a\",\n    Code::NoFile if x => \"b\",\n}";
    let page = "export const hints: Record<Code, Hint> = {\n  disk_penuh: 'a',\n  berkas_tidak_ada: ({ case: which }) =>\n    which ? 'b' : 'c',\n}\n";
    assert_eq!(unmatched(&codes, &made, cli, page), Vec::<String>::new());
    let unmade = named_codes("Self::A => Code::DiskFull,");
    assert_eq!(unmatched(&codes, &unmade, cli, page), ["NoFile: tidak ada kesalahan dengan kode ini"]);
    let wild = "match code {\n    Code::DiskFull => \"a\",\n    _ => \"b\",\n}";
    assert_eq!(
        unmatched(&codes, &made, wild, page),
        [
            "NoFile: tidak ada saran di baris perintah",
            "saran baris perintah: satu baris untuk kode yang tersisa"
        ]
    );
    let page = "export const hints: Record<Code, Hint> = {\n  disk_penuh: 'a',\n  disk_penuh: 'b',\n  sudah_lama: 'c',\n}\n";
    assert_eq!(
        unmatched(&codes, &made, cli, page),
        [
            "disk_penuh: lebih dari satu saran di jendela",
            "berkas_tidak_ada: tidak ada saran di jendela",
            "sudah_lama: saran tanpa kode"
        ]
    );
}
