use std::path::PathBuf;

use pilar_files::xlsx::read::preview;
use serde::{Deserialize, Serialize};

use crate::error::Result;

/// A sheet to look at.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
pub struct PreviewSheet {
    /// The workbook.
    pub path: PathBuf,
    /// Name of the sheet.
    pub sheet: String,
    /// Last row of the headings (one-based); 0 where there are none.
    pub heading_row: u32,
}

/// The beginning of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct SheetPreview {
    /// Every column up to the last filled one.
    pub columns: Vec<SheetColumn>,
    /// The first rows below the headings that hold anything.
    pub rows: Vec<SheetRow>,
}

/// A column of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct SheetColumn {
    /// Its letters.
    pub letters: String,
    /// What stands in the last row of the headings; empty where nothing does.
    pub heading: String,
}

/// A row of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct SheetRow {
    /// Its number.
    pub number: u32,
    /// A text for each column, cut to some length.
    pub cells: Vec<String>,
}

/// Shows the beginning of a sheet: what people choose columns by.
pub fn preview_sheet(given: &PreviewSheet) -> Result<SheetPreview> {
    let seen = preview(&given.path, &given.sheet, given.heading_row)?;
    let column = |(letters, heading)| SheetColumn { letters, heading };
    Ok(SheetPreview {
        columns: seen.columns.into_iter().map(column).collect(),
        rows: seen.rows.into_iter().map(|(number, cells)| SheetRow { number, cells }).collect(),
    })
}
