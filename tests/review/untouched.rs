//! No review operation ever changes what the unit answered and noted.

use std::collections::BTreeMap;

use pilar_app::review::{
    FollowUpInput, GivenTicks, RecommendInput, ReviewInput, follow_up, recommend, review_input, set_round,
};
use pilar_app::session::Session;
use pilar_app::worksheet::{redo, undo};
use pilar_app::workspace::{create_example, show_assessment};
use pilar_app::{Layer, Step};
use serde_json::Value;

/// A small generator of its own, so that a failing seed can be run again.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).expect("small")
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.roll(from.len())]
    }
}

/// What the unit answered and noted by soal id, and its scores.
type OfTheUnit = (BTreeMap<u32, (Option<Value>, Option<String>)>, String);

fn of_the_unit(session: &Session, id: uuid::Uuid) -> OfTheUnit {
    let view = show_assessment(session, id).expect("assessment");
    let inputs = view
        .inputs
        .iter()
        .map(|input| (input.soal_id, (input.answers.get("unit").cloned(), input.notes.get("unit").cloned())))
        .collect();
    (inputs, serde_json::to_string(&view.score).expect("score"))
}

#[test]
fn six_hundred_random_review_operations_leave_the_unit_as_it_was() {
    let folder = tempfile::tempdir().expect("folder");
    let mut session = Session::open(folder.path(), "Penguji", "koordinator").expect("session");
    let id = create_example(&mut session).expect("example");
    let before = of_the_unit(&session, id);
    let codes: Vec<String> = show_assessment(&session, id)
        .expect("assessment")
        .inputs
        .into_iter()
        .map(|input| input.code)
        .collect();
    let mut dice = Dice(20_261_122);
    let (mut done, mut refused) = (0, 0);
    for step in 0..600 {
        let layer = *dice.pick(&Layer::ALL);
        let operation = dice.roll(12);
        // Mostly in a role the operation is for, so that much of it is done.
        let own = match operation {
            0..=2 | 4 | 5 => *dice.pick(&["koordinator", "dalnis"]),
            _ => layer.key(),
        };
        session.set_actor("Penguji", if dice.roll(8) == 0 { "pokja" } else { own });
        let outcome = match operation {
            0 => set_round(
                &mut session,
                id,
                *dice.pick(&[Step::Submit, Step::Submit, Step::Return, Step::Approve, Step::Reopen]),
                None,
            )
            .map(drop),
            1 => {
                let given = RecommendInput {
                    text: "Lengkapi bukti".into(),
                    code: Some(dice.pick::<String>(&codes).clone()),
                    ..RecommendInput::default()
                };
                recommend(&mut session, id, &given).map(drop)
            }
            2 => {
                let given = FollowUpInput {
                    recommendation: "1".into(),
                    text: "Sudah".into(),
                    status: "selesai".into(),
                    date: Some("2026-05-20".into()),
                };
                follow_up(&mut session, id, &given).map(drop)
            }
            3 => recommend(
                &mut session,
                id,
                &RecommendInput { change: Some("1".into()), ..RecommendInput::default() },
            )
            .map(drop),
            4 => undo(&mut session, id).and_then(|name| match name.as_deref() {
                // Nothing of the review is left to take back; the example itself stays.
                Some("Isi contoh") => redo(&mut session, id).map(drop),
                _ => Ok(()),
            }),
            5 => redo(&mut session, id).map(drop),
            _ => {
                let given = ReviewInput {
                    code: dice.pick::<String>(&codes).clone(),
                    answer: dice
                        .pick(&[None, Some(""), Some("A"), Some("Ya"), Some("B"), Some("3"), Some("0")])
                        .map(Into::into),
                    note: dice.pick(&[None, Some(""), Some("Catatan")]).map(Into::into),
                    verdict: dice.pick(&[None, Some(""), Some("sesuai"), Some("revisi")]).map(Into::into),
                    ticks: GivenTicks {
                        evidence: *dice.pick(&[None, Some(true), Some(false)]),
                        ..GivenTicks::default()
                    },
                };
                review_input(&mut session, id, layer, &given).map(drop)
            }
        };
        *(if outcome.is_ok() { &mut done } else { &mut refused }) += 1;
        if step % 25 == 0 {
            assert_eq!(of_the_unit(&session, id), before, "after step {step}");
        }
    }
    assert_eq!(of_the_unit(&session, id), before);
    assert!(done > 100 && refused > 10, "{done} done, {refused} refused");
}
