//! Many plausible units, the same every time.

use std::time::{SystemTime, UNIX_EPOCH};

use pilar_core::instrument::{Instrument, Kind};
use pilar_core::journal::Subject;
use pilar_core::review::{Progress, Stage, Verdict};
use pilar_core::worksheet::{Answer, Layer, Round};
use pilar_store::{Acting, Action, Actor, Beginning, StoreError, Workspace};
use serde_json::json;
use uuid::Uuid;

/// A small generator of its own: the same seed gives the same units on every machine.
pub struct Dice(pub u64);

impl Dice {
    /// A number from 0 to `sides` - 1.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).expect("small")
    }
}

/// An hour ago, in milliseconds since 1970: nobody asks about the clock of a workspace that was used so lately.
fn lately() -> u64 {
    let elapsed = SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock after 1970");
    u64::try_from(elapsed.as_millis()).expect("a clock of this age") - 60 * 60 * 1_000
}

/// Adds so many units to a workspace: better and worse ones, half-filled and complete, some under review.
pub fn make_units(workspace: &mut Workspace, instrument: &Instrument, count: usize) -> Vec<Uuid> {
    let by = Actor { name: "Pembuat".into(), role: "pokja".into() };
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let begun = lately();
    (0..count)
        .map(|n| {
            let id = Uuid::now_v7();
            let profile = json!({
                "unit": format!("Kantor Pelayanan {n:04}"),
                "instansi": format!("Pemerintah Kabupaten {:02}", n % 37),
                "year": instrument.year,
                "target": instrument.targets[n % instrument.targets.len()].key,
                "instrument": instrument.key,
                "deadline": format!("{}-0{}-{:02}", instrument.year, 4 + n % 3, 1 + n % 28),
            });
            let action = Action { assessment: id, name: "Isi", by: &by, now_millis: begun + n as u64 };
            let beginning = Beginning { instrument: &instrument.key, profile };
            workspace
                .create_and_act(beginning, action, |acting| fill(acting, instrument, &mut dice, n))
                .expect("a unit");
            id
        })
        .collect()
}

fn fill(
    acting: &mut Acting<'_>,
    instrument: &Instrument,
    dice: &mut Dice,
    n: usize,
) -> Result<(), StoreError> {
    // From poor to excellent; three of four units are complete.
    let quality = 40 + dice.roll(60);
    let filled = if n.is_multiple_of(4) { 30 + dice.roll(70) } else { 100 };
    for (question, input) in instrument.inputs() {
        if dice.roll(100) >= filled {
            continue;
        }
        let good = dice.roll(100) < quality;
        let answer = match &question.kind {
            Kind::Choice { options } => {
                let at = if good { 0 } else { dice.roll(options.len()) };
                Answer::Choice(options[at].key.clone())
            }
            Kind::Survey { maximum } => {
                let step = maximum / rust_decimal::Decimal::from(100);
                Answer::Number(
                    step * rust_decimal::Decimal::from(if good {
                        85 + dice.roll(16)
                    } else {
                        60 + dice.roll(30)
                    }),
                )
            }
            Kind::Share { denominator, .. } => {
                let people =
                    if denominator.contains(&input.soal) { 20 + dice.roll(20) } else { dice.roll(20) };
                Answer::Number(people.into())
            }
            Kind::Decline { .. } => Answer::Number(dice.roll(4).into()),
        };
        acting.set(Subject::answer(Layer::Unit, input.soal), json!(answer))?;
    }
    // Every third unit is with the reviewers, who have looked at a part or at all of it.
    if n.is_multiple_of(3) {
        let progress = Progress { stage: Stage::Submitted, round: Round::First };
        acting.set(Subject::Progress, json!(progress))?;
        let looked_at = if n.is_multiple_of(2) { instrument.input_count() } else { dice.roll(40) };
        for (_, input) in instrument.inputs().take(looked_at) {
            let verdict = if dice.roll(10) == 0 { Verdict::Revisi } else { Verdict::Sesuai };
            acting.set(Subject::Verdict(Layer::At.into(), input.soal), json!(verdict))?;
        }
    }
    Ok(())
}
