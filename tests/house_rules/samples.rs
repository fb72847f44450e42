//! Bad samples: every rule has to be able to fail.

use std::collections::{BTreeMap, BTreeSet};

use crate::rules::{
    ALLOWED, Ids, declared_tests, edited, forbidden_dependencies, forgotten_tests, instrument_ids, leftovers,
    misnumbered, too_long, uses_tauri,
};

#[test]
fn a_file_of_401_lines_is_too_long() {
    assert_eq!(too_long("a.rs", &"x\n".repeat(400)), None);
    assert_eq!(too_long("a.rs", &"x\n".repeat(401)), Some("a.rs: 401 baris, paling banyak 400".into()));
}

#[test]
fn a_forbidden_dependency_is_found_wherever_it_stands() {
    let manifest = "[dependencies]\nserde = \"1\"\npilar-core.workspace = true\npilar-files = { path = \"../files\" }\n\
        [dev-dependencies]\nhelper = { package = \"pilar-store\", path = \"../store\" }\n\
        [target.'cfg(windows)'.dependencies]\npilar-app.workspace = true\n";
    assert_eq!(
        forbidden_dependencies("crates/store/Cargo.toml", manifest, &["pilar-core"]),
        [
            "crates/store/Cargo.toml: dependencies tidak boleh memuat pilar-files",
            "crates/store/Cargo.toml: dev-dependencies tidak boleh memuat pilar-store",
            "crates/store/Cargo.toml: dependencies tidak boleh memuat pilar-app",
        ]
    );
}

#[test]
fn only_the_shell_knows_tauri() {
    let manifest = "[dependencies]\ntaurine = \"1\"\n[dev-dependencies]\nshell = { package = \"tauri\" }\n\
        [target.'cfg(unix)'.build-dependencies]\ntauri-build.workspace = true\n";
    assert_eq!(
        uses_tauri("crates/surface/Cargo.toml", manifest),
        [
            "crates/surface/Cargo.toml: dev-dependencies memuat tauri; hanya src-tauri memakai Tauri",
            "crates/surface/Cargo.toml: build-dependencies memuat tauri-build; hanya src-tauri memakai Tauri",
        ]
    );
}

#[test]
fn the_rooms_are_those_of_the_architecture() {
    let of = |name: &str| ALLOWED.iter().find(|(known, _)| *known == name).expect("a room").1;
    assert!(of("core").is_empty());
    assert!(!of("store").contains(&"pilar-files") && !of("files").contains(&"pilar-store"));
    assert_eq!(of("cli"), ["pilar-app"]);
}

#[test]
fn ids_are_found_in_literals_only() {
    let ids = Ids {
        folders: BTreeSet::from(["lke-zi-2026".into()]),
        codes: BTreeSet::from(["A.I".into(), "A.I.1.i.a".into()]),
        cells: BTreeSet::from(["K128".into()]),
    };
    let text = "// A.I and \"lke-zi-2026\" may stand in a comment\n\
        let a = \"assessments/lke-zi-2026/gates.toml\";\n\
        let b = \"Lihat A.I.1.i.a.\";\n\
        let c = \"A.II\"; let d = \"A.I\";\n\
        let e = \"K128\"; let f = \"LKE!$K$128\"; let g = \"K1289\";\n";
    assert_eq!(
        instrument_ids("x.rs", text, &ids),
        [
            "x.rs:2: instrumen \"lke-zi-2026\" dalam kode",
            "x.rs:3: kode \"A.I.1.i.a\" dalam kode",
            "x.rs:4: kode \"A.I\" dalam kode",
            "x.rs:5: sel \"K128\" dalam kode",
            "x.rs:5: sel \"LKE!$K$128\" dalam kode",
        ]
    );
}

#[test]
fn the_ids_come_from_the_files_themselves() {
    let ids = Ids::of_assessments(&pilar_tests::root().join("assessments"));
    assert!(ids.codes.contains("A.I") && ids.codes.contains("A.I.1.i.a"));
    assert!(ids.cells.contains("K129") && !ids.cells.contains("A4"));
}

