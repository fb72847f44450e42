//! The first page: who, how much, and which minimums are met.

use pilar_core::instrument::{Area, Instrument, Subject, Unit};
use pilar_core::scoring::Scores;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::figures::{percent, two};
use super::gates::Gates;
use super::radar::{self, Axis};
use crate::blocks::Picture;
use crate::pdf::face::Face;
use crate::pdf::letterhead::kop;
use crate::pdf::page::{Align, Pages};
use crate::pdf::style::{ACCENT, ACCENT_TINT, BODY, INK, QUIET, RULE, SMALL, Style, TITLE};
use crate::report::Report;
use pilar_core::dates::date;

const AGENCY: Style = Style::new(Face::Bold, 12.5, INK);
const UNIT: Style = Style::new(Face::Bold, 10.5, INK);
const TOTAL: Style = Style::new(Face::Bold, 36.0, ACCENT);
const HEADLINE: Style = Style::new(Face::Bold, 11.0, INK);
/// Room below the sentence on the three figures, in points.
const BELOW_BOUNDS: f32 = 9.0;

pub(super) fn print(pages: &mut Pages, report: &Report, logo: Option<&Picture>) {
    pages.mark(0, "Ringkasan penilaian");
    letterhead(pages, report, logo);
    title(pages, report);
    identity(pages, report);
    let chosen =
        report.predicates.iter().find(|v| v.target == report.identity.target).or(report.predicates.first());
    let gates = chosen.map(|chosen| Gates::of(pages, report, chosen));
    let bounds = bounds(report);
    let taken = gates.as_ref().map_or(0.0, |gates| gates.height(pages)) + said(pages, &bounds);
    let room = pages.free() - taken;
    figures(pages, report, room);
    pages.paragraph(SMALL.colour(QUIET), &bounds);
    pages.y += BELOW_BOUNDS;
    if let Some(gates) = gates {
        gates.print(pages);
    }
}

/// Points that a sentence takes with the room below it.
fn said(pages: &Pages, text: &str) -> f32 {
    pages.paragraph_height(SMALL, text) + BELOW_BOUNDS
}

fn letterhead(pages: &mut Pages, report: &Report, logo: Option<&Picture>) {
    let identity = &report.identity;
    let address = identity.address.iter().map(|line| (SMALL.colour(QUIET), line.as_str()));
    kop(pages, &[(AGENCY, &identity.instansi), (UNIT, &identity.unit)], address, logo);
}

fn title(pages: &mut Pages, report: &Report) {
    let middle = pages.left() + pages.width() / 2.0;
    let top = pages.y;
    pages.line(middle, top, Align::Centre, TITLE, "Lembar Kerja Evaluasi Zona Integritas");
    pages.y += TITLE.leading() + 1.0;
    let mut line = format!("Penilaian mandiri tahun {}", report.identity.year);
    if let Some(part) = &report.part {
        line = format!("{line} · {}", part.name);
    }
    let top = pages.y;
    pages.line(middle, top, Align::Centre, BODY.colour(QUIET), &line);
    pages.y += BODY.leading() + 12.0;
}

fn identity(pages: &mut Pages, report: &Report) {
    let identity = &report.identity;
    let target = report
        .instrument
        .target(&identity.target)
        .map_or_else(|| identity.target.clone(), |target| format!("{} ({})", target.name, target.long_name));
    let basis = format!("{}; {}", report.measure(), report.instrument.regulation);
    let filled = format!("{} dari {} isian", report.scores.answered, report.scores.of);
    let pairs = [
        [("Unit kerja", identity.unit.clone()), ("Target predikat", target)],
        [("Instansi", identity.instansi.clone()), ("Tanggal cetak", date(&report.made_at))],
        [("Tahun", identity.year.to_string()), ("Isian terisi", filled)],
    ];
    pages.need(90.0);
    let (left, width) = (pages.left(), pages.width());
    let half = width / 2.0;
    for pair in &pairs {
        let mut lowest: f32 = 0.0;
        for ((label, value), x) in pair.iter().zip([left, left + half]) {
            lowest = lowest.max(field(pages, x, half - 10.0, label, value));
        }
        pages.y += lowest + 2.0;
    }
    let height = field(pages, left, width, "Instrumen", &basis);
    pages.y += height + 2.0;
    let words = report.instrument.variant_words();
    let height = field(pages, left, width, "Ketentuan", &words);
    pages.y += height + 12.0;
}

/// Prints a label and its value at the cursor; returns the height, at most three lines.
fn field(pages: &mut Pages, x: f32, width: f32, label: &str, value: &str) -> f32 {
    const LABEL: f32 = 74.0;
    let top = pages.y;
    pages.line(x, top, Align::Left, SMALL.colour(QUIET), label);
    let clean = pages.fonts.clean(Face::Regular, value);
    let lines = pages.fonts.wrap(SMALL, &clean, width - LABEL);
    let mut y = top;
    for line in lines.iter().take(3) {
        pages.line(x + LABEL, y, Align::Left, SMALL, line);
        y += SMALL.leading();
    }
    y - top
}

