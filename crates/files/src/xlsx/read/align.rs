//! Lays the rows the instrument expects over the rows a sheet has, so that inserted rows do no harm.

use std::collections::{BTreeMap, BTreeSet};

use pilar_core::instrument::{Instrument, Kind, SoalId};

use super::columns::Columns;
use super::grid::{Grid, Value, compact};
use super::totals::{says_subtotal, says_total};

/// What a row of the sheet stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Item {
    /// A node of the tree (index).
    Node(usize),
    /// A question (index); for a choice or a survey it holds the answer too.
    Question(usize),
    /// The summed denominator of a question (index).
    Denominator(usize),
    /// An input with a row of its own.
    Input(SoalId),
    /// A repeated total (index).
    Total(usize),
}

/// The part of the tree a sheet is expected to hold: indices of nodes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    nodes: BTreeSet<usize>,
    whole: bool,
}

impl Part {
    /// The whole tree.
    pub fn whole(instrument: &Instrument) -> Self {
        Self { nodes: (0..instrument.nodes.len()).collect(), whole: true }
    }

    /// Some nodes with everything below them.
    pub fn below(instrument: &Instrument, tops: &[usize]) -> Self {
        let inside = |node: &usize| instrument.path_of(*node).any(|above| tops.contains(&above));
        Self { nodes: (0..instrument.nodes.len()).filter(inside).collect(), whole: false }
    }

    /// Whether it is all of the tree.
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    /// The questions in it (indices).
    pub fn questions<'a>(&'a self, instrument: &'a Instrument) -> impl Iterator<Item = usize> + 'a {
        let all = instrument.questions.iter().enumerate();
        all.filter(|(_, question)| self.nodes.contains(&question.node)).map(|(at, _)| at)
    }
}

/// Where every item stands in the sheet (one-based rows).
pub(crate) type Rows = BTreeMap<Item, u32>;

/// An item and what its row is known by.
struct Wanted {
    item: Item,
    /// Where it stands in the official sheet (one-based).
    row: u32,
    /// The name of a node, the label of a total, the options of a question, compacted; blank for what has none.
    text: String,
}

impl Wanted {
    fn new(instrument: &Instrument, row: u32, item: Item) -> Self {
        let text = match item {
            Item::Node(at) => compact(&instrument.nodes[at].name),
            Item::Question(at) => compact(&instrument.questions[at].option_list()),
            Item::Total(at) => compact(&instrument.workbook.official.totals[at].label),
            Item::Denominator(_) | Item::Input(_) => String::new(),
        };
        Self { item, row, text }
    }
}

/// What the cells of a row tell about it.
struct Seen {
    row: u32,
    options: String,
    labels: Vec<String>,
    weight: Option<rust_decimal::Decimal>,
    answered: bool,
    /// Whether its answer is a number.
    counted: bool,
    computed: bool,
}

/// Points of the comparison: a fit, a likely fit, a possible fit; skipping costs.
const FIT: i32 = 30;
const LIKELY: i32 = 12;
const POSSIBLE: i32 = 4;
const MISSING: i32 = -60;
const EXTRA: i32 = -1;
const EXTRA_QUESTION: i32 = -20;
/// Parts of a hundred of the questions whose option list has to be as expected.
const QUESTIONS_FITTING: usize = 85;
/// Parts of a hundred of the nodes whose name or weight has to be as expected.
const NODES_FITTING: usize = 60;

/// Finds the row of every item, or says in Indonesian what does not fit.
pub(crate) fn align(
    instrument: &Instrument,
    part: &Part,
    grid: &Grid,
    columns: &Columns,
) -> Result<Rows, String> {
    let (seen, rows) = look(instrument, part, grid, columns);
    check(instrument, part, &seen, &rows)?;
    Ok(rows)
}

