//! One word for one thing: what the glossary gave up, and what may not stand in a text that people read.

use crate::faults::before_tests;
use crate::lexer::{is_word, lex};

/// A word that is not used, and what is said in its place.
pub type GivenUp = (&'static str, &'static str);

/// What no text says, of the program or of a worksheet.
pub const EVERYWHERE: &[GivenUp] = &[
    ("bisa", "dapat"),
    ("lapisan", "jenjang"),
    ("penyebut", "pembagi"),
    ("punya", "memiliki, memuat"),
    ("putusan", "hasil reviu, keputusan"),
    ("sukar", "sulit"),
    ("templat", "buku kerja LKE resmi, buku kerja asal"),
];

/// What the program's own texts do not say; worksheets may mean something else by it.
const IN_THE_PROGRAM: &[GivenUp] = &[
    ("aplikasi lembar kerja", "Excel atau aplikasi serupa"),
    ("basis data", "data Pilar, data ruang kerja"),
    ("batas atas", "nilai tertinggi"),
    ("batas bawah", "nilai pasti"),
    ("batas pengusulan", "tenggat pengusulan"),
    ("dipalsukan", "bukan yang semula ditulis"),
    ("efektif", "yang berlaku"),
    ("GiB", "GB"),
    ("hanya dapat dibaca", "hanya untuk dilihat"),
    ("hanya dibaca", "hanya untuk dilihat"),
    ("hanya untuk dibaca", "hanya untuk dilihat"),
    ("hidup", "yang tetap menghitung, yang berlaku"),
    ("KiB", "kB"),
    ("lapis", "jenjang"),
    ("menilai sendiri", "penilaian mandiri"),
    ("MiB", "MB"),
    ("muat ulang", "buka kembali"),
    ("nilai terendah", "nilai pasti"),
    ("palsu", "tidak cocok dengan riwayatnya"),
    ("pereviu", "jenjang reviu, anggota TPI"),
    ("pesan galat", "pesan kesalahan"),
    ("replika", "asal"),
    ("revisi baru", "versi baru"),
    ("ruang simpan", "ruang penyimpanan"),
    ("SHA-256", "sidik"),
    ("sha256", "sidik"),
    ("sidik jari", "sidik"),
    ("tidak wajar", "apa yang dilihat"),
];

/// Sentences of a Rust file that use a word that was given up, and literals that are such a word.
pub fn in_sentences(path: &str, text: &str) -> Vec<String> {
    let lexed = lex(before_tests(text));
    let given_up = |literal: &str| EVERYWHERE.iter().any(|(word, _)| literal == *word);
    let sentences =
        lexed.literals.iter().filter(|(_, literal)| literal.trim().contains(' ') || given_up(literal));
    sentences.filter_map(|(line, sentence)| fault(path, *line, &unfilled(sentence))).collect()
}

/// A sentence without the names of what is put into it.
fn unfilled(sentence: &str) -> String {
    let mut parts = sentence.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('}').map_or(part, |(_, rest)| rest))
}

/// Texts between quotes in a file of TypeScript that do.
pub fn in_quotes(path: &str, text: &str) -> Vec<String> {
    let quoted = |line: &str| -> Vec<String> {
        let parts = line.split(['\'', '`']).skip(1).step_by(2);
        parts.filter(|part| part.contains(' ')).map(str::to_owned).collect()
    };
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
    let texts = lines.flat_map(|(at, line)| quoted(line).into_iter().map(move |text| (at + 1, text)));
    texts.filter_map(|(line, text)| fault(path, line, &text)).collect()
}

/// Words of a glossary's first columns that do; what stands beside them is the code's.
pub fn in_glossary(path: &str, text: &str) -> Vec<String> {
    let rows = text.lines().enumerate().filter_map(|(at, line)| Some((at, line.strip_prefix('|')?)));
    rows.filter_map(|(at, row)| fault(path, at + 1, row.split('|').next()?)).collect()
}

/// Help texts of the command line that do: they are comments of what is read from it.
pub fn in_help(path: &str, text: &str) -> Vec<String> {
    let lines = before_tests(text).lines().enumerate();
    let help = lines.filter_map(|(at, line)| Some((at, line.trim_start().strip_prefix("///")?)));
    help.filter_map(|(at, line)| fault(path, at + 1, line)).collect()
}

/// Lines of a file of texts that do.
pub fn in_lines(path: &str, text: &str) -> Vec<String> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
    lines.filter_map(|(at, line)| fault(path, at + 1, line)).collect()
}

fn fault(path: &str, line: usize, text: &str) -> Option<String> {
    let mut words = EVERYWHERE.iter().chain(IN_THE_PROGRAM);
    let (word, instead) = words.find(|(word, _)| stands_in(text, word))?;
    Some(format!("{path}:{line}: \"{word}\", bukan \"{instead}\": {text}"))
}

/// Whether a word, or several, stands in a text by itself, in whatever case.
pub fn stands_in(text: &str, word: &str) -> bool {
    let (text, word) = (text.to_lowercase(), word.to_lowercase());
    text.match_indices(&word)
        .any(|(at, _)| !text[..at].ends_with(is_word) && !text[at + word.len()..].starts_with(is_word))
}

#[test]
fn words_that_were_given_up_are_found() {
    let found =
        in_sentences("a.rs", "const A: &str = \"Penyebut 3 nol.\";\nconst B: &str = \"penyebut_diketik\";\n");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("a.rs:1: \"penyebut\", bukan \"pembagi\""), "{found:?}");
    let help = "    /// Isi bukti dukung menurut SHA-256\n    // SHA-256 of it\n    pub bukti: String,\n";
    assert_eq!(in_help("a.rs", help).len(), 1);
    assert!(in_lines("a.ts", "  a: 'tulis --template atau keputusan',\n").is_empty());
    assert_eq!(in_lines("a.ts", "// bisa\n  a: 'Ini bisa dibuka',\n").len(), 1);
    assert_eq!(in_sentences("a.rs", "row(\"putusan\", \"{sha256}  {path}\")").len(), 1);
    assert_eq!(in_quotes("a.ts", "const sha256 = a.sha256 ? 'sha256' : 'Nilai terendah 3'\n").len(), 1);
    let glossary = "| jawaban lapis tim | `Review` |\n| sidik | a SHA-256 |\n";
    assert_eq!(in_glossary("a.md", glossary).len(), 1);
}
