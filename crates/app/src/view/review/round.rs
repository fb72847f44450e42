use std::collections::BTreeMap;

use pilar_core::instrument::Instrument;
use pilar_core::review::{Stage, State, Verdict};
use pilar_core::worksheet::{Column, Layer, Round, Worksheet};
use rust_decimal::Decimal;
use serde::Serialize;

use super::recommendation::recommendation_views;
use crate::view::late::LateView;
use crate::view::score::{Figures, figures, float};
use pilar_core::assessment::{Assessed, Assessment};

/// How far a review is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct RoundView {
    /// Who has the worksheet: `draft` and `returned` the unit, `submitted` the reviewers, `approved` nobody.
    #[ts(type = "'draft' | 'submitted' | 'returned' | 'approved'")]
    pub stage: Stage,
    /// The round reviewers write in, 1 or 2.
    pub round: u8,
    /// State as people name it: Draf, Final, Belum Reviu, Sesuai, Revisi or Disetujui.
    pub state: &'static str,
    /// Inputs that are not reviewed: no verdict of the team stands for the answer and evidence as they are.
    pub unreviewed: usize,
    /// Reviewed inputs that stand.
    pub agreed: usize,
    /// Reviewed inputs that have to change.
    pub revise: usize,
    /// Recommendations whose follow-up is not done.
    pub open_recommendations: usize,
    /// What to know about the step that was taken, one Indonesian sentence each.
    pub notices: Vec<String>,
}

/// A review as a whole.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ReviewView {
    /// How far it is.
    pub progress: RoundView,
    /// What came after its side handed the worksheet over and does not count yet, by who made it.
    pub late: Vec<LateView>,
    /// The unit's column and every reviewing layer's, round by round.
    pub columns: Vec<ColumnView>,
}

/// One column and what it adds up to.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ColumnView {
    /// Key of the layer.
    pub layer: &'static str,
    /// Name of the layer.
    pub name: &'static str,
    /// Round, 1 or 2.
    pub round: u8,
    /// Answers it gave itself.
    pub own_answers: usize,
    /// Inputs there are.
    pub of: usize,
    /// Its verdicts Sesuai, those carried over from round 1 included.
    pub agreed: usize,
    /// Its verdicts Revisi.
    pub revise: usize,
    /// Inputs it has no verdict on.
    pub unreviewed: usize,
    /// What its own answers alone add up to; every other input is blank.
    pub own: FiguresView,
    /// What stands: its own answers over those of the layers before it, over the unit's.
    pub effective: FiguresView,
}

/// What a worksheet adds up to. Unrounded points unless they say otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct FiguresView {
    /// As the official sheet counts: total and headlines.
    pub score: Figures,
    /// Blanks earn nothing.
    pub floor: Figures,
    /// Blanks earn the best.
    pub ceiling: Figures,
    /// Inputs that count.
    pub answered: usize,
    /// Whether every gate is met, by target key.
    pub met: BTreeMap<String, bool>,
    /// Every area.
    pub areas: Vec<AreaFigureView>,
}

/// What an area adds up to.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct AreaFigureView {
    /// Key of the area.
    pub key: String,
    /// Name.
    pub name: String,
    /// Weight in points.
    pub weight: f64,
    /// Points as the official sheet counts.
    pub score: f64,
    /// Points when blanks earn nothing.
    pub floor: f64,
    /// Score in percent of the weight, 0..=100.
    pub percent: f64,
}

pub(crate) fn round_view(assessment: &Assessment) -> RoundView {
    let book = &assessment.book;
    let reviewed = book.coverage(assessment.instrument);
    let mut view = RoundView {
        stage: book.progress.stage,
        round: book.progress.round.number(),
        state: State::of(assessment.instrument, book).name(),
        unreviewed: reviewed.left(),
        agreed: reviewed.agreed,
        revise: reviewed.revise,
        open_recommendations: recommendation_views(assessment).iter().filter(|view| !view.done).count(),
        notices: Vec::new(),
    };
    if view.stage == Stage::Approved && view.unreviewed > 0 {
        view.notices.push(format!("{} isian disetujui tanpa direviu.", view.unreviewed));
    }
    if view.stage == Stage::Returned && assessment.recommendations.is_empty() {
        view.notices.push("Hasil dikembalikan tanpa rekomendasi.".into());
    }
    view
}

pub(crate) fn review_view(assessment: &Assessment, late: Vec<LateView>) -> ReviewView {
    let rounds = Round::ALL.into_iter().filter(|round| *round <= assessment.book.progress.round);
    let columns =
        rounds.flat_map(|round| Layer::ALL.map(|layer| column_view(assessment, layer, round))).collect();
    ReviewView { progress: round_view(assessment), late, columns }
}

fn column_view(assessment: &Assessment, layer: Layer, round: Round) -> ColumnView {
    let book = &assessment.book;
    let effective = book.sheet(layer, round);
    let own = if layer == Layer::Unit { &effective } else { book.own(Column::new(layer, round)) };
    let mut view = ColumnView {
        layer: layer.key(),
        name: layer.name(),
        round: round.number(),
        own_answers: own.len(),
        of: assessment.instrument.input_count(),
        agreed: 0,
        revise: 0,
        unreviewed: 0,
        own: figures_view(assessment.instrument, own),
        effective: figures_view(assessment.instrument, &effective),
    };
    for (_, input) in assessment.instrument.inputs() {
        match book.verdict(layer, round, input.soal) {
            Some(Verdict::Sesuai) => view.agreed += 1,
            Some(Verdict::Revisi) => view.revise += 1,
            None => view.unreviewed += 1,
        }
    }
    view
}

fn figures_view(instrument: &Instrument, sheet: &Worksheet) -> FiguresView {
    let assessed = Assessed::of(instrument, sheet);
    let scores = &assessed.scores;
    let areas = instrument.areas.iter().map(|area| {
        let sum = |of: &dyn Fn(usize) -> Decimal| area.nodes.iter().map(|node| of(*node)).sum::<Decimal>();
        let weight = sum(&|node| instrument.nodes[node].weight);
        let score = sum(&|node| scores.nodes[node].points.score);
        AreaFigureView {
            key: area.key.clone(),
            name: area.name.clone(),
            weight: float(weight),
            score: float(score),
            floor: float(sum(&|node| scores.nodes[node].points.floor)),
            percent: float((score * Decimal::ONE_HUNDRED).checked_div(weight).unwrap_or_default()),
        }
    });
    FiguresView {
        score: figures(instrument, scores, |triple| triple.score),
        floor: figures(instrument, scores, |triple| triple.floor),
        ceiling: figures(instrument, scores, |triple| triple.ceiling),
        answered: scores.answered,
        met: assessed.verdicts.iter().map(|verdict| (verdict.target.clone(), verdict.met)).collect(),
        areas: areas.collect(),
    }
}