#[test]
fn leftovers_are_found_and_comments_are_not() {
    let text =
        "fn f() {\n    dbg!(1);\n    // todo!()\n    println!(\"todo!\");\n    todo!()\n}\nmy_println!();\n";
    assert_eq!(leftovers("x.rs", text, true), ["x.rs:2: dbg!", "x.rs:4: println!", "x.rs:5: todo!"]);
    assert_eq!(leftovers("x.rs", text, false), ["x.rs:2: dbg!", "x.rs:5: todo!"]);
    assert_eq!(leftovers("x.rs", "unimplemented!()", false), ["x.rs:1: unimplemented!"]);
    assert_eq!(leftovers("x.rs", "eprintln!()", true), ["x.rs:1: eprintln!"]);
}

#[test]
fn a_forgotten_test_file_is_found() {
    let test = "#[test]\nfn t() {}\n";
    let all: BTreeMap<String, String> = [
        ("tests/golden/main.rs", "mod cases;\npub mod deep;\n"),
        ("tests/golden/cases.rs", test),
        ("tests/golden/deep/mod.rs", "mod inner;\n"),
        ("tests/golden/deep/inner.rs", test),
        ("tests/golden/lost.rs", test),
        ("tests/faults/main.rs", test),
        ("tests/support/lib.rs", "// #[test] only in a comment\n"),
        ("tests/support/helper.rs", "fn helper() {}\n"),
        ("crates/core/tests/rules/main.rs", "mod scoring;\n"),
        ("crates/core/tests/rules/scoring.rs", test),
        ("crates/core/tests/rules/gates.rs", "proptest! {}\n"),
        ("crates/core/tests/single.rs", test),
    ]
    .map(|(path, text)| (path.to_owned(), text.to_owned()))
    .into();
    let declared = declared_tests(
        "[[test]]\nname = \"golden\"\npath = \"golden/main.rs\"\n[[test]]\nname = \"x\"\npath = \"x.rs\"\n",
    );
    assert_eq!(
        forgotten_tests(&all, &declared),
        [
            "crates/core/tests/rules/gates.rs: memuat pengujian, tetapi tidak pernah dijalankan",
            "tests/faults/main.rs: memuat pengujian, tetapi tidak pernah dijalankan",
            "tests/golden/lost.rs: memuat pengujian, tetapi tidak pernah dijalankan",
            "tests/x.rs: disebut di tests/Cargo.toml, tetapi tidak ada",
        ]
    );
}

#[test]
fn gaps_and_doubles_in_migrations_are_found() {
    assert!(misnumbered("m", ["0001_a.sql", "0002_b.sql", "evidence_0001_c.sql"].into_iter()).is_empty());
    assert_eq!(
        misnumbered(
            "m",
            ["0001_a.sql", "0001_b.sql", "0004_c.sql", "evidence_0002_d.sql", "plain.sql"].into_iter()
        ),
        [
            "m/0001_b.sql: seharusnya bernomor 0002",
            "m/0004_c.sql: seharusnya bernomor 0003",
            "m/evidence_0002_d.sql: seharusnya bernomor 0001",
            "m/plain.sql: seharusnya bernomor 0004"
        ]
    );
}

#[test]
fn an_edited_migration_is_found() {
    let migrations: BTreeMap<String, Vec<u8>> = [
        ("0001_a.sql", b"abc".to_vec()),
        ("0002_b.sql", b"edited".to_vec()),
        ("0003_c.sql", b"new".to_vec()),
    ]
    .map(|(name, bytes)| (name.to_owned(), bytes))
    .into();
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    let list = format!("{abc}  0001_a.sql\n{abc} *0002_b.sql\n{abc}  0000_z.sql\n");
    assert_eq!(
        edited("m", &migrations, &list),
        [
            "m/0002_b.sql: sudah diubah; tulis migrasi baru",
            "m/0003_c.sql: belum ada di checksums.txt",
            "m/0000_z.sql: sudah dihapus",
        ]
    );
}
