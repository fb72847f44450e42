use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::Key;

/// What a proposal needs, as data says it (`assessments/proposal/requirements.toml`).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirements {
    /// Version of the format, 1.
    pub format: u32,
    /// Scales of grades by name, each from the best to the lowest.
    #[serde(default)]
    pub grades: BTreeMap<String, Vec<Grade>>,
    /// Kinds of agencies that some conditions tell apart, by key, with their names.
    #[serde(default)]
    pub kinds: BTreeMap<String, String>,
    /// How conditions of the worksheet are judged.
    #[serde(default)]
    pub measure: Vec<Measured>,
    /// The files of the kit, in the order in which the portal asks for them.
    #[serde(default)]
    pub item: Vec<Item>,
    /// The letters that can be made.
    #[serde(default)]
    pub letter: Vec<Letter>,
    /// The stages after submission, in order.
    #[serde(default)]
    pub stage: Vec<StageKind>,
}

/// A grade, and the points that it begins above.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grade {
    /// The letter or word.
    pub grade: String,
    /// Whoever has more points than this has it; the lowest grade begins at 0 and takes 0 in.
    pub above: u32,
}

/// How one condition is judged.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Measured {
    /// Key of the condition.
    pub key: Key,
    /// What its value is and has to be.
    #[serde(flatten)]
    pub measure: Measure,
}

/// What a value is, and what it has to be for each target.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Measure {
    /// A grade of a scale, or points.
    Grade {
        /// Name of the scale.
        grades: String,
        /// The least grade by target; by kind of agency and target where these differ.
        #[serde(default)]
        least: BTreeMap<String, String>,
        /// The same by kind of agency.
        #[serde(default)]
        by_kind: BTreeMap<String, BTreeMap<String, String>>,
    },
    /// A number.
    Number {
        /// The least by target.
        least: BTreeMap<String, u32>,
        /// The most it can be; none where nothing is said.
        #[serde(default)]
        most: Option<u32>,
        /// What is written behind it, for example `%`; empty for a bare number.
        #[serde(default)]
        unit: String,
    },
    /// One of some words.
    Word {
        /// Those that meet it.
        accepted: Vec<String>,
    },
    /// The year since which it holds, or `tidak` where it does not.
    Since {
        /// How many years before the assessment's own that has to be, by target.
        years: BTreeMap<String, u32>,
    },
    /// `ya` or `tidak`.
    Yes,
}

/// A file of the kit.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its key.
    pub key: Key,
    /// What it is.
    pub name: String,
    /// The targets that need it; all of them where none is named.
    #[serde(default)]
    pub targets: Vec<String>,
    /// Whether a kit is complete without it.
    #[serde(default)]
    pub optional: bool,
    /// The letter that makes it.
    #[serde(default)]
    pub letter: Option<Key>,
    /// The condition that it proves.
    #[serde(default)]
    pub condition: Option<Key>,
    /// What to look at before it is called right.
    #[serde(default)]
    pub check: String,
    /// Where it is asked for.
    pub source: String,
}

/// A letter that can be made.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    /// Its key.
    pub key: Key,
    /// Its name.
    pub name: String,
    /// What its first page says in large letters; a letter with an addressee says nothing so.
    #[serde(default)]
    pub headline: String,
    /// What it is about, where nobody says otherwise.
    #[serde(default)]
    pub subject: String,
    /// Paragraphs; `{name}` stands for a field or something known of the unit.
    pub paragraphs: Vec<String>,
    /// Statements in it, one after another.
    #[serde(default)]
    pub statements: Vec<String>,
    /// What comes after these.
    #[serde(default)]
    pub closing: Vec<String>,
    /// What is said before these where something that it lists has a file.
    #[serde(default)]
    pub attached: String,
    /// What it lists: `berkas` the files of the kit, `sanggah` what is objected to.
    #[serde(default)]
    pub lists: String,
    /// The stage that it answers; the day of that stage is the day of the announcement.
    #[serde(default)]
    pub answers: Option<Key>,
}

/// A stage after submission.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageKind {
    /// Its key.
    pub key: Key,
    /// Its name.
    pub name: String,
    /// What may come of it, by key, with names.
    pub outcomes: BTreeMap<String, String>,
}

impl Requirements {
    /// Reads the data and checks that it holds together; the reason when it does not.
    pub fn read(text: &str) -> Result<Self, String> {
        let read: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        if read.format != 1 {
            return Err(format!("format {} tidak dikenal", read.format));
        }
        let mut seen = BTreeSet::new();
        let keys =
            |what: &'static str, keys: Vec<&Key>| keys.into_iter().map(|key| (what, key.clone())).collect();
        let all: [Vec<(&str, Key)>; 4] = [
            keys("measure", read.measure.iter().map(|it| &it.key).collect()),
            keys("item", read.item.iter().map(|it| &it.key).collect()),
            keys("letter", read.letter.iter().map(|it| &it.key).collect()),
            keys("stage", read.stage.iter().map(|it| &it.key).collect()),
        ];
        for (what, key) in all.into_iter().flatten() {
            if !seen.insert((what, key.clone())) {
                return Err(format!("{what} \"{key}\" ada dua kali"));
            }
        }
        for measured in &read.measure {
            read.require_grades(measured)?;
        }
        let unknown =
            read.item.iter().filter_map(|item| item.letter.as_ref()).find(|key| read.letter(key).is_none());
        unknown.map_or(Ok(()), |key| Err(format!("surat \"{key}\" tidak ada")))?;
        let mut answered = read.letter.iter().filter_map(|letter| letter.answers.as_ref());
        let unknown = answered.find(|key| read.stage.iter().all(|stage| stage.key != **key));
        unknown.map_or(Ok(()), |key| Err(format!("tahap \"{key}\" tidak ada")))?;
        Ok(read)
    }

    fn require_grades(&self, measured: &Measured) -> Result<(), String> {
        let Measure::Grade { grades, least, by_kind } = &measured.measure else { return Ok(()) };
        let scale = self.grades.get(grades).ok_or_else(|| format!("skala \"{grades}\" tidak ada"))?;
        let wanted = least.values().chain(by_kind.values().flat_map(BTreeMap::values));
        let unknown = |wanted: &&String| scale.iter().all(|grade| grade.grade != **wanted);
        if let Some(grade) = wanted.into_iter().find(unknown) {
            return Err(format!("\"{grade}\" tidak ada di skala \"{grades}\""));
        }
        match by_kind.keys().find(|kind| !self.kinds.contains_key(*kind)) {
            Some(kind) => Err(format!("jenis instansi \"{kind}\" tidak ada")),
            None => Ok(()),
        }
    }

    /// How a condition is judged; as yes or no where data does not say it.
    pub fn measure(&self, condition: &str) -> &Measure {
        let found = self.measure.iter().find(|it| it.key.as_str() == condition);
        found.map_or(&Measure::Yes, |it| &it.measure)
    }

    /// The letter with this key.
    pub fn letter(&self, key: &Key) -> Option<&Letter> {
        self.letter.iter().find(|letter| letter.key == *key)
    }

    /// The files that a target needs.
    pub fn items<'a>(&'a self, target: &'a str) -> impl Iterator<Item = &'a Item> {
        self.item.iter().filter(move |item| item.is_for(target))
    }
}

impl Item {
    /// Whether a target needs it.
    pub fn is_for(&self, target: &str) -> bool {
        self.targets.is_empty() || self.targets.iter().any(|wanted| wanted == target)
    }
}
