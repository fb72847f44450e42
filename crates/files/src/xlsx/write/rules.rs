//! Data validations like the official ones, and colours that follow the content.

use std::collections::BTreeMap;

use pilar_core::instrument::{Instrument, Kind};
use rust_xlsxwriter::{
    ConditionalFormatBlank, ConditionalFormatCell, ConditionalFormatCellRule, ConditionalFormatText,
    ConditionalFormatTextRule, DataValidation, DataValidationErrorStyle, DataValidationRule, Format,
    Worksheet, XlsxError,
};

use super::cells::{Columns, float};
use super::{formulas, styles};

/// Which values a cell takes.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Accepts {
    List(Vec<String>),
    Whole,
    UpTo(String),
}

/// Adds validations and colours to the official sheet.
pub(super) fn add(
    sheet: &mut Worksheet,
    instrument: &Instrument,
    columns: &Columns,
) -> Result<(), XlsxError> {
    validations(sheet, instrument, |input| (columns.answer.at(input.0), columns.answer.index, input.0))?;
    let answers: Vec<String> =
        instrument.inputs().map(|(_, input)| columns.answer.at(input.workbook_row)).collect();
    let values: Vec<String> = instrument
        .questions
        .iter()
        .filter(|question| question.weight.is_none())
        .map(|question| columns.value.at(question.workbook_row))
        .collect();
    let percents: Vec<String> = instrument
        .nodes
        .iter()
        .filter(|node| node.children.is_empty())
        .map(|node| columns.percent.at(node.workbook_row))
        .collect();
    let first = instrument.nodes.first().map_or(0, |node| node.workbook_row);
    let blank = ConditionalFormatBlank::new()
        .set_multi_range(answers.join(" "))
        .set_format(styles::mark(styles::INK, styles::BLANK_SOFT));
    sheet.add_conditional_format(first, columns.answer.index, first, columns.answer.index, &blank)?;
    low(sheet, columns.value.index, first, &values)?;
    low(sheet, columns.percent.index, first, &percents)?;
    let open = ConditionalFormatText::new()
        .set_rule(ConditionalFormatTextRule::BeginsWith(formulas::BLANK.into()))
        .set_multi_range(values.join(" "))
        .set_format(Format::new().set_font_color(styles::BAD));
    sheet.add_conditional_format(first, columns.value.index, first, columns.value.index, &open)?;
    Ok(())
}

/// Red for nothing earned, amber for less than what WBK asks of an area.
fn low(sheet: &mut Worksheet, column: u16, row: u32, cells: &[String]) -> Result<(), XlsxError> {
    let range = cells.join(" ");
    let rule = |rule, format| {
        ConditionalFormatCell::new().set_rule(rule).set_multi_range(range.as_str()).set_format(format)
    };
    let zero = rule(ConditionalFormatCellRule::EqualTo(0.0), styles::mark(styles::BAD, styles::BAD_SOFT));
    let part = rule(
        ConditionalFormatCellRule::Between(0.000_001, 0.599_999),
        styles::mark(styles::AMBER, styles::AMBER_SOFT),
    );
    sheet.add_conditional_format(row, column, row, column, &zero)?;
    sheet.add_conditional_format(row, column, row, column, &part)?;
    Ok(())
}

/// One validation per kind of answer; `place` gives address, column and one-based row of an input
/// from its rows in the official and in the portal sheet.
pub(super) fn validations(
    sheet: &mut Worksheet,
    instrument: &Instrument,
    place: impl Fn((u32, u32)) -> (String, u16, u32),
) -> Result<(), XlsxError> {
    let mut groups: BTreeMap<Accepts, Vec<(String, u16, u32)>> = BTreeMap::new();
    for (question, input) in instrument.inputs() {
        let accepts = match &question.kind {
            Kind::Choice { options } => Accepts::List(options.iter().map(|o| o.key.clone()).collect()),
            Kind::Share { .. } | Kind::Decline { .. } => Accepts::Whole,
            Kind::Survey { maximum } => Accepts::UpTo(float(*maximum).to_string()),
        };
        groups.entry(accepts).or_default().push(place((input.workbook_row, input.portal_row)));
    }
    for (accepts, cells) in groups {
        let (rule, message) = match accepts {
            Accepts::List(keys) => (
                DataValidation::new().allow_list_strings(&keys)?,
                format!("Pilih salah satu: {}.", keys.join(", ")),
            ),
            Accepts::Whole => (
                DataValidation::new().allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0)),
                "Isikan bilangan bulat 0 atau lebih.".into(),
            ),
            Accepts::UpTo(maximum) => (
                DataValidation::new().allow_decimal_number(DataValidationRule::Between(
                    0.0,
                    maximum.parse().unwrap_or_default(),
                )),
                format!("Isikan angka 0 sampai {}.", maximum.replace('.', ",")),
            ),
        };
        let Some((_, column, row)) = cells.first() else { continue };
        let range = cells.iter().map(|(address, ..)| address.as_str()).collect::<Vec<_>>().join(" ");
        let rule = rule
            .set_input_title("Jawaban")?
            .set_input_message(&message)?
            .set_error_title("Jawaban tidak sesuai")?
            .set_error_message(message)?
            .set_error_style(DataValidationErrorStyle::Stop)
            .set_multi_range(range);
        sheet.add_data_validation(row - 1, *column, row - 1, *column, &rule)?;
    }
    Ok(())
}
