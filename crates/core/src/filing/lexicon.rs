use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

/// Longest phrase that stands for another word, in words.
const LONGEST_PHRASE: usize = 4;

/// Words and spellings that units use in the names of files and folders; data, not code.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// Words before the number of an area, each as its words.
    pub(super) areas: Vec<Vec<String>>,
    /// Words before the number of an input.
    pub(super) soal: Vec<Vec<String>>,
    /// Words that mark a copy.
    pub(super) copies: Vec<Vec<String>>,
    noise: BTreeSet<String>,
    same: BTreeMap<Vec<String>, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: u32,
    areas: Vec<String>,
    soal: Vec<String>,
    copies: Vec<String>,
    noise: Vec<String>,
    same: Vec<Vec<String>>,
}

impl Lexicon {
    /// Reads the words from TOML.
    ///
    /// # Errors
    /// What is wrong with the text, for whoever edits it.
    pub fn read(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        if file.format != 1 {
            return Err(format!("format {} tidak dikenal", file.format));
        }
        let phrases = |list: Vec<String>| list.iter().map(|phrase| split(phrase)).collect();
        let mut same = BTreeMap::new();
        for group in file.same {
            let Some(first) = group.first() else { return Err("kelompok kata kosong".into()) };
            let word = split(first).join("");
            for phrase in &group {
                let words = split(phrase);
                if words.is_empty() || words.len() > LONGEST_PHRASE {
                    return Err(format!("\"{phrase}\" bukan 1 sampai {LONGEST_PHRASE} kata"));
                }
                if same.insert(words, word.clone()).is_some() {
                    return Err(format!("\"{phrase}\" ada di dua kelompok kata"));
                }
            }
        }
        Ok(Self {
            areas: phrases(file.areas),
            soal: phrases(file.soal),
            copies: phrases(file.copies),
            noise: file.noise.into_iter().collect(),
            same,
        })
    }

    /// The number of an area as units write it: `I`, `Area IV`, `Pokja 3`, `Pokja3`.
    pub fn area_number(&self, text: &str) -> Option<u32> {
        let words = split(text);
        let behind = self.areas.iter().filter_map(|phrase| words.strip_prefix(phrase.as_slice()));
        let [number] = behind.min_by_key(|rest| rest.len()).unwrap_or(&words) else { return None };
        let digits = self.areas.iter().find_map(|phrase| number.strip_prefix(phrase.concat().as_str()));
        let counted = || roman(number).and_then(|value| u32::try_from(value).ok());
        digits.unwrap_or(number).parse().ok().or_else(counted)
    }

    /// The words of a text that say something, phrases of one meaning as the same word; without numbers.
    pub(super) fn words(&self, text: &str) -> BTreeSet<String> {
        let all = split(text);
        let mut words = BTreeSet::new();
        let mut at = 0;
        while at < all.len() {
            let longest = LONGEST_PHRASE.min(all.len() - at);
            let phrase = (1..=longest).rev().find_map(|len| Some((self.same.get(&all[at..at + len])?, len)));
            if let Some((word, len)) = phrase {
                words.insert(word.clone());
                at += len;
                continue;
            }
            let word = &all[at];
            at += 1;
            let tells = word.chars().count() > 1
                && word.chars().all(char::is_alphabetic)
                && roman(word).is_none()
                && !self.noise.contains(word);
            if tells {
                words.insert(word.clone());
            }
        }
        words
    }
}

/// The runs of letters and digits of a text, in lower case.
pub(super) fn split(text: &str) -> Vec<String> {
    let runs = text.split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty());
    runs.map(str::to_lowercase).collect()
}

/// The value of a small Roman numeral in lower case.
pub(super) fn roman(text: &str) -> Option<usize> {
    const ROMAN: [&str; 20] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi",
        "xvii", "xviii", "xix", "xx",
    ];
    ROMAN.iter().position(|roman| *roman == text).map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::Lexicon;

    #[test]
    fn areas_are_numbered_in_every_way_that_units_write() {
        let text = "format = 1\nareas = [\"area perubahan\", \"area\", \"pokja\"]\nsoal = []\ncopies = []\n\
                    noise = []\nsame = []\n";
        let lexicon = Lexicon::read(text).expect("words");
        for (written, number) in [
            ("I", Some(1)),
            ("Pokja I", Some(1)),
            ("AREA IV", Some(4)),
            ("Area Perubahan 6", Some(6)),
            ("Pokja3", Some(3)),
            ("5.", Some(5)),
            ("Area", None),
            ("Area 2 dan 3", None),
            ("Area Sembilan", None),
            ("", None),
        ] {
            assert_eq!(lexicon.area_number(written), number, "{written}");
        }
    }
}
