//! Lines over weeks, with a legend below them.
#![allow(clippy::cast_precision_loss)] // A few hundred weeks.

use rust_decimal::prelude::ToPrimitive;

use crate::annex::{Chart, Line};
use crate::pdf::face::Face;
use crate::pdf::page::{Align, Pages};
use crate::pdf::style::{ACCENT, Colour, FOOT, INK, QUIET, RULE, area_colour};

const HEIGHT: f32 = 180.0;
/// Room for the figures on the left.
const AXIS: f32 = 24.0;
/// Room between two entries of the legend, and for the piece of line before each.
const GAP: f32 = 14.0;
const SAMPLE: f32 = 18.0;
/// Half the width of a mark.
const MARK: f32 = 3.4;
/// The most weeks that are named below the lines.
const NAMED: usize = 7;

/// How a line is drawn: never told apart by its colour alone.
fn look(at: usize) -> (Colour, f32, &'static [f32]) {
    match at {
        0 => (ACCENT, 1.6, &[]),
        1 => (area_colour(0), 1.0, &[5.0, 3.0]),
        2 => (area_colour(3), 1.0, &[1.6, 2.2]),
        _ => (QUIET, 1.0, &[8.0, 2.5, 1.6, 2.5]),
    }
}

/// Draws the lines across the page at the cursor. Fewer than two weeks draw nothing.
pub(super) fn draw(pages: &mut Pages, chart: &Chart) {
    let last = chart.weeks.len().saturating_sub(1);
    if last == 0 {
        return;
    }
    pages.need(HEIGHT + 60.0);
    let (left, right, top) = (pages.left() + AXIS, pages.right(), pages.y + 4.0);
    let place = |week: usize, value: f32| {
        let share = week as f32 / last as f32;
        (left + (right - left) * share, top + HEIGHT * (1.0 - value.clamp(0.0, 100.0) / 100.0))
    };
    for step in 0..=4u8 {
        let (_, y) = place(0, f32::from(step) * 25.0);
        pages.rule(left, y, right - left, 0.35, RULE);
        let figure = (u16::from(step) * 25).to_string();
        pages.line(left - 5.0, y - FOOT.leading() / 2.0, Align::Right, FOOT, &figure);
    }
    for (at, line) in chart.lines.iter().enumerate().rev() {
        let (colour, thickness, dash) = look(at);
        for part in parts(line, &place) {
            pages.stroke(&part, false, thickness, colour, dash);
        }
    }
    for week in &chart.marks.1 {
        let value = chart.lines.first().and_then(|line| value(line, *week));
        if let Some(value) = value {
            mark(pages, place(*week, value));
        }
    }
    weeks(pages, chart, &place);
    pages.y = top + HEIGHT + 6.0 + FOOT.leading() + 8.0;
    legend(pages, chart);
}

fn value(line: &Line, week: usize) -> Option<f32> {
    line.values.get(week).copied().flatten().and_then(|value| value.to_f32())
}

/// The pieces of a line between weeks without a value; a single week is a short stroke.
fn parts(line: &Line, place: &impl Fn(usize, f32) -> (f32, f32)) -> Vec<Vec<(f32, f32)>> {
    let mut parts: Vec<Vec<(f32, f32)>> = vec![Vec::new()];
    for week in 0..line.values.len() {
        match (value(line, week), parts.last_mut()) {
            (Some(value), Some(part)) => part.push(place(week, value)),
            _ => parts.push(Vec::new()),
        }
    }
    for part in &mut parts {
        if let [(x, y)] = part[..] {
            part.push((x + 1.0, y));
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn mark(pages: &mut Pages, (x, y): (f32, f32)) {
    pages.polygon(&[(x, y - MARK), (x + MARK, y), (x, y + MARK), (x - MARK, y)], INK);
}

/// Names the first and the last week and some between them.
fn weeks(pages: &mut Pages, chart: &Chart, place: &impl Fn(usize, f32) -> (f32, f32)) {
    let last = chart.weeks.len() - 1;
    let named = last.min(NAMED - 1);
    for n in 0..=named {
        let week = last * n / named;
        let (x, y) = place(week, 0.0);
        let align = match week {
            0 => Align::Left,
            week if week == last => Align::Right,
            _ => Align::Centre,
        };
        let clean = pages.fonts.clean(Face::Regular, &chart.weeks[week]);
        pages.line(x, y + 5.0, align, FOOT, &clean);
    }
}

fn legend(pages: &mut Pages, chart: &Chart) {
    let mut x = pages.left() + AXIS;
    let names = chart.lines.iter().map(|line| Some(line.name.as_str()));
    let marked = (!chart.marks.1.is_empty()).then_some(None);
    for (at, name) in names.chain(marked).enumerate() {
        let clean = pages.fonts.clean(Face::Regular, name.unwrap_or(chart.marks.0));
        let wide = SAMPLE + pages.fonts.width(FOOT, &clean);
        if x + wide > pages.right() {
            x = pages.left() + AXIS;
            pages.y += FOOT.leading() + 3.0;
        }
        let middle = pages.y + FOOT.leading() / 2.0;
        if name.is_some() {
            let (colour, thickness, dash) = look(at);
            pages.stroke(&[(x, middle), (x + SAMPLE - 4.0, middle)], false, thickness, colour, dash);
        } else {
            mark(pages, (x + SAMPLE / 2.0 - 2.0, middle));
        }
        let top = pages.y;
        pages.line(x + SAMPLE, top, Align::Left, FOOT, &clean);
        x += wide + GAP;
    }
    pages.y += FOOT.leading() + 16.0;
}
