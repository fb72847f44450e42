//! Fills a workspace for measuring: `bulk WORKSPACE` makes 200 assessments with 250 changes each.

use pilar_core::journal::Subject;
use pilar_core::worksheet::Layer;
use pilar_store::{Action, Actor, Beginning, StoreError, Workspace};
use serde_json::json;
use uuid::Uuid;

fn main() -> Result<(), StoreError> {
    let dir = std::env::args_os().nth(1).ok_or(StoreError::Cancelled)?;
    let mut workspace = Workspace::open(dir.as_ref())?;
    let by = Actor { name: "Sari".into(), role: "unit".into() };
    for assessment in 1..=200 {
        let id = Uuid::from_u128(assessment);
        workspace.create_assessment(
            id,
            Beginning { instrument: "lke-zi-2026", profile: json!({"unit": "KPP"}) },
            &by,
            1_780_000_000_000,
        )?;
        let action = Action { assessment: id, name: "Impor", by: &by, now_millis: 1_780_000_000_000 };
        workspace.act(action, |acting| {
            (1..250).try_for_each(|soal| {
                acting.set(Subject::answer(Layer::Unit, soal), json!({"number": "1"})).map(drop)
            })
        })?;
    }
    Ok(())
}
