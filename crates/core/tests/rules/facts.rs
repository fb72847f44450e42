//! What the hash of an instrument's facts notices and what it does not.

use crate::common::{TINY, load_texts, tiny, tiny_with};

/// Texts, cells and what is only told.
const TEXTS: [(&str, &str); 9] = [
    ("name = \"Lomba Kebun Sekolah\"", "name = \"Lomba Kebun\""),
    ("regulation = \"Pedoman", "regulation = \"Buku pedoman"),
    ("title = \"Hasil panen\"", "title = \"Panen\""),
    ("Sedang = \"Sesuai rencana.\"", "Sedang = \"Seperti direncanakan.\""),
    ("label = \"Jumlah hari hujan\"", "label = \"Hari hujan\""),
    ("portal_row = 24", "portal_row = 25"),
    ("heading_row = 3", "heading_row = 2"),
    ("certainty = \"L\"", "certainty = \"H\""),
    ("name = \"Nilai akhir\"", "name = \"Nilai\""),
];

/// One of each kind of fact; every one leaves the instrument valid.
const FACTS: [(&str, &str); 10] = [
    ("{ key = \"Sedang\", value = 0.6 }", "{ key = \"Sedang\", value = 0.5 }"),
    ("minimum = { perak = 60, emas = 80 }", "minimum = { perak = 60, emas = 81 }"),
    ("minimum = { emas = 15 }", "minimum = { perak = 10, emas = 15 }"),
    ("nodes = [\"P.1\", \"P.2\"]\nunit = \"percent\"", "nodes = [\"P.1\", \"R\"]\nunit = \"percent\""),
    ("numerator = [531, 532]\ndenominator = [530]", "numerator = [531]\ndenominator = [530, 532]"),
    ("previous = 511\ncurrent = 512", "previous = 512\ncurrent = 511"),
    ("maximum = 5", "maximum = 4"),
    ("id = 912", "id = 913"),
    ("soal = 540", "soal = 541"),
    ("key = \"air\"\nnumber = 2", "key = \"air\"\nnumber = 3"),
];

#[test]
fn texts_comments_line_ends_and_order_are_no_facts() {
    let facts = tiny().facts;
    let texts: Vec<(&str, String)> = TINY
        .iter()
        .rev()
        .map(|(name, text)| (*name, format!("# Catatan.\r\n{}", text.replace('\n', "\r\n"))))
        .collect();
    assert_eq!(load_texts(&texts).expect("loads").facts, facts);
    for (from, to) in TEXTS {
        assert_eq!(
            tiny_with(from, to).unwrap_or_else(|faults| panic!("{to}: {faults:?}")).facts,
            facts,
            "{to}"
        );
    }
}

#[test]
fn every_kind_of_fact_changes_the_hash() {
    let mut seen = vec![tiny().facts];
    for (from, to) in FACTS {
        let facts = tiny_with(from, to).unwrap_or_else(|faults| panic!("{to}: {faults:?}")).facts;
        assert!(!seen.contains(&facts), "{from} and {to} have the same hash");
        seen.push(facts);
    }
}

#[test]
fn files_that_state_other_facts_than_they_hold_are_refused() {
    let facts = tiny().facts.to_string();
    let stated = |facts: &str| tiny_with("\nyear = ", &format!("\nfacts = \"{facts}\"\nyear = "));
    assert_eq!(stated(&facts).expect("as it says").facts.to_string(), facts);
    for lie in ["", "x", &facts.replace(|c| c != '0', "1")] {
        assert_eq!(
            stated(lie).expect_err("a lie"),
            [format!(
                "instrument: fakta di berkas (nomor, kode, bobot, pilihan, rumus, syarat) tidak sama dengan sidik yang \
                 ditulisnya; bila fakta memang diubah, naikkan version dan tulis facts = \"{facts}\""
            )]
        );
    }
}

#[test]
fn the_hash_is_what_the_specification_says() {
    // Worked out from docs/spec/instrument.md by another program (Python).
    assert_eq!(tiny().facts.to_string(), "a20a18ce97d94d14ad37b399842eaf8dc665378c7883fc4f41c38e56ded7e6db");
}
