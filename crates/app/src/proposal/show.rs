use pilar_core::assessment::Assessment;
use pilar_core::proposal::Letter;
use serde::Serialize;
use uuid::Uuid;

use super::appeal::{AppealView, appeal_of};
use super::data::requirements;
use super::kit::{KitView, kit_of};
use super::letter::letter_document;
use super::letter_fields::{LetterFieldView, field_views};
use crate::error::Result;
use crate::session::Session;

/// Everything there is of a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ProposalView {
    /// Files, conditions and stages.
    pub kit: KitView,
    /// The letters that can be made.
    pub letters: Vec<LetterView>,
    /// The objection.
    pub appeal: AppealView,
}

/// A letter that can be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct LetterView {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Whether it lists what is objected to.
    pub objects: bool,
    /// Key of the item of the kit that it becomes once it is signed.
    pub item: Option<String>,
    /// What is filled into it.
    pub fields: Vec<LetterFieldView>,
    /// What is missing and would be marked in it, by its names.
    pub missing: Vec<String>,
}

/// The proposal as it stands.
pub fn show_proposal(session: &Session, assessment: Uuid) -> Result<ProposalView> {
    let loaded = session.assessment(assessment)?;
    let letters = requirements()?.letter.iter().map(|letter| letter_view(session, &loaded, letter));
    Ok(ProposalView {
        kit: kit_of(session, &loaded)?,
        letters: letters.collect::<Result<_>>()?,
        appeal: appeal_of(session, &loaded)?,
    })
}

fn letter_view(session: &Session, loaded: &Assessment, letter: &Letter) -> Result<LetterView> {
    let mut items = requirements()?.items(&loaded.profile.target);
    let item = items.find(|item| item.letter.as_ref() == Some(&letter.key));
    Ok(LetterView {
        key: letter.key.to_string(),
        name: letter.name.clone(),
        objects: letter.answers.is_some(),
        item: item.map(|item| item.key.to_string()),
        fields: field_views(loaded, letter)?,
        missing: letter_document(session, loaded, letter)?.gaps(),
    })
}