/// How much a sheet is like a part of the tree: questions that stand in it as expected, less those that do not.
pub(crate) fn likeness(instrument: &Instrument, part: &Part, grid: &Grid, columns: &Columns) -> i64 {
    let (seen, rows) = look(instrument, part, grid, columns);
    let stands = |index: usize| {
        let row = rows.get(&Item::Question(index))?;
        let wanted = Wanted::new(instrument, instrument.questions[index].workbook_row, Item::Question(index));
        fit(instrument, &wanted, seen.iter().find(|seen| seen.row == *row)?)
    };
    let sign = |index| if stands(index).is_some_and(|points| points >= LIKELY) { 1_i64 } else { -1 };
    part.questions(instrument).map(sign).sum()
}

/// The rows below the headings, and the items of a part laid over them.
fn look(instrument: &Instrument, part: &Part, grid: &Grid, columns: &Columns) -> (Vec<Seen>, Rows) {
    let expected = expected(instrument, part);
    let seen: Vec<Seen> =
        (columns.heading_row + 1..=grid.last_row()).map(|row| see(grid, columns, row)).collect();
    let shift = i64::from(columns.heading_row) - i64::from(instrument.workbook.official.heading_row);
    let rows = lay(instrument, &expected, &seen, shift);
    (seen, rows)
}

fn expected(instrument: &Instrument, part: &Part) -> Vec<Wanted> {
    let node = |at: &usize| (instrument.nodes[*at].workbook_row, Item::Node(*at));
    let mut items: Vec<(u32, Item)> = part.nodes.iter().map(node).collect();
    for at in part.questions(instrument) {
        let question = &instrument.questions[at];
        items.push((question.workbook_row, Item::Question(at)));
        items.extend(question.denominator_row.map(|row| (row, Item::Denominator(at))));
        let own = question.inputs.iter().filter(|input| input.workbook_row != question.workbook_row);
        items.extend(own.map(|input| (input.workbook_row, Item::Input(input.soal))));
    }
    let totals = instrument.workbook.official.totals.iter().enumerate();
    let totals = totals.filter(|(_, total)| total.nodes.iter().all(|node| part.nodes.contains(node)));
    items.extend(totals.map(|(at, total)| (total.row, Item::Total(at))));
    items.sort_unstable();
    items.into_iter().map(|(row, item)| Wanted::new(instrument, row, item)).collect()
}

fn see(grid: &Grid, columns: &Columns, row: u32) -> Seen {
    let options = columns.options.unwrap_or(columns.answer);
    // Numbers are weights or the running numbers of the rows: they name nothing.
    let names = |text: &String| text.chars().any(char::is_alphabetic);
    let labels = (0..options).map(|column| compact(&grid.text(row, column))).filter(names).collect();
    let answer = grid.cell(row, columns.answer).map(|cell| &cell.value);
    let answer = answer.filter(|value| **value != Value::Blank);
    Seen {
        row,
        options: compact(&grid.text(row, options)),
        labels,
        weight: columns.weight.and_then(|column| grid.number(row, column)),
        answered: answer.is_some(),
        counted: matches!(answer, Some(Value::Number(_))),
        computed: columns
            .value
            .and_then(|column| grid.cell(row, column))
            // Where shared formulas are lost, what stands among the values counts as one.
            .is_some_and(|cell| cell.formula.is_some() || !grid.formats_known),
    }
}

impl Seen {
    /// Whether it bears a name, which is compacted already.
    fn named(&self, name: &str) -> bool {
        self.labels.iter().any(|label| {
            let bare = label.split_once('.').filter(|(number, _)| number.len() <= 4).map(|(_, rest)| rest);
            *label == name || bare == Some(name)
        })
    }

    /// Whether anything in the row says that it is more than a blank one.
    fn told(&self) -> bool {
        self.answered || self.computed || !self.labels.is_empty()
    }

    fn is_labelled(&self, says: fn(&str) -> bool) -> bool {
        self.labels.iter().any(|label| says(label))
    }

    fn is_question(&self) -> bool {
        self.options == "%" || self.options.contains('/') || self.options.contains("0-4")
    }
}

