//! The file itself: a list of parts, and the texts their lines refer to, each text once. People read it, and so does the
//! page (`ui/src/features/about/parts.ts`).

use std::fmt::Write as _;

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Rust,
    Npm,
    Font,
    Icon,
    Other,
}

const KINDS: [Kind; 5] = [Kind::Rust, Kind::Npm, Kind::Font, Kind::Icon, Kind::Other];

impl Kind {
    /// Its word in the file.
    pub fn word(self) -> &'static str {
        match self {
            Self::Rust => "rust",
            Self::Npm => "npm",
            Self::Font => "huruf",
            Self::Icon => "ikon",
            Self::Other => "lain",
        }
    }
}

/// Something that is shipped and that others made.
#[derive(Debug)]
pub struct Part {
    pub kind: Kind,
    pub name: String,
    pub version: String,
    /// As its makers name it, such as `MIT OR Apache-2.0`.
    pub licence: String,
    /// Numbers of its texts, from 1.
    pub texts: Vec<usize>,
}

/// Everything in the file.
#[derive(Default)]
pub struct Licences {
    pub parts: Vec<Part>,
    pub texts: Vec<String>,
}

const HEAD: &str = "\
Lisensi komponen dalam Pilar

Pilar dilisensikan menurut MIT atau Apache-2.0, sesuai pilihan Anda. Di dalamnya ada komponen buatan pihak lain di bawah
ini, masing-masing dengan lisensinya sendiri. Nomor di ujung baris menunjuk teks lisensi setelah daftar.

Berkas ini ditulis oleh `cargo xtask licences`; jangan diubah dengan tangan.

jenis | nama | versi | lisensi | teks
";

const LINE: &str = "================================================================================";

impl Licences {
    /// The parts of one kind.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(move |part| part.kind == kind)
    }

    /// Takes a part with its texts. A text that differs only in how its lines are broken is the same.
    pub fn add(&mut self, kind: Kind, name: &str, version: &str, licence: &str, texts: &[String]) {
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut numbers = Vec::new();
        for text in texts {
            let known = self.texts.iter().position(|known| words(known) == words(text));
            let at = known.unwrap_or_else(|| {
                self.texts.push(tidy(text));
                self.texts.len() - 1
            });
            if !numbers.contains(&(at + 1)) {
                numbers.push(at + 1);
            }
        }
        let own = |text: &str| text.replace('|', "/");
        self.parts.push(Part {
            kind,
            name: own(name),
            version: own(version),
            licence: own(licence),
            texts: numbers,
        });
    }

    /// The file.
    pub fn write(&self) -> String {
        let mut file = HEAD.to_owned();
        for part in &self.parts {
            let texts = part.texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
            let Part { kind, name, version, licence, .. } = part;
            writeln!(file, "{} | {name} | {version} | {licence} | {texts}", kind.word()).expect("text");
        }
        for (at, text) in self.texts.iter().enumerate() {
            write!(file, "\n{LINE}\nTeks {}\n{LINE}\n\n{text}\n", at + 1).expect("text");
        }
        file
    }

    /// Reads what `write` wrote.
    pub fn read(file: &str) -> Self {
        let file = file.replace("\r\n", "\n");
        let border = format!("\n{LINE}\nTeks ");
        let mut pieces = file.split(&border);
        let list = pieces.next().unwrap_or_default();
        let parts = list.lines().filter_map(|line| {
            let cells: Vec<&str> = line.split(" | ").collect();
            let &[kind, name, version, licence, texts] = cells.as_slice() else { return None };
            let kind = KINDS.into_iter().find(|known| known.word() == kind)?;
            let texts = texts.split(' ').map(|number| number.parse().expect("a number")).collect();
            let [name, version, licence] = [name, version, licence].map(str::to_owned);
            Some(Part { kind, name, version, licence, texts })
        });
        let texts = pieces.map(|piece| {
            let (_, text) = piece.split_once(&format!("\n{LINE}\n\n")).expect("a text below its number");
            text.trim_end().to_owned()
        });
        Self { parts: parts.collect(), texts: texts.collect() }
    }
}

/// A text without blanks at the ends of its lines, and without blank lines around it.
fn tidy(text: &str) -> String {
    let text = text.replace('\u{c}', "\n");
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    assert!(!lines.contains(&LINE), "a text holds the line that parts texts");
    lines.join("\n").trim_matches('\n').to_owned()
}

#[test]
fn what_is_written_is_read_back_and_equal_texts_are_there_once() {
    let mut licences = Licences::default();
    licences.add(Kind::Rust, "satu", "1.0.0", "MIT OR Apache-2.0", &["Izin  \n\nSatu".into()]);
    licences.add(Kind::Other, "dua | tiga", "", "MIT", &["Izin\nSatu".into(), "Lain".into()]);
    let read = Licences::read(&licences.write().replace('\n', "\r\n"));
    assert_eq!(read.texts, ["Izin\n\nSatu", "Lain"]);
    let names: Vec<_> = read.parts.iter().map(|part| (part.name.as_str(), part.texts.as_slice())).collect();
    assert_eq!(names, [("satu", &[1][..]), ("dua / tiga", &[1, 2])]);
}
