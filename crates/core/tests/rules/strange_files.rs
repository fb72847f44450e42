//! Files that would make a careless reader hang, panic or guess.

use super::common::{load_texts, tiny_with};

#[test]
fn a_node_that_is_its_own_parent_is_a_fault_and_no_endless_loop() {
    let faults = tiny_with(
        "parent = \"P.1\"\nlevel = \"pokok\"\nname = \"Perawatan\"",
        "parent = \"P.1.y\"\nlevel = \"pokok\"\nname = \"Perawatan\"",
    )
    .expect_err("a circle");
    assert_eq!(
        faults,
        [
            "P.1.y: baris 16 harus di bawah baris induknya",
            "P.1: bobot 30 tidak sama dengan jumlah bobot di bawahnya, 12",
            "P.1.y.a: pertanyaan tidak termasuk area mana pun",
            "P.1.y.b: pertanyaan tidak termasuk area mana pun",
        ]
    );
}

#[test]
fn a_question_without_its_node_shifts_no_other_reference() {
    // The gate on R.a once pointed past the end when an earlier question had lost its node.
    let faults = tiny_with("code = \"P.2.b\"\nnode = \"P.2\"", "code = \"P.2.b\"\nnode = \"P.9\"")
        .expect_err("a fault");
    assert_eq!(faults, ["P.2.b: simpul \"P.9\" tidak dikenal"]);
}

#[test]
fn numbers_that_would_overflow_are_refused_where_they_stand() {
    for number in
        ["1e300", "79228162514264337593543950335.0", "9223372036854775807", "nan", "inf", "-1000001"]
    {
        let faults = tiny_with("weight = 70\n", &format!("weight = {number}\n")).expect_err("a fault");
        assert_eq!(
            faults[0], "instrument.toml: baris 79: bilangan di luar jangkauan, paling besar 1000000",
            "{number}"
        );
    }
    let faults = tiny_with("weight = 70\n", "weight = \"70\"\n").expect_err("a fault");
    assert_eq!(faults[0], "instrument.toml: baris 79: bukan bilangan");
}

#[test]
fn a_newer_format_is_refused_before_anything_else_in_the_file() {
    let faults = load_texts(&[("baru.toml", "format = 2\n[hologram]\nkey = 1\n".into())]).expect_err("newer");
    assert_eq!(faults[0], "baru.toml: format 2 tidak dikenal; program ini membaca format 1");
    let faults = load_texts(&[("teks.toml", "format = \"1\"\n".into())]).expect_err("no number");
    assert_eq!(faults[0], "teks.toml: format \"1\" tidak dikenal; program ini membaca format 1");
}

#[test]
fn nothing_at_all_is_a_list_of_faults() {
    for text in ["", "format = 1\n", "\u{feff}format = 1\n", "\0"] {
        assert!(load_texts(&[("a.toml", text.into())]).is_err(), "{text:?}");
    }
    assert!(load_texts(&[]).is_err());
}
