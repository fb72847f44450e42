use std::collections::{BTreeMap, BTreeSet};

use pilar_core::gates::gap;
use pilar_core::instrument::{Area, Question, Subject, Unit};
use pilar_core::scoring::{QuestionScore, Scores};
use pilar_core::worksheet::Layer;
use rust_decimal::Decimal;
use uuid::Uuid;

use crate::clock;
use crate::error::Result;
use crate::session::Session;
use crate::view::{
    ActionView, AreaOverview, DeadlineView, GainView, GapView, MissingDocument, OverviewView, float,
};
use pilar_core::assessment::{Assessed, Assessment, earns};

/// How many of the latest actions an overview shows.
const RECENT: u64 = 10;

/// Where an assessment stands: figures per area, what is missing, what would close the gates, what happened last.
pub fn overview(session: &Session, id: Uuid) -> Result<OverviewView> {
    let assessment = session.assessment(id)?;
    let assessed = assessment.assess();
    let tpi = assessment.evaluation();
    let areas: Vec<AreaOverview> = assessment
        .instrument
        .areas
        .iter()
        .map(|area| area_overview(&assessment, &assessed.scores, tpi.as_ref(), area))
        .collect();
    let actions = session.workspace.actions(id, RECENT)?;
    let today = clock::now_local().date_naive();
    Ok(OverviewView {
        unanswered: areas.iter().map(|area| area.unanswered.len()).sum(),
        without_evidence: areas.iter().map(|area| area.without_evidence.len()).sum(),
        missing_documents: areas.iter().map(|area| area.missing_documents.len()).sum(),
        areas,
        gaps: gaps(&assessment, &assessed),
        recent: actions
            .into_iter()
            .map(|action| ActionView {
                id: action.id,
                name: action.name,
                author: action.author,
                role: action.role,
                time: clock::local_text(action.millis),
                changes: action.changes,
            })
            .collect(),
        deadline: assessment
            .profile
            .deadline
            .map(|deadline| DeadlineView { date: deadline.to_string(), days: (deadline - today).num_days() }),
    })
}

fn area_overview(
    assessment: &Assessment,
    scores: &Scores,
    tpi: Option<&Scores>,
    area: &Area,
) -> AreaOverview {
    let instrument = assessment.instrument;
    let weight: Decimal = area.nodes.iter().map(|node| instrument.nodes[*node].weight).sum();
    let sum = |scores: &Scores, floor: bool| -> Decimal {
        let points = area.nodes.iter().map(|node| scores.nodes[*node].points);
        points.map(|points| if floor { points.floor } else { points.score }).sum()
    };
    let percent = |points: Decimal| float(points * Decimal::ONE_HUNDRED / weight);
    let questions: Vec<(&Question, &QuestionScore)> = instrument
        .questions
        .iter()
        .zip(&scores.questions)
        .filter(|(question, _)| instrument.area_of(question).is_some_and(|of| of.key == area.key))
        .collect();
    let earning = || questions.iter().filter(|(_, score)| earns(score)).map(|(question, _)| *question);
    AreaOverview {
        key: area.key.clone(),
        number: area.number,
        name: area.name.clone(),
        pic: assessment.profile.pokja.get(&area.key).map_or_else(String::new, |pokja| pokja.pic.clone()),
        weight: float(weight),
        score: float(sum(scores, false)),
        percent: percent(sum(scores, false)),
        floor_percent: percent(sum(scores, true)),
        tpi_percent: tpi.map(|tpi| percent(sum(tpi, false))),
        minimum: minimum(assessment, area),
        answered: questions.iter().map(|(_, score)| score.answered).sum(),
        of: questions.iter().map(|(_, score)| score.of).sum(),
        unanswered: questions
            .iter()
            .flat_map(|(question, score)| unanswered(assessment, question, score))
            .collect(),
        without_evidence: earning()
            .filter(|question| !assessment.has_evidence(question))
            .map(|question| question.code.clone())
            .collect(),
        missing_documents: earning().flat_map(|question| missing(assessment, question)).collect(),
    }
}

/// Inputs that are blank, or filled without counting because the denominator is zero.
fn unanswered(assessment: &Assessment, question: &Question, score: &QuestionScore) -> Vec<String> {
    let counts = |soal| score.answered > 0 && assessment.answer(Layer::Unit, soal).is_some();
    question.inputs.iter().filter(|input| !counts(input.soal)).map(|input| input.code.clone()).collect()
}

fn missing(assessment: &Assessment, question: &Question) -> Vec<MissingDocument> {
    let Some(first) = question.inputs.first() else { return Vec::new() };
    (1..)
        .zip(&question.documents)
        .filter(|(n, wanted)| {
            wanted.counts()
                && assessment.fulfilling(first.soal, *n).next().is_none()
                && !assessment.waived.contains_key(&(first.soal, *n))
        })
        .map(|(n, wanted)| MissingDocument { code: question.code.clone(), n, text: wanted.name.clone() })
        .collect()
}

/// The minimums of the gate that looks at exactly this area.
fn minimum(assessment: &Assessment, area: &Area) -> BTreeMap<String, f64> {
    let nodes: BTreeSet<_> = area.nodes.iter().collect();
    let gate = assessment.instrument.gates.iter().find(|gate| match &gate.subject {
        Subject::Nodes(of) => gate.unit == Unit::Percent && of.iter().collect::<BTreeSet<_>>() == nodes,
        _ => false,
    });
    gate.map(|gate| gate.minimum.iter().map(|(target, minimum)| (target.clone(), float(*minimum))).collect())
        .unwrap_or_default()
}

fn gaps(assessment: &Assessment, assessed: &Assessed) -> Vec<GapView> {
    let instrument = assessment.instrument;
    let gates =
        assessed.verdicts.iter().flat_map(|verdict| verdict.gates.iter().map(move |gate| (verdict, gate)));
    gates
        .filter_map(|(verdict, result)| {
            let gap = gap(instrument, &assessed.scores, result)?;
            let gains = gap.gains.iter().map(|gain| {
                let question = &instrument.questions[gain.question];
                GainView {
                    code: question.code.clone(),
                    title: question.title.clone(),
                    area: instrument.area_of(question).map(|area| area.key.clone()),
                    soal_id: question.inputs.first().map(|input| input.soal),
                    points: float(gain.points),
                }
            });
            Some(GapView {
                target: verdict.target.clone(),
                key: instrument.gates[result.gate].key.clone(),
                gap: float(gap.gap),
                points: float(gap.points),
                gains: gains.collect(),
                enough: gap.enough,
            })
        })
        .collect()
}
