//! What unit and reviewers ask and answer at inputs.

use crate::find::Find as _;
use std::collections::BTreeMap;

use pilar_core::assessment::Role;
use pilar_core::instrument::SoalId;
use pilar_core::journal::Subject;
use pilar_store::HistoryFilter;
use serde_json::json;
use uuid::Uuid;

use crate::clock;
use crate::error::{AppError, Result};
use crate::note_text::accepted;
use crate::session::Session;
use crate::view::{MessageView, ThreadView};

/// Says something at an input: a question, or an answer to one. Anybody may, at any stage, as nobody's answer changes by
/// it.
pub fn say(session: &mut Session, assessment: Uuid, code: &str, text: &str) -> Result<()> {
    let loaded = session.assessment(assessment)?;
    let (question, input) = loaded.find_input(code)?;
    let text = accepted(text.trim())?.ok_or(AppError::MissingText("pesan"))?;
    let subject = Subject::Message(input.soal, Uuid::now_v7());
    let name = format!("Tanya jawab pada {}", question.titled(&input.code));
    session.act(assessment, &name, |acting| {
        acting.set(subject, json!(text))?;
        Ok(())
    })
}

/// Every thread, in the order of the worksheet, each from its beginning. What was taken back is not in it.
pub fn threads(session: &Session, assessment: Uuid) -> Result<Vec<ThreadView>> {
    let loaded = session.assessment(assessment)?;
    let filter = HistoryFilter { subjects: vec!["message".into()], ..HistoryFilter::default() };
    // Newest first: the first change of a message is what stands.
    let mut said: BTreeMap<(SoalId, Uuid), Option<MessageView>> = BTreeMap::new();
    session.workspace.each_change(assessment, &filter, |change| {
        let Subject::Message(soal, id) = change.subject else { return };
        said.entry((soal, id)).or_insert_with(|| {
            let text = change.value.as_str()?.to_owned();
            let role = Role::of(&change.role);
            let is_reviewer = matches!(role, Role::Reviewer(_));
            let role = role.name().to_owned();
            let time = clock::local_text(change.clock.millis);
            Some(MessageView { id, text, author: change.author, role, is_reviewer, time })
        });
    })?;
    let thread = |code: &str, soal: SoalId| {
        let messages = said.range((soal, Uuid::nil())..=(soal, Uuid::max()));
        let messages: Vec<MessageView> = messages.filter_map(|(_, message)| message.clone()).collect();
        (!messages.is_empty()).then(|| ThreadView { code: code.to_owned(), messages })
    };
    Ok(loaded.instrument.inputs().filter_map(|(_, input)| thread(&input.code, input.soal)).collect())
}
