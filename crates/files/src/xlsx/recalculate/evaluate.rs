//! Recalculates a workbook's formulas. What it does not know is left unknown, never guessed.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

use super::formula::{Expr, Reference};

/// What a cell shows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Blank,
    Number(f64),
    Text(String),
    Bool(bool),
    Error(&'static str),
    /// Depends on something this evaluator does not know.
    Unknown,
}

/// Sheet index, zero-based row, zero-based column.
pub(crate) type Place = (usize, u32, u32);

/// What stands in a cell.
#[derive(Debug, Clone)]
pub(crate) enum Content {
    Value(Value),
    /// The formula and how far it is shifted from where it was written (shared formulas).
    Formula(std::rc::Rc<Option<Expr>>, (i64, i64)),
}

/// Longest chain of cells that is followed.
const DEEPEST: usize = 150;
/// Largest range that is read, in cells that exist.
const LARGEST: usize = 200_000;
const DIVISION: Value = Value::Error("#DIV/0!");
const VALUE: Value = Value::Error("#VALUE!");

/// All cells of a workbook.
#[derive(Default)]
pub(crate) struct Cells {
    pub names: Vec<String>,
    pub sheets: Vec<BTreeMap<(u32, u32), Content>>,
    known: RefCell<HashMap<Place, Option<Value>>>,
}

/// Where a formula stands and how deep the chain is.
#[derive(Clone, Copy)]
struct Context {
    sheet: usize,
    shift: (i64, i64),
    depth: usize,
}

impl Cells {
    /// Forgets results after contents were changed.
    pub(crate) fn forget(&mut self) {
        self.known.borrow_mut().clear();
    }

    /// The value a cell shows once everything is recalculated.
    pub(crate) fn value(&self, place: Place) -> Value {
        self.look(place, 0)
    }

    fn look(&self, place: Place, depth: usize) -> Value {
        let (sheet, row, column) = place;
        let (expr, shift) = match self.sheets.get(sheet).and_then(|cells| cells.get(&(row, column))) {
            None => return Value::Blank,
            Some(Content::Value(value)) => return value.clone(),
            Some(Content::Formula(expr, shift)) => (expr, *shift),
        };
        // A cell that is being computed stands as `None`: meeting it again is a circle.
        let known = self.known.borrow().get(&place).cloned();
        if let Some(known) = known {
            return known.unwrap_or(Value::Unknown);
        }
        if depth > DEEPEST {
            return Value::Unknown;
        }
        self.known.borrow_mut().insert(place, None);
        let context = Context { sheet, shift, depth: depth + 1 };
        let value = match expr.as_ref() {
            Some(expr) => self.evaluate(expr, context),
            None => Value::Unknown,
        };
        // A formula that shows a blank cell shows 0.
        let value = if value == Value::Blank { Value::Number(0.0) } else { value };
        self.known.borrow_mut().insert(place, Some(value.clone()));
        value
    }

    fn place(&self, reference: &Reference, context: Context) -> Option<Place> {
        let sheet = match &reference.sheet {
            None => context.sheet,
            Some(name) => self.names.iter().position(|other| other.eq_ignore_ascii_case(name))?,
        };
        let moved =
            |at: u32, fixed: bool, by: i64| u32::try_from(i64::from(at) + if fixed { 0 } else { by }).ok();
        Some((
            sheet,
            moved(reference.row, reference.fixed_row, context.shift.0)?,
            moved(reference.column, reference.fixed_column, context.shift.1)?,
        ))
    }

    fn evaluate(&self, expr: &Expr, context: Context) -> Value {
        match expr {
            Expr::Number(number) => Value::Number(*number),
            Expr::Text(text) => Value::Text(text.clone()),
            Expr::Bool(bool) => Value::Bool(*bool),
            Expr::Error(error) => Value::Error(error),
            Expr::Missing => Value::Blank,
            Expr::Range(..) => Value::Unknown,
            Expr::Cell(reference) => match self.place(reference, context) {
                Some(place) => self.look(place, context.depth),
                None => Value::Error("#REF!"),
            },
            Expr::Unary(sign, inner) => match number(&self.evaluate(inner, context)) {
                Ok(number) => Value::Number(if *sign == '-' { -number } else { number }),
                Err(error) => error,
            },
            Expr::Percent(inner) => match number(&self.evaluate(inner, context)) {
                Ok(number) => Value::Number(number / 100.0),
                Err(error) => error,
            },
            Expr::Binary(operator, left, right) => {
                binary(operator, &self.evaluate(left, context), &self.evaluate(right, context))
            }
            Expr::Call(name, arguments) => self.call(name, arguments, context),
        }
    }

