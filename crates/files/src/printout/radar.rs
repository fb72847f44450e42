//! A radar of the areas: what the unit earned beside the minimum of the target.
#![allow(clippy::cast_precision_loss)] // A handful of axes.

use std::f32::consts::TAU;

use crate::pdf::face::Face;
use crate::pdf::page::{Align, Pages};
use crate::pdf::style::{ACCENT, ACCENT_TINT, FOOT, QUIET, RULE, SHORT_OF, Style, area_colour};

const LABEL: Style = Style::new(Face::Regular, 7.0, crate::pdf::style::INK);
const FIGURE: Style = Style::new(Face::Bold, 7.0, crate::pdf::style::INK);

/// One axis; values are fractions, drawn between 0 and 1.
pub(super) struct Axis {
    pub label: String,
    /// What is printed below the label.
    pub figure: String,
    pub value: f32,
    pub minimum: Option<f32>,
}

/// Draws the radar into a box and a legend below it. Fewer than three axes draw nothing.
pub(super) fn draw(pages: &mut Pages, axes: &[Axis], centre: (f32, f32), radius: f32, legend: &str) {
    if axes.len() < 3 {
        return;
    }
    let corner = |at: usize, share: f32| {
        let angle = TAU * at as f32 / axes.len() as f32;
        (centre.0 + radius * share * angle.sin(), centre.1 - radius * share * angle.cos())
    };
    let outline = |value: &dyn Fn(&Axis) -> f32| -> Vec<(f32, f32)> {
        axes.iter().enumerate().map(|(at, axis)| corner(at, value(axis).clamp(0.0, 1.0))).collect()
    };
    let unit = outline(&|axis| axis.value);
    pages.polygon(&unit, ACCENT_TINT);
    for ring in 1..=4u8 {
        let share = f32::from(ring) / 4.0;
        let thickness = if ring == 4 { 0.6 } else { 0.35 };
        pages.stroke(&outline(&|_| share), true, thickness, RULE, &[]);
        let (x, y) = corner(0, share);
        if ring < 4 {
            let share = format!("{}", u16::from(ring) * 25);
            pages.line(x + 2.0, y - 1.0, Align::Left, Style { size: 5.4, ..FOOT }, &share);
        }
    }
    for at in 0..axes.len() {
        pages.stroke(&[centre, corner(at, 1.0)], false, 0.35, RULE, &[]);
    }
    if axes.iter().all(|axis| axis.minimum.is_some()) {
        pages.stroke(&outline(&|axis| axis.minimum.unwrap_or_default()), true, 0.9, SHORT_OF, &[2.2, 1.8]);
    }
    pages.stroke(&unit, true, 1.3, ACCENT, &[]);
    for (at, point) in unit.iter().enumerate() {
        disc(pages, *point, 2.0, at);
    }
    for (at, axis) in axes.iter().enumerate() {
        label(pages, axis, corner(at, 1.0), centre);
    }
    let below = centre.1 + radius + 38.0;
    legend_line(pages, centre.0, below, legend);
}

fn label(pages: &mut Pages, axis: &Axis, corner: (f32, f32), centre: (f32, f32)) {
    let clean = pages.fonts.clean(Face::Regular, &axis.label);
    let lines = pages.fonts.wrap(LABEL, &clean, 78.0);
    let height = LABEL.leading() * (lines.len() as f32 + 1.0);
    let side = corner.0 - centre.0;
    let (x, align) = match side {
        side if side > 1.0 => (corner.0 + 6.0, Align::Left),
        side if side < -1.0 => (corner.0 - 6.0, Align::Right),
        _ => (corner.0, Align::Centre),
    };
    let mut y = match align {
        Align::Centre if corner.1 < centre.1 => corner.1 - height - 3.0,
        Align::Centre => corner.1 + 3.0,
        _ => corner.1 - height / 2.0,
    };
    for line in &lines {
        pages.line(x, y, align, LABEL, line);
        y += LABEL.leading();
    }
    pages.line(x, y, align, FIGURE, &axis.figure);
}

fn disc(pages: &mut Pages, centre: (f32, f32), radius: f32, area: usize) {
    let points: Vec<(f32, f32)> = (0..16u8)
        .map(|at| {
            let angle = TAU * f32::from(at) / 16.0;
            (centre.0 + radius * angle.sin(), centre.1 - radius * angle.cos())
        })
        .collect();
    pages.polygon(&points, area_colour(area));
}

fn legend_line(pages: &mut Pages, middle: f32, top: f32, minimum: &str) {
    let style = FOOT.colour(QUIET);
    let unit = "Capaian unit";
    let minimum = pages.fonts.clean(Face::Regular, minimum);
    let (first, second) = (pages.fonts.width(style, unit), pages.fonts.width(style, &minimum));
    let dashed = if minimum.is_empty() { 0.0 } else { 14.0 + 18.0 + second };
    let mut x = middle - (18.0 + first + dashed) / 2.0;
    let y = top + style.leading() / 2.0;
    pages.stroke(&[(x, y), (x + 13.0, y)], false, 1.3, ACCENT, &[]);
    pages.line(x + 18.0, top, Align::Left, style, unit);
    x += 18.0 + first + 14.0;
    if !minimum.is_empty() {
        pages.stroke(&[(x, y), (x + 13.0, y)], false, 0.9, SHORT_OF, &[2.2, 1.8]);
        pages.line(x + 18.0, top, Align::Left, style, &minimum);
    }
}
