//! What groups are called, without what tells who is in them.

use std::collections::BTreeMap;

use crate::rows::plain;

/// Longest label of one alone that names a group, in characters.
const LONGEST: usize = 40;
/// So many labels of one each are free text, where they are most of all.
const SINGLES: usize = 10;
/// Fewest digits of a number that leads to somebody: telephone, NIP, NIK.
const DIGITS: usize = 6;
const NUMBER: &str = "[nomor]";
const MAIL: &str = "[surel]";
const OTHERS: &str = "Lainnya";

/// How many there are of each label, as reports, tasks and the journal may say it. Mail addresses and runs of 6 and more
/// digits, whatever spaces, dots, dashes and brackets stand between them, are masked. A label that one alone has goes into
/// `Lainnya` where something in it was masked, where it is longer than 40 characters, or where more than 10 and most of the
/// labels are such: free text is no group.
pub fn safe_labels(counts: &BTreeMap<String, u64>) -> BTreeMap<String, u64> {
    let singles = counts.values().filter(|count| **count == 1).count();
    let free = singles > SINGLES && singles * 2 > counts.len();
    let mut safe: BTreeMap<String, u64> = BTreeMap::new();
    for (label, count) in counts {
        let masked = masked(label);
        let alone = *count == 1 && (free || masked != *label || label.chars().count() > LONGEST);
        let pooled = alone || plain(&masked) == plain(OTHERS);
        *safe.entry(if pooled { OTHERS.to_owned() } else { masked }).or_default() += count;
    }
    safe
}

fn masked(label: &str) -> String {
    let words = label.split_inclusive(char::is_whitespace).map(|word| {
        let bare = word.trim_end();
        let mail =
            bare.split_once('@').is_some_and(|(before, after)| !before.is_empty() && after.contains('.'));
        if mail { format!("{MAIL}{}", &word[bare.len()..]) } else { word.to_owned() }
    });
    without_numbers(&words.collect::<String>())
}

fn without_numbers(text: &str) -> String {
    let between = |c: char| c.is_whitespace() || matches!(c, '.' | '-' | '\u{2010}'..='\u{2015}' | '(' | ')');
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|c: char| !c.is_ascii_digit() && !between(c)).unwrap_or(from.len());
        let run = from[..end].trim_end_matches(between);
        let digits = run.bytes().filter(u8::is_ascii_digit).count();
        out.push_str(before);
        out.push_str(if digits < DIGITS { run } else { NUMBER });
        rest = &from[run.len()..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::{masked, safe_labels};

    #[test]
    fn numbers_and_addresses_are_masked_and_nothing_else_is() {
        for (label, said) in [
            ("Kotak saran", "Kotak saran"),
            ("17 - 25 tahun", "17 - 25 tahun"),
            ("Call center 112", "Call center 112"),
            ("Perda 12/2019 pasal 3", "Perda 12/2019 pasal 3"),
            ("WA 0812-9999-8888 (Siti)", "WA [nomor] (Siti)"),
            ("HP +62 812 9999 8888", "HP +[nomor]"),
            ("NIP. 19800101 200501 2 001, umum", "NIP. [nomor], umum"),
            ("021.555.1234", "[nomor]"),
            ("SMA siti.rahasia@mail.com lulus", "SMA [surel] lulus"),
            ("Instagram @pemkot", "Instagram @pemkot"),
        ] {
            assert_eq!(masked(label), said);
        }
    }

    fn pooled(labels: &[(&str, u64)]) -> Vec<(String, u64)> {
        let counts = labels.iter().map(|(label, count)| ((*label).to_owned(), *count));
        safe_labels(&counts.collect()).into_iter().collect()
    }

    #[test]
    fn free_text_of_one_alone_is_pooled_and_groups_are_not() {
        let long = "Pengurusan izin untuk keluarga besar Siti Rahasia";
        let found =
            pooled(&[("KTP", 2), ("Izin", 1), ("Izin, Budi 081299997777", 1), (long, 1), ("lainnya", 2)]);
        assert_eq!(found, [("Izin".to_owned(), 1), ("KTP".to_owned(), 2), ("Lainnya".to_owned(), 4)]);
        assert_eq!(pooled(&[(long, 2)]), [(long.to_owned(), 2)]);
        let names: Vec<String> = (0..11).map(|at| format!("Warga {at}")).collect();
        let mut labels: Vec<(&str, u64)> = names.iter().map(|name| (name.as_str(), 1)).collect();
        labels.push(("KTP", 4));
        assert_eq!(pooled(&labels), [("KTP".to_owned(), 4), ("Lainnya".to_owned(), 11)]);
        assert_eq!(pooled(&labels[1..]).len(), 11, "ten are still groups");
    }
}
