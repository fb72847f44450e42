//! The container: bytes flipped anywhere, and zip files that lie.

use std::fs;
use std::io::{Cursor, Write as _};
use std::ops::Range;

use pilar_tests::bag::{Bag, RawEntry, raw_zip};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::bases::Bases;
use crate::cases::Cases;

pub fn make(bases: &Bases, cases: &mut Cases) {
    let whole = fs::read(bases.path("stubs since")).expect("package");
    let everything = 0..whole.len();
    flips(cases, &whole, std::slice::from_ref(&everything), 120);
    flips(cases, &whole, &headers(&whole), 180);
    for length in (0..whole.len()).step_by(whole.len() / 20) {
        cases.bytes(format!("cut after {length}"), &whole[..length]);
    }
    cases.bytes("something behind", &[&whole[..], b"ekor"].concat());
    cases.bytes("something before", &[b"PK\x03\x04kepala", &whole[..]].concat());
    let bag = bases.bag("stubs since");
    packed(cases, &bag);
    names(cases, &bag);
    liars(cases, &bag);
}

fn flips(cases: &mut Cases, whole: &[u8], places: &[Range<usize>], count: usize) {
    for _ in 0..count {
        let range = places[cases.dice.roll(places.len())].clone();
        let at = range.start + cases.dice.roll(range.len());
        let mut bytes = whole.to_vec();
        bytes[at] ^= u8::try_from(1 + cases.dice.roll(255)).expect("a byte");
        cases.bytes(format!("byte {at} flipped"), &bytes);
    }
}

/// Where no content lies: headers of entries, the table of contents and the end record.
fn headers(whole: &[u8]) -> Vec<Range<usize>> {
    let mut archive = ZipArchive::new(Cursor::new(whole)).expect("zip");
    let size = |number: u64| usize::try_from(number).expect("small");
    let mut ranges = Vec::new();
    for at in 0..archive.len() {
        let entry = archive.by_index_raw(at).expect("entry");
        ranges.push(size(entry.header_start())..size(entry.data_start().expect("content")));
        let central = size(entry.central_header_start());
        ranges.push(central..central + 46 + entry.name_raw().len());
    }
    ranges.push(whole.len() - 22..whole.len());
    ranges
}

/// The same bag as other programs may pack it.
fn packed(cases: &mut Cases, bag: &Bag) {
    for base in ["", "Paket Kami/"] {
        for method in [CompressionMethod::Stored, CompressionMethod::Deflated] {
            let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
            if !base.is_empty() {
                zip.add_directory(base, SimpleFileOptions::default()).expect("folder");
            }
            for (name, bytes) in bag.files.iter().rev() {
                let options = SimpleFileOptions::default().compression_method(method).large_file(true);
                zip.start_file(format!("{base}{name}"), options).expect("entry");
                zip.write_all(bytes).expect("content");
            }
            let bytes = zip.finish().expect("zip").into_inner();
            cases.bytes(format!("{method} in {base:?}"), &bytes);
        }
    }
    let mut zip = ZipWriter::new_stream(Vec::new());
    for (name, bytes) in &bag.files {
        zip.start_file(name, SimpleFileOptions::default()).expect("entry");
        zip.write_all(bytes).expect("content");
    }
    cases.bytes("written as a stream", &zip.finish().expect("zip").into_inner());
    let two =
        bag.files.iter().enumerate().map(|(at, (name, bytes))| {
            (if at == 0 { name.clone() } else { format!("a/{name}") }, bytes.clone())
        });
    cases.bag("two bases", &Bag { files: two.collect() });
    let deep = bag.files.iter().map(|(name, bytes)| (format!("a/b/{name}"), bytes.clone()));
    cases.bag("two folders around", &Bag { files: deep.collect() });
    cases.bag("nothing", &Bag { files: std::collections::BTreeMap::new() });
}

