use std::collections::BTreeMap;

use pilar_core::complaint::State;
use pilar_core::instrument::SoalId;
use serde::Deserialize;

use super::COLUMNS;
use crate::form_table::Words;
use crate::rows::plain;

/// Words that registers use, and the inputs that their counts answer; data, not code.
#[derive(Debug, Clone, Default)]
pub struct ComplaintLore {
    /// How many days an answer may take.
    pub within_days: i64,
    soal: BTreeMap<String, Inputs>,
    /// Headings of a number that may only count the rows.
    running: Vec<String>,
    pub(super) columns: Words,
    states: BTreeMap<String, State>,
    channels: BTreeMap<String, String>,
}

/// The inputs of one instrument.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inputs {
    /// Takes how many there are.
    pub total: SoalId,
    /// Takes how many are worked on.
    pub in_process: SoalId,
    /// Takes how many are settled.
    pub done: SoalId,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: u32,
    answer_within_days: i64,
    running: Vec<String>,
    soal: BTreeMap<String, Inputs>,
    columns: BTreeMap<String, Vec<String>>,
    states: States,
    channels: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct States {
    open: Vec<String>,
    in_process: Vec<String>,
    done: Vec<String>,
}

impl ComplaintLore {
    /// Reads the words from TOML.
    ///
    /// # Errors
    /// What is wrong with the text, for whoever edits it.
    pub fn read(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        if file.format != 1 {
            return Err(format!("format {} tidak dikenal", file.format));
        }
        let columns = Words::of(file.columns, &COLUMNS)?;
        let mut lore = Self {
            within_days: file.answer_within_days,
            soal: file.soal,
            running: file.running.iter().map(|word| plain(word)).collect(),
            columns,
            ..Self::default()
        };
        for (state, words) in [
            (State::Open, file.states.open),
            (State::InProcess, file.states.in_process),
            (State::Done, file.states.done),
        ] {
            for word in words {
                if lore.states.insert(plain(&word), state).is_some() {
                    return Err(format!("\"{word}\" berarti dua keadaan"));
                }
            }
        }
        for (name, words) in file.channels {
            lore.channels.insert(plain(&name), name.clone());
            lore.channels.extend(words.iter().map(|word| (plain(word), name.clone())));
        }
        Ok(lore)
    }

    /// The inputs of an instrument.
    pub fn inputs(&self, instrument: &str) -> Option<Inputs> {
        self.soal.get(instrument).copied()
    }

    /// Whether a heading is that of a number that may only count the rows.
    pub(super) fn is_running(&self, heading: &str) -> bool {
        self.running.contains(&plain(heading))
    }

    /// What a word for a state means.
    pub(super) fn state(&self, text: &str) -> Option<State> {
        self.states.get(&plain(text)).copied()
    }

    /// The name of a channel in one spelling.
    pub(super) fn channel<'a>(&'a self, text: &'a str) -> &'a str {
        self.channels.get(&plain(text)).map_or(text, String::as_str)
    }
}