/// The total and the headlines beside the radar of the areas. It is drawn smaller where `room`, the points that what else
/// belongs on the first page leaves, is a little too small.
fn figures(pages: &mut Pages, report: &Report, room: f32) {
    const HEIGHT: f32 = 208.0;
    const LEFT: f32 = 186.0;
    const RADIUS: f32 = 62.0;
    #[allow(clippy::cast_precision_loss)] // A few headlines.
    let beside = 71.0 + 44.0 * report.instrument.headlines.len() as f32;
    let most = (HEIGHT - beside).clamp(0.0, 50.0);
    // A point to spare: sums that round otherwise would part what fits exactly.
    let short = HEIGHT + 11.0 - room;
    let less = if (0.0..=most).contains(&short) { short } else { 0.0 };
    let height = HEIGHT - less;
    pages.need(height + 10.0);
    let (left, top, width) = (pages.left(), pages.y, pages.width());
    pages.rule(left, top, width, 0.4, RULE);
    let axes = axes(report);
    let column = if axes.len() < 3 { width } else { LEFT };
    pages.y = top + 12.0;
    numbers(pages, report, column);
    let legend = report
        .instrument
        .target(&report.identity.target)
        .filter(|_| axes.iter().all(|axis| axis.minimum.is_some()))
        .map_or_else(String::new, |target| format!("Nilai minimal {}", target.name));
    let centre = (left + column + (width - column) / 2.0, top + 96.0 - less / 2.0);
    radar::draw(pages, &axes, centre, RADIUS - less / 2.0, &legend);
    pages.y = top + height + 10.0;
}

fn numbers(pages: &mut Pages, report: &Report, width: f32) {
    let left = pages.left();
    let roots = report.instrument.nodes.iter().filter(|node| node.parent.is_none());
    let best: Decimal = roots.map(|node| node.weight).sum();
    let top = pages.y;
    pages.line(left, top, Align::Left, SMALL.colour(QUIET), "Nilai total");
    let total = two(report.scores.total.score);
    pages.line(left, top + 8.0, Align::Left, TOTAL, &total);
    let beside = left + pages.fonts.width(TOTAL, &total) + 7.0;
    pages.line(beside, top + 31.0, Align::Left, SMALL.colour(QUIET), &format!("dari {}", two(best)));
    pages.y = top + 68.0;
    for headline in &report.instrument.headlines {
        let Some(node) = report.instrument.nodes.get(headline.node) else { continue };
        let points = report.scores.nodes[headline.node].points;
        let y = pages.y;
        let name = pages.fonts.clean(Face::Regular, &headline.name);
        pages.line(left, y, Align::Left, SMALL.colour(QUIET), &name);
        pages.line(left, y + 10.0, Align::Left, HEADLINE, &two(points.score));
        let right = left + width - 16.0;
        let of = format!("dari {} ({})", two(node.weight), percent(points.score, node.weight));
        pages.line(right, y + 12.5, Align::Right, SMALL.colour(QUIET), &of);
        bar(pages, left, y + 28.0, width - 16.0, share(points.score, node.weight));
        pages.y = y + 44.0;
    }
}

fn bar(pages: &mut Pages, x: f32, y: f32, width: f32, part: f32) {
    pages.fill(x, y, width, 3.0, ACCENT_TINT);
    if part > 0.0 {
        pages.fill(x, y, width * part, 3.0, ACCENT);
    }
}

fn share(part: Decimal, weight: Decimal) -> f32 {
    part.checked_div(weight).and_then(|share| share.to_f32()).unwrap_or_default().clamp(0.0, 1.0)
}

/// The numbered areas, each with the floor that the gates judge and the minimum of the target.
fn axes(report: &Report) -> Vec<Axis> {
    let instrument = report.instrument;
    let numbered = instrument.areas.iter().filter(|area| area.number.is_some());
    numbered
        .map(|area| {
            let (floor, weight) = sums(instrument, &report.scores, area);
            Axis {
                label: area.name.clone(),
                figure: percent(floor, weight),
                value: share(floor, weight),
                minimum: minimum(instrument, area, &report.identity.target),
            }
        })
        .collect()
}

fn sums(instrument: &Instrument, scores: &Scores, area: &Area) -> (Decimal, Decimal) {
    area.nodes.iter().fold((Decimal::ZERO, Decimal::ZERO), |(floor, weight), node| {
        (floor + scores.nodes[*node].points.floor, weight + instrument.nodes[*node].weight)
    })
}

fn minimum(instrument: &Instrument, area: &Area, target: &str) -> Option<f32> {
    let gate = instrument.gates.iter().find(|gate| {
        gate.unit == Unit::Percent && matches!(&gate.subject, Subject::Nodes(nodes) if *nodes == area.nodes)
    })?;
    let minimum = gate.minimum.get(target)?;
    Some(share(*minimum, Decimal::ONE_HUNDRED))
}

/// The three figures in one sentence.
fn bounds(report: &Report) -> String {
    let total = report.scores.total;
    if report.scores.complete() {
        format!(
            "Seluruh {} isian terisi, sehingga nilai pasti, nilai menurut isian, dan nilai tertinggi sama, yaitu {}.",
            report.scores.of,
            two(total.score)
        )
    } else {
        format!(
            "Nilai pasti {} (isian kosong bernilai 0), nilai menurut isian {} (isian kosong tidak ikut dirata-rata, \
             sebagaimana lembar resmi), nilai tertinggi {} (isian kosong bernilai terbaik). Syarat predikat \
             dan bagan area memakai nilai pasti.",
            two(total.floor),
            two(total.score),
            two(total.ceiling)
        )
    }
}
