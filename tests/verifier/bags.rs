//! The bag: files missing, added and changed, and manifests that say otherwise.

use pilar_tests::bag::{Bag, sha256};

use crate::bases::Bases;
use crate::cases::{Cases, is_paper, joined};

const TAGS: [&str; 4] = ["bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"];

pub fn make(bases: &Bases, cases: &mut Cases) {
    for base in ["stubs since", "replicas", "0.1 area"] {
        let bag = bases.bag(base);
        files(cases, base, &bag);
    }
    tags(cases, &bases.bag("stubs since"));
}

/// Each file missing, changed and doubled, sums made to fit or not. Answers are not the second reader's business.
fn files(cases: &mut Cases, base: &str, bag: &Bag) {
    for name in bag.files.keys() {
        let mut less = bag.clone();
        less.files.remove(name);
        cases.bag(format!("{base}: without {name}"), &less);
        if !TAGS.contains(&name.as_str()) {
            cases.sealed(format!("{base}: without {name}, sealed"), &mut less);
        }
        let mut changed = bag.clone();
        changed.files.get_mut(name).expect("a file").push(b'\n');
        cases.bag(format!("{base}: {name} changed"), &changed);
        if !TAGS.contains(&name.as_str()) && !is_paper(name) {
            cases.sealed(format!("{base}: {name} changed, sealed"), &mut changed);
        }
    }
    for name in [
        "data/lain.txt",
        "data/Bukti Dukung/titipan.pdf",
        "data/pilar/revisi/00",
        "lain.txt",
        "tagmanifest-md5.txt",
    ] {
        let mut more = bag.clone();
        more.files.insert(name.into(), b"lain".to_vec());
        cases.bag(format!("{base}: {name} more"), &more);
        cases.sealed(format!("{base}: {name} more, sealed"), &mut more);
    }
}

fn tags(cases: &mut Cases, bag: &Bag) {
    let mut edited = |name: &str, path: &str, change: &dyn Fn(String) -> String| {
        let mut bag = bag.clone();
        bag.edit(path, change);
        if path != "tagmanifest-sha256.txt" {
            let tags = TAGS[..3].iter().map(|tag| format!("{}  {tag}\n", sha256(&bag.files[*tag])));
            let tags = tags.collect::<String>().into_bytes();
            bag.files.insert("tagmanifest-sha256.txt".into(), tags);
        }
        cases.bag(format!("{path}: {name}"), &bag);
    };
    let all: [(&str, &dyn Fn(String) -> String); 10] = [
        ("line ends of Windows", &|text| text.replace('\n', "\r\n")),
        ("no last line end", &|text| text.trim_end().to_owned()),
        ("an empty line", &|text| text + "\n"),
        ("an empty first line", &|text| format!("\n{text}")),
        ("empty", &|_| String::new()),
        ("a line twice", &|text| {
            text.lines().next().map_or_else(String::new, |line| format!("{line}\n{text}"))
        }),
        ("without the first line", &|text| {
            text.split_once('\n').map_or_else(String::new, |(_, rest)| rest.to_owned())
        }),
        ("other blanks", &|text| text.replace("  ", " *").replace(": ", ":\t ")),
        ("capitals", &|text| text.to_uppercase()),
        ("a byte order mark", &|text| format!("\u{feff}{text}")),
    ];
    for (name, change) in all {
        for path in TAGS {
            edited(name, path, change);
        }
    }
    edited("capital sums", TAGS[2], &|text| {
        joined(text.lines().map(|line| line[..64].to_uppercase() + &line[64..]))
    });
    let bagit = bag.files["bagit.txt"].clone();
    for line in [
        format!("{}  data/tidak ada", sha256(b"")),
        format!("{}  bagit.txt", sha256(&bagit)),
        format!("{}  bagit.txt", sha256(b"lain")),
        format!("{}  ", sha256(b"")),
        "bukan jumlah".into(),
    ] {
        edited(&format!("{line:?} more"), TAGS[2], &|text| text + &line + "\n");
        edited(&format!("{line:?} more"), TAGS[3], &|text| text + &line + "\n");
    }
    edited("version 0.97", TAGS[0], &|text| text.replace("1.0", "0.97"));
    edited("version 2.0", TAGS[0], &|text| text.replace("1.0", "2.0"));
    edited("lines turned round", TAGS[0], &|text| joined(text.lines().rev()));
    edited("UTF-16", TAGS[0], &|text| text.replace("UTF-8", "UTF-16"));
    edited("a line more", TAGS[0], &|text| text + "Lain: x\n");
    edited("a label more", TAGS[1], &|text| text + "Lain: x\n y\n\tz\n");
    edited("a line without a label", TAGS[1], &|text| text + "tanpa label\n");
    edited("no Payload-Oxum", TAGS[1], &|text| text.replace("Payload-Oxum", "Payload-Lain"));
    for oxum in ["0.0", "x", "1.2.3", "", " "] {
        edited(&format!("Payload-Oxum {oxum:?}"), TAGS[1], &|text| {
            let line = |line: &str| {
                if line.starts_with("Payload-Oxum") {
                    format!("Payload-Oxum: {oxum}\n")
                } else {
                    format!("{line}\n")
                }
            };
            text.lines().map(line).collect()
        });
    }
    edited("another identifier", TAGS[1], &|text| {
        text.replace("External-Identifier: 0", "External-Identifier: 1")
    });
}
