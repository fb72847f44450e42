use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Assessment, Document};

/// Something doubtful about a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// Another document has the same content.
    SameContent {
        /// Title of the other one.
        title: String,
    },
    /// Another document has a file of the same name and another content.
    SameName {
        /// The name.
        name: String,
    },
    /// It is from a year that the assessment does not look at.
    OtherYear {
        /// Its year.
        year: u16,
        /// The year of the assessment.
        expected: u16,
    },
    /// It is an earlier year's, and serves no input of this one.
    LastYear,
    /// It serves no input.
    Unused,
}

/// What is doubtful about each document; documents without doubt are left out.
pub fn doubts(assessment: &Assessment) -> BTreeMap<Uuid, Vec<Doubt>> {
    let mut by_content: BTreeMap<&str, Vec<Uuid>> = BTreeMap::new();
    let mut by_name: BTreeMap<String, Vec<Uuid>> = BTreeMap::new();
    for (id, document) in &assessment.documents {
        if let Some(current) = document.current() {
            by_content.entry(&current.sha256).or_default().push(*id);
        }
        by_name.entry(document.file_name().to_lowercase()).or_default().push(*id);
    }
    let other =
        |ids: Option<&Vec<Uuid>>, id: Uuid| ids.into_iter().flatten().copied().find(|other| *other != id);
    let mut found: BTreeMap<Uuid, Vec<Doubt>> = BTreeMap::new();
    for (id, document) in &assessment.documents {
        let mut add = |doubt| found.entry(*id).or_default().push(doubt);
        let content = document.current().map_or("", |revision| &revision.sha256);
        let twin = other(by_content.get(content), *id).and_then(|twin| assessment.documents.get(&twin));
        if let Some(twin) = twin {
            add(Doubt::SameContent { title: twin.about.title.clone() });
        } else if other(by_name.get(&document.file_name().to_lowercase()), *id).is_some() {
            add(Doubt::SameName { name: document.file_name().to_owned() });
        }
        if let Some(year) = assessment.unfitting_year(document) {
            add(Doubt::OtherYear { year, expected: assessment.profile.year });
        }
        if document.serves.is_empty() {
            let carried = assessment.last_year.values().any(|said| said.documents.contains(id));
            add(if carried { Doubt::LastYear } else { Doubt::Unused });
        }
    }
    found
}

impl Assessment {
    /// A document's year when it is not one the assessment looks at: its own and the one before.
    pub fn unfitting_year(&self, document: &Document) -> Option<u16> {
        let fitting = self.profile.year.saturating_sub(1)..=self.profile.year;
        document.about.year.filter(|year| !fitting.contains(year))
    }
}
