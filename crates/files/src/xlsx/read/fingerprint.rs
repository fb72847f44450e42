//! Tells which question a text is by a few hashes of its words; the words themselves are nowhere.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

/// Hashes kept of a text: the smallest ones of its pairs of words.
const KEPT: usize = 10;
/// A text of fewer pairs says too little.
const FEWEST: usize = 3;

/// A few hashes that stand for a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch(BTreeSet<u32>);

impl Sketch {
    /// The sketch of a text; `None` when it has too few words.
    pub fn of(text: &str) -> Option<Self> {
        let words: Vec<String> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().any(char::is_alphabetic))
            .map(str::to_lowercase)
            .collect();
        let hashes: BTreeSet<u32> = words.windows(2).map(|pair| hash(&pair.join(" "))).collect();
        (hashes.len() >= FEWEST).then(|| Self(hashes.into_iter().take(KEPT).collect()))
    }

    /// Reads what [`Display`](std::fmt::Display) writes.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let hashes: Option<BTreeSet<u32>> =
            text.split_whitespace().map(|word| u32::from_str_radix(word, 16).ok()).collect();
        hashes.filter(|hashes| !hashes.is_empty()).map(Self)
    }

    /// How alike two texts are, in parts of a hundred: what the smallest hashes of both together have in common.
    pub(crate) fn likeness(&self, other: &Self) -> usize {
        let union: Vec<u32> = self.0.union(&other.0).copied().take(KEPT).collect();
        let common = union.iter().filter(|hash| self.0.contains(hash) && other.0.contains(hash)).count();
        common * 100 / union.len().max(1)
    }
}

impl std::fmt::Display for Sketch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let hashes: Vec<String> = self.0.iter().map(|hash| format!("{hash:08x}")).collect();
        f.write_str(&hashes.join(" "))
    }
}

fn hash(text: &str) -> u32 {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().take(4).fold(0, |hash, byte| hash << 8 | u32::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_like_itself_and_a_little_change_and_unlike_others() {
        let of = |text: &str| Sketch::of(text).expect("words enough");
        let one =
            of("Kantor ini menanam pohon di halaman depan setiap awal musim hujan bersama warga sekitar");
        let near = of("Kantor ini menanam pohon di halaman depan setiap awal musim hujan bersama para warga");
        let far = of("Petugas loket mencatat setiap tamu yang datang pada buku besar di meja penerima");
        assert_eq!(one.likeness(&one), 100);
        assert!(one.likeness(&near) >= 60, "{}", one.likeness(&near));
        assert_eq!(one.likeness(&far), 0);
        assert_eq!(Sketch::parse(&one.to_string()), Some(one));
        assert_eq!(Sketch::of("Pertanyaan baris 6"), None);
        assert_eq!(Sketch::parse("xyz"), None);
    }
}
