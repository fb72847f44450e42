use pilar_core::journal::Subject;
use pilar_core::review::Step;
use pilar_core::worksheet::Layer;
use serde_json::json;
use uuid::Uuid;

use crate::error::{Result, ReviewError};
use crate::session::Session;
use crate::view::{RoundView, round_view};

/// Takes the review one step further, or one back; closing a round keeps the unit's answers as they are then.
pub fn set_round(session: &mut Session, assessment: Uuid, step: Step) -> Result<RoundView> {
    let loaded = session.assessment(assessment)?;
    let before = loaded.book.progress;
    let after = before.after(step).map_err(ReviewError::from)?;
    let name = match step {
        Step::Submit => format!("Serahkan untuk reviu putaran {}", after.round.number()),
        Step::Return => format!("Kembalikan hasil reviu putaran {}", before.round.number()),
        Step::Approve => format!("Setujui hasil reviu putaran {}", before.round.number()),
        Step::Reopen => "Buka kembali tahap sebelumnya".to_owned(),
    };
    session.act(assessment, &name, |acting| {
        acting.set(Subject::Progress, json!(after))?;
        if matches!(step, Step::Return | Step::Approve) {
            acting.set(Subject::Closed(before.round), json!(loaded.book.own(Layer::Unit)))?;
        }
        Ok(())
    })?;
    Ok(round_view(&session.assessment(assessment)?))
}
