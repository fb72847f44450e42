//! Surveys and the words of forms, from the data compiled into the program.

use std::sync::OnceLock;

use pilar_files::complaints::ComplaintLore;
use pilar_files::survey::{SurveyLore, SurveySet};

use crate::error::{AppError, FeedError, Result};
use crate::instruments;

const FOLDER: &str = "surveys";
const COMPLAINTS: &str = "complaints/reading.toml";
const READING: &str = "reading.toml";

struct Lore {
    words: SurveyLore,
    sets: Vec<SurveySet>,
}

/// What forms call things.
pub(super) fn words() -> Result<&'static SurveyLore> {
    Ok(&lore()?.words)
}

/// A survey by its key.
pub(super) fn survey(key: &str) -> Result<&'static SurveySet> {
    let sets = &lore()?.sets;
    sets.iter().find(|set| set.key.eq_ignore_ascii_case(key.trim())).ok_or_else(|| {
        let known = sets.iter().map(|set| set.key.clone()).collect();
        FeedError::UnknownSurvey { given: key.to_owned(), known }.into()
    })
}

/// Every survey.
pub(super) fn surveys() -> Result<&'static [SurveySet]> {
    Ok(&lore()?.sets)
}

/// What registers of complaints call things.
pub(super) fn complaints() -> Result<&'static ComplaintLore> {
    static READ: OnceLock<std::result::Result<ComplaintLore, String>> = OnceLock::new();
    instruments::read_once(&READ, COMPLAINTS, ComplaintLore::read)
}

fn lore() -> Result<&'static Lore> {
    static READ: OnceLock<std::result::Result<Lore, String>> = OnceLock::new();
    READ.get_or_init(read).as_ref().map_err(|error| AppError::Instrument(error.clone()))
}

fn read() -> std::result::Result<Lore, String> {
    let mut lore = Lore { words: SurveyLore::default(), sets: Vec::new() };
    let mut found = false;
    for (path, text) in instruments::data_in(FOLDER) {
        let fault = |error| format!("{path}: {error}");
        if path.ends_with(READING) {
            lore.words = SurveyLore::read(text).map_err(fault)?;
            found = true;
        } else {
            lore.sets.push(SurveySet::read(text).map_err(fault)?);
        }
    }
    if found { Ok(lore) } else { Err(format!("{FOLDER}/{READING} tidak ada")) }
}