    fn call(&self, name: &str, arguments: &[Expr], context: Context) -> Value {
        let one =
            |at: usize| arguments.get(at).map_or(Value::Blank, |argument| self.evaluate(argument, context));
        match (name, arguments.len()) {
            ("IF", 2 | 3) => match truth(&one(0)) {
                Ok(true) => one(1),
                Ok(false) if arguments.len() == 3 => one(2),
                Ok(false) => Value::Bool(false),
                Err(error) => error,
            },
            ("IFERROR", 2) => match one(0) {
                Value::Error(_) => one(1),
                other => other,
            },
            // What a link shows: its text, or its address where it has none.
            ("HYPERLINK", 1 | 2) => one(arguments.len() - 1),
            ("AND" | "OR", 1..) => self.logical(name == "AND", arguments, context),
            ("NOT", 1) => truth(&one(0)).map_or_else(|error| error, |truth| Value::Bool(!truth)),
            ("ISNUMBER", 1) => known(one(0), |value| Value::Bool(matches!(value, Value::Number(_)))),
            ("ISTEXT", 1) => known(one(0), |value| Value::Bool(matches!(value, Value::Text(_)))),
            ("ISBLANK", 1) => known(one(0), |value| Value::Bool(matches!(value, Value::Blank))),
            ("ISERROR", 1) => known(one(0), |value| Value::Bool(matches!(value, Value::Error(_)))),
            ("N", 1) => known(one(0), |value| match value {
                Value::Number(_) | Value::Error(_) => value,
                Value::Bool(true) => Value::Number(1.0),
                _ => Value::Number(0.0),
            }),
            ("SUM" | "AVERAGE" | "MIN" | "MAX", 1..) => match self.numbers(arguments, context) {
                Ok(numbers) => statistic(name, &numbers),
                Err(error) => error,
            },
            ("COUNT", 1..) => match self.counted(arguments, context) {
                Some(count) => Value::Number(count),
                None => Value::Unknown,
            },
            _ => Value::Unknown,
        }
    }

    fn logical(&self, all: bool, arguments: &[Expr], context: Context) -> Value {
        let mut result = all;
        for argument in arguments {
            if matches!(argument, Expr::Range(..)) {
                return Value::Unknown;
            }
            match truth(&self.evaluate(argument, context)) {
                Ok(truth) => result = if all { result && truth } else { result || truth },
                Err(error) => return error,
            }
        }
        Value::Bool(result)
    }

    /// The values an argument stands for, and whether it is a reference.
    fn spread(&self, argument: &Expr, context: Context) -> Option<(Vec<Value>, bool)> {
        match argument {
            Expr::Range(from, to) => {
                let (from, to) = (self.place(from, context)?, self.place(to, context)?);
                let rows = (from.1.min(to.1), from.1.max(to.1));
                let columns = (from.2.min(to.2), from.2.max(to.2));
                let cells = self.sheets.get(from.0)?.range((rows.0, 0)..=(rows.1, u32::MAX));
                let places: Vec<Place> = cells
                    .filter(|((_, column), _)| (columns.0..=columns.1).contains(column))
                    .map(|((row, column), _)| (from.0, *row, *column))
                    .take(LARGEST + 1)
                    .collect();
                (places.len() <= LARGEST).then(|| {
                    (places.into_iter().map(|place| self.look(place, context.depth)).collect(), true)
                })
            }
            Expr::Cell(_) => Some((vec![self.evaluate(argument, context)], true)),
            _ => Some((vec![self.evaluate(argument, context)], false)),
        }
    }

    /// The numbers of a sum or mean: in references only numbers count, anything else must be one.
    fn numbers(&self, arguments: &[Expr], context: Context) -> Result<Vec<f64>, Value> {
        let mut numbers = Vec::new();
        for argument in arguments {
            let (values, referred) = self.spread(argument, context).ok_or(Value::Unknown)?;
            for value in values {
                match value {
                    Value::Number(number) => numbers.push(number),
                    Value::Error(_) | Value::Unknown => return Err(value),
                    _ if referred => {}
                    other => numbers.push(number(&other)?),
                }
            }
        }
        Ok(numbers)
    }

