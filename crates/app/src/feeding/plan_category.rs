use serde::Deserialize;
use uuid::Uuid;

use super::complaints::{inputs, reckon};
use crate::error::{FeedError, Result};
use crate::session::Session;
use crate::team::{TaskInput, TaskView, set_task};
use crate::view::thousands;

/// What is to be done about the complaints of one category.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct CategoryPlan {
    /// The assessment.
    pub assessment: Uuid,
    /// The category.
    pub category: String,
    /// What is done; a sentence about the category where nothing is given.
    pub title: Option<String>,
    /// Who answers for it.
    pub pic: Option<String>,
    /// The day it is due, or `B03`, `B06`, `B09`, `B12`.
    pub due: Option<String>,
}

/// Plans a task about the complaints of a category (Rencana Tindak Lanjut), for the input that counts those settled.
pub fn plan_category(session: &mut Session, plan: &CategoryPlan) -> Result<TaskView> {
    let assessment = session.assessment(plan.assessment)?;
    let (recap, _) = reckon(session, &assessment)?;
    let wanted = plan.category.trim().to_lowercase();
    let found = recap.by_category.iter().find(|(name, _)| name.to_lowercase() == wanted);
    let Some((name, count)) = found else {
        let known = recap.by_category.keys().cloned().collect();
        return Err(FeedError::NoCategory { given: plan.category.clone(), known }.into());
    };
    let input = assessment.instrument.input(inputs(&assessment)?.done).map(|(_, input)| input.code.clone());
    let about = format!("Tindak lanjut pengaduan kategori {name} ({} pengaduan)", thousands(*count));
    let task = TaskInput {
        assessment: plan.assessment,
        title: Some(plan.title.clone().unwrap_or(about)),
        code: input,
        document: Some(format!("Laporan tindak lanjut pengaduan kategori {name}")),
        pic: plan.pic.clone(),
        due: plan.due.clone(),
        ..TaskInput::default()
    };
    set_task(session, &task)
}
