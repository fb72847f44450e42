use pilar_core::assessment::Assessment;
use pilar_core::gates::reaches;
use pilar_core::instrument::Instrument;
use pilar_core::path::{Loss, Margin, Outcome, Step};
use serde::Serialize;
use serde_json::Value;

use super::{answer_value, float};

/// The cheapest way to a predicate. Points are unrounded and on the floor, which gates are judged on.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct PathView {
    /// Whether the predicate can be met.
    pub reachable: bool,
    /// What all steps cost; `null` when it cannot.
    #[ts(type = "number | null")]
    pub cost: Option<u64>,
    /// The answers to raise, in the order of the worksheet.
    pub steps: Vec<StepView>,
    /// The total with all steps done; the best possible one when the predicate cannot be met.
    pub total: f64,
    /// The gates then.
    pub gates: Vec<PathGateView>,
    /// When the predicate cannot be met: codes of the ratios that nothing can be raised of while they are blank, and that
    /// an unmet gate looks at; not there where there is none, and where a file gave the raises.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unfilled: Option<Vec<String>>,
    /// The next-best paths, where they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alternatives: Option<Vec<AlternativeView>>,
    /// The best total of every cost at which it rises, gates left aside, where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub curve: Option<Vec<BudgetView>>,
    /// What a cost counts, for people, for example `satuan upaya` or `hari`; not there where a file gave the costs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// How many days a cost is, as a sentence for people, where costs are counted in days.
    #[serde(skip)]
    #[ts(skip)]
    pub counted: Option<String>,
}

/// One answer to raise.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct StepView {
    /// Soal id of the input.
    pub soal_id: u32,
    /// Code of the input.
    pub code: String,
    /// The answer it has: the key of an option, a number, or `null` while it is blank.
    #[ts(type = "string | number | null")]
    pub from: Value,
    /// The answer it gets.
    #[ts(type = "string | number")]
    pub to: Value,
    /// What it costs.
    pub cost: u32,
    /// Points it adds.
    pub gain: f64,
    /// Title of the question, for people.
    #[serde(skip)]
    #[ts(skip)]
    pub title: String,
}

/// One gate as a path leaves it; figures are in the gate's unit.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct PathGateView {
    /// Its key.
    pub key: String,
    /// What is judged.
    pub value: f64,
    /// What is asked for, with the points that were to be kept to spare.
    pub minimum: f64,
    /// Whether it is met.
    pub met: bool,
    /// The predicate's own minimum, without points to spare.
    #[serde(skip)]
    #[ts(skip)]
    pub official: f64,
    /// Whether that one is met.
    #[serde(skip)]
    #[ts(skip)]
    pub official_met: bool,
    /// Its name, for people.
    #[serde(skip)]
    #[ts(skip)]
    pub name: String,
}

/// A path in which one step of the best is not to be had.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct AlternativeView {
    /// What all steps cost.
    #[ts(type = "number")]
    pub cost: u64,
    /// The answers to raise.
    pub steps: Vec<StepView>,
    /// The total with all steps done.
    pub total: f64,
}

/// The most that a budget brings.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, ts_rs::TS)]
pub struct BudgetView {
    /// What is spent.
    #[ts(type = "number")]
    pub cost: u64,
    /// The best total.
    pub total: f64,
}

/// How many answers may be lowered by one level before a predicate is lost.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct MarginView {
    /// Whether every gate is met now.
    pub met: bool,
    /// The fewest answers that lose it; 0 when it is unmet, `None` when lowering all of them loses nothing.
    pub downgrades: Option<usize>,
    /// Key of the gate that breaks first, or is unmet.
    pub gate: Option<String>,
    /// Its name, for people.
    #[serde(skip)]
    #[ts(skip)]
    pub gate_name: Option<String>,
    /// Those answers, the largest loss first.
    pub weakest: Vec<LossView>,
    /// By how many points every gate is met.
    pub gates: Vec<SpareView>,
    /// Codes of the questions whose answer alone breaks a gate when it comes to count for nothing.
    pub critical: Vec<String>,
    /// How many of those have neither a document nor a link.
    pub critical_without_evidence: usize,
}

/// One answer that is lowered.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct LossView {
    /// Code of the question.
    pub code: String,
    /// Points it costs.
    pub loss: f64,
}

/// By how much a gate is met.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct SpareView {
    /// Its key.
    pub key: String,
    /// Points above its minimum; negative when it is unmet.
    pub above: f64,
    /// Its name, for people.
    #[serde(skip)]
    #[ts(skip)]
    pub name: String,
}

impl PathView {
    /// A cost with what it counts, where that is known.
    pub fn cost_text(&self, cost: u64) -> String {
        self.unit.as_ref().map_or_else(|| cost.to_string(), |unit| format!("{cost} {unit}"))
    }