/// How well a row fits an item; `None` when it cannot be it.
fn fit(instrument: &Instrument, wanted: &Wanted, seen: &Seen) -> Option<i32> {
    match wanted.item {
        Item::Node(at) => {
            let node = &instrument.nodes[at];
            let weighs = seen.weight == Some(node.weight);
            if seen.named(&wanted.text) {
                return Some(if weighs { FIT + POSSIBLE } else { FIT });
            }
            (weighs && !seen.labels.is_empty() && !seen.options.contains('/')).then_some(LIKELY)
        }
        Item::Total(_) => seen.named(&wanted.text).then_some(FIT),
        Item::Question(_) | Item::Input(_) if seen.is_labelled(says_subtotal) && !seen.is_question() => None,
        Item::Question(at) => {
            let question = &instrument.questions[at];
            let exact = match &question.kind {
                Kind::Choice { .. } => seen.options == wanted.text,
                Kind::Share { .. } | Kind::Decline { .. } => seen.options == "%",
                Kind::Survey { .. } => {
                    !seen.options.is_empty() && seen.options != "%" && !seen.options.contains('/')
                }
            };
            if exact && !matches!(question.kind, Kind::Survey { .. }) {
                Some(FIT)
            } else if exact {
                Some(if seen.weight == question.weight { FIT } else { LIKELY })
            } else {
                let plausible =
                    !seen.labels.is_empty() && seen.weight.is_none_or(|it| Some(it) == question.weight);
                plausible.then_some(if seen.options.is_empty() { 1 } else { POSSIBLE })
            }
        }
        Item::Denominator(_) | Item::Input(_) => {
            let plain = seen.options.is_empty() || matches!(seen.options.as_str(), "jumlah" | "rupiah");
            (plain && seen.weight.is_none()).then_some(if seen.answered {
                LIKELY
            } else if !seen.labels.is_empty() {
                LIKELY - 1
            } else if seen.computed {
                POSSIBLE
            } else {
                1
            })
        }
    }
}

/// Best alignment in order (Needleman and Wunsch); at most a few hundred items against a few thousand rows.
fn lay(instrument: &Instrument, expected: &[Wanted], seen: &[Seen], shift: i64) -> Rows {
    let width = seen.len() + 1;
    let skip_row = |seen: &Seen| match (seen.is_question(), seen.options.is_empty() && seen.labels.is_empty())
    {
        (true, _) => EXTRA_QUESTION,
        (false, true) => 0,
        (false, false) => EXTRA,
    };
    // Rows above the first item cost nothing.
    let mut best = vec![0i32; width];
    let mut moves = vec![Move::Row; width];
    for wanted in expected {
        let above = best;
        best = Vec::with_capacity(width);
        best.push(above[0] + MISSING);
        moves.push(Move::Item);
        for (at, seen) in seen.iter().enumerate() {
            let usual = i32::from(i64::from(wanted.row) + shift == i64::from(seen.row));
            let both = fit(instrument, wanted, seen).map(|points| above[at] + points + usual);
            let without_row = best[at] + skip_row(seen);
            let without_item = above[at + 1] + MISSING;
            let (points, step) = match both {
                Some(both) if both >= without_row && both >= without_item => (both, Move::Both),
                _ if without_row >= without_item => (without_row, Move::Row),
                _ => (without_item, Move::Item),
            };
            best.push(points);
            moves.push(step);
        }
    }
    // Rows after the last item cost nothing either.
    let end = (0..width).rev().max_by_key(|at| best[*at]).unwrap_or(0);
    let mut rows = Rows::new();
    let (mut item, mut at) = (expected.len(), end);
    while item > 0 {
        match moves[item * width + at] {
            Move::Both => {
                rows.insert(expected[item - 1].item, seen[at - 1].row);
                (item, at) = (item - 1, at - 1);
            }
            Move::Row => at -= 1,
            Move::Item => item -= 1,
        }
    }
    rows
}

#[derive(Debug, Clone, Copy)]
enum Move {
    Both,
    Row,
    Item,
}

