//! The table of the areas with their halves, and the source of the chart.

use pilar_core::instrument::{Area, Subject, Unit};
use rust_decimal::Decimal;
use rust_xlsxwriter::Worksheet;

use super::cells::Column;
use super::formulas::{self, Formulas, Shown};
use super::measure::{self, bold_lines};
use super::page::SUMMARY_SHEET;
use super::summary_rows::{LEFT, RIGHT, Summary, WIDTHS, target_name};
use super::summary_tables::{Line, MET, NOT_MET, PERCENT, SLACK, headings, marks};
use super::{radar, styles};
use crate::report::Report;
use crate::safe_write::WriteError;

/// Column of the chart's labels, outside what is printed.
const LABELS: u16 = RIGHT + 2;

/// The minimum in percent that the target asks of these nodes together.
fn area_minimum(report: &Report, nodes: &[usize]) -> Option<Decimal> {
    let key = &report.instrument.target(&report.identity.target)?.key;
    let gates = report.instrument.gates.iter();
    let mut fitting =
        gates.filter(|gate| gate.unit == Unit::Percent && gate.subject == Subject::Nodes(nodes.to_vec()));
    fitting.find_map(|gate| gate.minimum.get(key)).copied()
}

/// Every area with its halves; gives the chart its source.
pub(super) fn areas(
    summary: &mut Summary,
    sheet: &mut Worksheet,
) -> Result<Option<radar::Source>, WriteError> {
    let report = summary.report;
    let instrument = report.instrument;
    let mut halves: Vec<usize> = Vec::new();
    for area in instrument.areas.iter().filter(|area| area.number.is_some()) {
        for parent in area.nodes.iter().filter_map(|node| instrument.nodes[*node].parent) {
            if !halves.contains(&parent) {
                halves.push(parent);
            }
        }
    }
    summary.section(sheet, "Capaian tiap area perubahan")?;
    let mut names = vec!["Area".to_owned()];
    for half in &halves {
        let name = titled(&instrument.nodes[*half].name);
        names.extend([format!("{name}: nilai"), format!("{name}: capaian")]);
    }
    let own = target_name(instrument, &report.identity.target);
    names.extend([
        "Gabungan: nilai menurut isian".into(),
        "Gabungan: nilai pasti (dinilai)".into(),
        format!("Minimal {own}"),
        "Status".into(),
    ]);
    headings(summary, sheet, &names)?;
    let first = summary.row;
    let quiet = styles::plain().set_font_color(styles::SOFT_INK).set_font_size(7);
    super::entry::write_text(sheet, first - 1, LABELS, "Label grafik", &quiet)?;
    sheet.set_column_hidden(LABELS)?;
    for area in instrument.areas.iter().filter(|area| area.number.is_some()) {
        area_line(summary, sheet, area, &halves)?;
        let label = format!("{}. {}", area.number.unwrap_or_default(), broken(short(&area.name)));
        super::entry::write_text(sheet, summary.row, LABELS, &label, &quiet)?;
        let tall = bold_lines(&label.replace('\n', " "), WIDTHS[0]);
        summary.finish_row(sheet, measure::height(tall).max(18.0))?;
    }
    if summary.row == first {
        return Ok(None);
    }
    let last = summary.row - 1;
    let unit = LEFT + 2 + 2 * u16::try_from(halves.len()).unwrap_or_default();
    marks(sheet, (first, unit + 2), (last, unit + 2))?;
    Ok(Some(radar::Source {
        sheet: SUMMARY_SHEET,
        rows: (first, last),
        names: LABELS,
        unit,
        minimum: unit + 1,
    }))
}

fn area_line(
    summary: &Summary,
    sheet: &mut Worksheet,
    area: &Area,
    halves: &[usize],
) -> Result<(), WriteError> {
    let (report, f, c) = (summary.report, &summary.formulas, summary.columns);
    let (instrument, scores) = (report.instrument, &report.scores);
    let at = instrument.areas.iter().position(|other| other.key == area.key);
    let colour = styles::area_colour(instrument, at);
    let percent = styles::number(PERCENT);
    let of = |nodes: &[usize], column: &Column| {
        format!("100*{}", Formulas::share_of(&f.sum(column, nodes), &f.sum(&c.weight, nodes)))
    };
    let weight = |nodes: &[usize]| nodes.iter().map(|at| instrument.nodes[*at].weight).sum::<Decimal>();
    let hundred = |points: Decimal, weight: Decimal| formulas::ratio(points, weight) * Decimal::ONE_HUNDRED;
    let mut line = Line { sheet, row: summary.row, column: LEFT };
    let number = area.number.map(|number| format!("{number}. ")).unwrap_or_default();
    line.text(
        &format!("{number}{}", area.name),
        &styles::cell().set_bold().set_background_color(styles::tint(colour, 20)),
    )?;
    for half in halves {
        let nodes: Vec<usize> =
            area.nodes.iter().copied().filter(|node| instrument.nodes[*node].parent == Some(*half)).collect();
        if nodes.is_empty() {
            line.text("–", &styles::centred())?;
            line.text("–", &styles::centred())?;
            continue;
        }
        let score = formulas::total(scores, &nodes);
        line.formula(&f.sum(&c.value, &nodes), score, &styles::number(styles::POINTS))?;
        line.formula(&of(&nodes, &c.value), hundred(score, weight(&nodes)), &percent)?;
    }
    let score = formulas::total(scores, &area.nodes);
    let floor: Decimal = area.nodes.iter().map(|at| scores.nodes[*at].points.floor).sum();
    line.formula(&of(&area.nodes, &c.value), hundred(score, weight(&area.nodes)), &percent)?;
    let judged = line.at(line.column);
    let share = hundred(floor, weight(&area.nodes));
    line.formula(&of(&area.nodes, &c.floor), share, &percent.clone().set_bold())?;
    if let Some(minimum) = area_minimum(report, &area.nodes) {
        let cell = line.at(line.column);
        line.number(minimum, &percent)?;
        let met = share >= minimum - Decimal::new(1, 9);
        let status = format!("IF({judged}>={cell}-{SLACK},\"{MET}\",\"{NOT_MET}\")");
        line.formula(&status, Shown::Text(if met { MET } else { NOT_MET }), &styles::centred())
    } else {
        line.text("–", &styles::centred())?;
        line.text("–", &styles::centred())
    }
}

/// A name without its first word where that only says that something is done (`Penataan`, `Penguatan`).
fn short(name: &str) -> &str {
    match name.split_once(' ') {
        Some((first, rest)) if name.len() > 18 && first.starts_with("Pe") && first.ends_with("an") => rest,
        _ => name,
    }
}

/// A name on two lines, so that it fits beside the chart.
fn broken(name: &str) -> String {
    let middle = name.len() / 2;
    let spaces = name.match_indices(' ').map(|(at, _)| at);
    match spaces.min_by_key(|at| at.abs_diff(middle)) {
        Some(at) if name.len() > 14 => format!("{}\n{}", &name[..at], &name[at + 1..]),
        _ => name.to_owned(),
    }
}

/// `PEMENUHAN` as `Pemenuhan`.
fn titled(name: &str) -> String {
    let mut letters = name.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}", letters.as_str().to_lowercase())
}