    /// What was found, as a sentence without its stop; `target` is the predicate's name.
    pub fn sentence(&self, target: &str) -> String {
        match (self.cost, self.steps.len()) {
            (None, _) => format!("{target} tidak terjangkau dengan kenaikan yang ada"),
            (Some(_), 0) => format!("{target} sudah terpenuhi; tidak ada jawaban yang perlu dinaikkan"),
            (Some(cost), steps) => {
                let cost = self.cost_text(cost);
                format!("{target} terpenuhi dengan menaikkan {steps} jawaban, biaya {cost}")
            }
        }
    }

    /// What blank ratios have to do with it that the predicate cannot be met.
    pub fn unfilled_sentence(&self) -> Option<String> {
        let codes = self.unfilled.as_ref()?.join(", ");
        Some(format!(
            "Rasio yang masih kosong dihitung nol dan belum dapat dinaikkan; isikan dahulu angkanya di lembar kerja: {codes}."
        ))
    }
}

impl MarginView {
    /// What the predicate withstands, as a sentence; `target` is the predicate's name.
    pub fn sentence(&self, target: &str) -> String {
        let gate = self.gate_name.as_deref().unwrap_or_default();
        match self.downgrades {
            Some(0) => {
                format!("{target} belum terpenuhi (syarat {gate}); belum ada yang dapat dipertahankan.")
            }
            Some(1) => format!("{target} lepas bila satu jawaban turun satu tingkat (syarat {gate})."),
            Some(count) => format!(
                "{target} bertahan bila paling banyak {} jawaban turun satu tingkat, dan lepas bila {count} turun (syarat {gate}).",
                count - 1
            ),
            None => format!("{target} bertahan walaupun semua jawaban pilihan turun satu tingkat."),
        }
    }
}

pub(crate) fn path_view(instrument: &Instrument, outcome: &Outcome) -> PathView {
    let (cost, steps, scores, verdict) = match outcome {
        Outcome::Reached(path) => (Some(path.cost), path.steps.as_slice(), &path.scores, &path.verdict),
        Outcome::OutOfReach(best) => (None, [].as_slice(), &best.scores, &best.verdict),
    };
    let gates = verdict.gates.iter().map(|result| {
        let gate = &instrument.gates[result.gate];
        let official = gate.minimum.get(&verdict.target).copied().unwrap_or(result.minimum);
        PathGateView {
            key: gate.key.clone(),
            value: float(result.value.floor),
            minimum: float(result.minimum),
            met: result.met,
            official: float(official),
            official_met: reaches(result.value.floor, official),
            name: gate.name.clone(),
        }
    });
    PathView {
        reachable: cost.is_some(),
        cost,
        steps: step_views(instrument, steps),
        total: float(scores.total.floor),
        gates: gates.collect(),
        unfilled: None,
        alternatives: None,
        curve: None,
        unit: None,
        counted: None,
    }
}

pub(crate) fn step_views(instrument: &Instrument, steps: &[Step]) -> Vec<StepView> {
    let view = |step: &Step| StepView {
        soal_id: step.soal,
        code: instrument.input(step.soal).map_or_else(String::new, |(_, input)| input.code.clone()),
        from: step.from.as_ref().map_or(Value::Null, answer_value),
        to: answer_value(&step.to),
        cost: step.cost,
        gain: float(step.gain),
        title: instrument.questions[step.question].title.clone(),
    };
    steps.iter().map(view).collect()
}

pub(crate) fn margin_view(assessment: &Assessment, margin: &Margin) -> MarginView {
    let instrument = assessment.instrument;
    let downgrades = match (margin.met, margin.gate) {
        (true, None) => None,
        _ => Some(margin.weakest.len()),
    };
    let loss = |loss: &Loss| LossView {
        code: instrument.questions[loss.question].code.clone(),
        loss: float(loss.points),
    };
    let gate = margin.gate.map(|gate| &instrument.gates[gate]);
    let critical = || margin.critical.iter().map(|question| &instrument.questions[*question]);
    let spare = margin.above.iter().map(|(gate, points)| SpareView {
        key: instrument.gates[*gate].key.clone(),
        above: float(*points),
        name: instrument.gates[*gate].name.clone(),
    });
    MarginView {
        met: margin.met,
        downgrades,
        gate: gate.map(|gate| gate.key.clone()),
        gate_name: gate.map(|gate| gate.name.clone()),
        weakest: margin.weakest.iter().map(loss).collect(),
        gates: spare.collect(),
        critical: critical().map(|question| question.code.clone()).collect(),
        critical_without_evidence: critical().filter(|question| !assessment.has_evidence(question)).count(),
    }
}