fn check(instrument: &Instrument, part: &Part, seen: &[Seen], rows: &Rows) -> Result<(), String> {
    let by_row: BTreeMap<u32, &Seen> = seen.iter().map(|seen| (seen.row, seen)).collect();
    let at = |item: Item| rows.get(&item).and_then(|row| by_row.get(row));
    let mut missing = Vec::new();
    let (mut fitting, mut all) = (0, 0);
    for index in part.questions(instrument) {
        let question = &instrument.questions[index];
        all += 1;
        let own = question.inputs.iter().filter(|input| input.workbook_row != question.workbook_row);
        let sum = question.denominator_row.map(|row| (row, Item::Denominator(index)));
        let parts: Vec<(u32, Item)> =
            own.map(|input| (input.workbook_row, Item::Input(input.soal))).chain(sum).collect();
        let head = at(Item::Question(index));
        let placed = |(row, item): &(u32, Item)| match (head, at(*item)) {
            // A row that says nothing is only taken for an input where it stands as in the official sheet.
            (Some(head), Some(part)) => part.told() || row - question.workbook_row == part.row - head.row,
            _ => false,
        };
        if head.is_none() || !parts.iter().all(placed) {
            missing.push(question.code.as_str());
        }
        let wanted = Wanted::new(instrument, question.workbook_row, Item::Question(index));
        let found = head.and_then(|seen| fit(instrument, &wanted, seen));
        fitting += usize::from(found.is_some_and(|points| points >= LIKELY));
    }
    if !missing.is_empty() {
        let some = missing[..missing.len().min(3)].join(", ");
        return Err(format!("{} pertanyaan tidak ditemukan barisnya (misalnya {some})", missing.len()));
    }
    if fitting * 100 < all * QUESTIONS_FITTING {
        return Err(format!("hanya {fitting} dari {all} daftar pilihan jawaban yang sesuai"));
    }
    let nodes = part.nodes.iter().filter(|node| at(Item::Node(**node)).is_some()).count();
    if nodes * 100 < part.nodes.len() * NODES_FITTING {
        return Err(format!("hanya {nodes} dari {} judul komponen yang ditemukan", part.nodes.len()));
    }
    let taken: BTreeMap<u32, Item> = rows.iter().map(|(item, row)| (*row, *item)).collect();
    let last = taken.last_key_value().map_or(0, |(row, _)| *row);
    // A sheet that is a part of the tree holds nothing else; what stands around the whole tree is nobody's.
    let within = |seen: &&Seen| seen.row <= last || !part.whole;
    let stray = seen.iter().filter(within).filter(|seen| !taken.contains_key(&seen.row)).find(|seen| {
        let above = taken.range(..seen.row).next_back().map(|(_, item)| *item);
        let below = taken.range(seen.row..).next().map(|(_, item)| *item);
        // Beside counts of a ratio a total could be one of them.
        let alone = |item: Item| match item {
            Item::Node(_) | Item::Total(_) => true,
            Item::Question(index) => {
                let question = &instrument.questions[index];
                let wanted = Wanted::new(instrument, question.workbook_row, item);
                let sure = at(item).and_then(|seen| fit(instrument, &wanted, seen));
                matches!(question.kind, Kind::Choice { .. }) && sure.is_some_and(|points| points >= LIKELY)
            }
            Item::Denominator(_) | Item::Input(_) => false,
        };
        let total = seen.is_labelled(says_subtotal)
            || (seen.is_labelled(says_total) && seen.counted && above.into_iter().chain(below).all(alone));
        (above.is_some() || !part.whole)
            && (seen.is_question() || (!total && (seen.answered || blurs(instrument, above, seen))))
    });
    match stray {
        Some(seen) => {
            Err(format!("baris {} tambahan, sehingga baris di sekitarnya tidak dapat dipastikan", seen.row))
        }
        None => Ok(()),
    }
}

/// A labelled row among the inputs of a ratio could be any of them.
fn blurs(instrument: &Instrument, above: Option<Item>, seen: &Seen) -> bool {
    let among_inputs = match above {
        Some(Item::Input(_) | Item::Denominator(_)) => true,
        Some(Item::Question(at)) => instrument.questions[at].inputs.len() > 1,
        _ => false,
    };
    among_inputs && seen.options.is_empty() && !seen.labels.is_empty()
}
