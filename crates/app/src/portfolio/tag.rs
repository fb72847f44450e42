use std::collections::BTreeMap;

use pilar_core::agency::{LONGEST_TAG, TagKey, tag_groups};
use pilar_core::journal::Subject;
use pilar_core::text::tidy;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use super::chosen::{PortfolioFilter, of_chosen};
use crate::error::Result;
use crate::session::Session;
use crate::workspace::create::require_at_most;

/// What a unit is grouped by from now on, as one action. A tag that is not named stays; an empty one is taken away.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
pub struct TagInput {
    /// The assessment.
    pub assessment: Uuid,
    /// The tags.
    #[ts(type = "Partial<Record<TagKey, string>>")]
    pub tags: BTreeMap<TagKey, String>,
}

/// A tag of the workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct KnownTag {
    /// What it groups by.
    pub key: TagKey,
    /// Its name, in the spelling that most units use.
    pub name: String,
    /// Assessments that have it.
    pub units: usize,
}

/// Sets the tags of an assessment. True when any is different now.
pub fn set_tags(session: &mut Session, given: &TagInput) -> Result<bool> {
    for (key, tag) in &given.tags {
        require_at_most(key.key(), &tidy(tag), LONGEST_TAG)?;
    }
    session.act(given.assessment, "Ubah penanda", |acting| {
        given.tags.iter().try_fold(false, |changed, (key, tag)| {
            let tag = tidy(tag);
            let value = if tag.is_empty() { Value::Null } else { json!(tag) };
            Ok(acting.set(Subject::Tag(*key), value)? || changed)
        })
    })
}

/// The tags of an assessment.
pub fn tags_of(session: &Session, assessment: Uuid) -> Result<BTreeMap<TagKey, String>> {
    Ok(session.assessment(assessment)?.tags)
}

/// Every tag of the workspace, by kind and alphabet.
pub fn known_tags(session: &Session) -> Result<Vec<KnownTag>> {
    let all = of_chosen(session, &PortfolioFilter::default(), &[], |assessment, _| assessment.tags)?;
    let of = |key: TagKey| {
        let groups = tag_groups(all.iter().map(|tags| tags.get(&key).map(String::as_str)));
        groups
            .into_iter()
            .filter_map(move |group| Some(KnownTag { key, name: group.name?, units: group.members.len() }))
    };
    Ok(TagKey::ALL.into_iter().flat_map(of).collect())
}