fn names(cases: &mut Cases, bag: &Bag) {
    let long = format!("data/{}", "x".repeat(151));
    let longer = format!("data/{}", ["x".repeat(140).as_str(); 5].join("/"));
    let fits = format!("data/{}", "x".repeat(150));
    for name in [
        "../x",
        "/x",
        "data/../x",
        "data/./x",
        "C:/x",
        "data\\x",
        "data//x",
        "data/CON.txt",
        "data/con .x.txt",
        "data/titik.",
        "data/akhir ",
        "data/ awal",
        "data/cafe\u{301}.pdf",
        "data/caf\u{e9}.pdf",
        "data/a\nb",
        "data/a\u{202e}b",
        "data/a\u{7f}b",
        "data/100%.txt",
        "data/a*b",
        "data/a|b",
        "data/.awal",
        "data/com0",
        "data/lpt9",
        "data/conin$",
        "data/Pilar/x",
        "DATA/x",
        "data/PILAR/journal.jsonl",
        "data/pilar/journal.jsonl/x",
        "data/pilar/lain.json",
        "lain.txt",
        "data",
        "data/a/b/c/d/e",
        "data/stra\u{df}e",
        "data/\u{130}",
        &long,
        &longer,
        &fits,
    ] {
        let mut bag = bag.clone();
        bag.files.insert(name.into(), b"x".to_vec());
        bag.seal();
        cases.bytes(format!("a file called {name:?}"), &raw_zip(&bag.entries()));
    }
    for (one, other) in [
        ("data/a", "data/A"),
        ("data/\u{e9}", "data/\u{c9}"),
        ("data/x/1", "data/X/2"),
        ("data/a", "data/a/b"),
    ] {
        let mut bag = bag.clone();
        bag.files.insert(one.into(), b"x".to_vec());
        bag.files.insert(other.into(), b"y".to_vec());
        bag.seal();
        cases.bytes(format!("{one:?} beside {other:?}"), &raw_zip(&bag.entries()));
    }
}

fn liars(cases: &mut Cases, bag: &Bag) {
    let sound = bag.entries();
    let at = sound.iter().position(|entry| entry.name == b"data/pilar/instrument.json").expect("entry");
    let mut lies = |name: &str, lie: &dyn Fn(&mut RawEntry)| {
        let mut entries = sound.clone();
        lie(&mut entries[at]);
        cases.bytes(name, &raw_zip(&entries));
    };
    lies("no lie", &|_| {});
    for mode in [
        0, 0o644, 0o100_000, 0o100_777, 0o104_755, 0o120_777, 0o020_644, 0o010_644, 0o040_755, 0o140_644,
        0o060_644,
    ] {
        lies(&format!("mode {mode:o}"), &|entry| entry.mode = mode);
    }
    for flags in [0, 1, 1 << 3, 1 << 11 | 1, 1 << 11 | 6, 1 << 6] {
        lies(&format!("flags {flags:x}"), &|entry| entry.flags = flags);
    }
    for method in [1, 8, 9, 12, 99] {
        lies(&format!("method {method}"), &|entry| entry.method = method);
    }
    lies("a size too large", &|entry| entry.size += 1);
    lies("both sizes too small", &|entry| (entry.size, entry.packed) = (entry.size - 1, entry.packed - 1));
    lies("another checksum", &|entry| entry.crc ^= 1);
    lies("a name without its encoding", &|entry| (entry.name, entry.flags) = ("data/\u{e9}".into(), 0));
    lies("a name that is not UTF-8", &|entry| entry.name = b"data/\xff".to_vec());
    let mut twice = sound.clone();
    twice.push(sound[at].clone());
    cases.bytes("an entry twice", &raw_zip(&twice));
    let mut folder = sound.clone();
    folder.push(RawEntry { mode: 0o040_755, ..RawEntry::new("data/kosong/", Vec::new()) });
    cases.bytes("an empty folder", &raw_zip(&folder));
    folder.push(RawEntry { mode: 0o040_755, ..RawEntry::new("data/isi/", b"x".to_vec()) });
    cases.bytes("a folder with content", &raw_zip(&folder));
    for size in [700 << 10, 2 << 20] {
        let mut bag = bag.clone();
        bag.files.insert("data/nol".into(), vec![0; size]);
        bag.seal();
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &bag.files {
            zip.start_file(name, SimpleFileOptions::default()).expect("entry");
            zip.write_all(bytes).expect("content");
        }
        cases.bytes(format!("{size} zeros"), &zip.finish().expect("zip").into_inner());
    }
}