    fn counted(&self, arguments: &[Expr], context: Context) -> Option<f64> {
        let mut count = 0.0;
        for argument in arguments {
            for value in self.spread(argument, context)?.0 {
                match value {
                    Value::Number(_) => count += 1.0,
                    Value::Unknown => return None,
                    _ => {}
                }
            }
        }
        Some(count)
    }
}

fn known(value: Value, then: impl FnOnce(Value) -> Value) -> Value {
    if value == Value::Unknown { value } else { then(value) }
}

fn statistic(name: &str, numbers: &[f64]) -> Value {
    let sum: f64 = numbers.iter().sum();
    let fold = |pick: fn(f64, f64) -> f64| numbers.iter().copied().reduce(pick).unwrap_or_default();
    match name {
        "SUM" => Value::Number(sum),
        "MIN" => Value::Number(fold(f64::min)),
        "MAX" => Value::Number(fold(f64::max)),
        _ if numbers.is_empty() => DIVISION,
        _ => Value::Number(sum / numbers.iter().map(|_| 1.0).sum::<f64>()),
    }
}

fn number(value: &Value) -> Result<f64, Value> {
    match value {
        Value::Blank => Ok(0.0),
        Value::Number(number) => Ok(*number),
        Value::Bool(bool) => Ok(f64::from(*bool)),
        // Whether "5" counts as 5 differs between programs and settings.
        Value::Text(text) if text.chars().any(|c| c.is_ascii_digit()) => Err(Value::Unknown),
        Value::Text(_) => Err(VALUE),
        Value::Error(_) | Value::Unknown => Err(value.clone()),
    }
}

fn truth(value: &Value) -> Result<bool, Value> {
    match value {
        Value::Text(_) => Err(VALUE),
        other => number(other).map(|number| number != 0.0),
    }
}

fn binary(operator: &str, left: &Value, right: &Value) -> Value {
    if matches!(left, Value::Error(_) | Value::Unknown) {
        return left.clone();
    }
    if matches!(right, Value::Error(_) | Value::Unknown) {
        return right.clone();
    }
    match operator {
        "+" | "-" | "*" | "/" | "^" => arithmetic(operator, left, right),
        "&" => match (text(left), text(right)) {
            (Some(left), Some(right)) => Value::Text(left + &right),
            _ => Value::Unknown,
        },
        _ => {
            let order = compare(left, right);
            Value::Bool(match operator {
                "=" => order.is_eq(),
                "<>" => order.is_ne(),
                "<" => order.is_lt(),
                ">" => order.is_gt(),
                "<=" => order.is_le(),
                _ => order.is_ge(),
            })
        }
    }
}

fn arithmetic(operator: &str, left: &Value, right: &Value) -> Value {
    let (left, right) = match (number(left), number(right)) {
        (Ok(left), Ok(right)) => (left, right),
        (Err(error), _) | (_, Err(error)) => return error,
    };
    let result = match operator {
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        "/" if right == 0.0 => return DIVISION,
        "/" => left / right,
        _ => left.powf(right),
    };
    if result.is_finite() { Value::Number(result) } else { Value::Error("#NUM!") }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::Blank => Some(String::new()),
        Value::Text(text) => Some(text.clone()),
        _ => None,
    }
}

/// Numbers before texts before truth values; texts without regard to case; a blank is like its partner.
fn compare(left: &Value, right: &Value) -> std::cmp::Ordering {
    let rank = |value: &Value| match value {
        Value::Text(_) => 1,
        Value::Bool(_) => 2,
        _ => 0,
    };
    match (left, right) {
        (Value::Blank, Value::Text(right)) => "".cmp(right.as_str()),
        (Value::Text(left), Value::Blank) => left.as_str().cmp(""),
        (Value::Text(left), Value::Text(right)) => left.to_lowercase().cmp(&right.to_lowercase()),
        _ if rank(left) != rank(right) && !matches!(left, Value::Blank) && !matches!(right, Value::Blank) => {
            rank(left).cmp(&rank(right))
        }
        _ => {
            let (left, right) = (number(left).unwrap_or_default(), number(right).unwrap_or_default());
            left.partial_cmp(&right).unwrap_or(std::cmp::Ordering::Equal)
        }
    }
}
