//! Unit and year, where the rows above the headings tell them.

use super::grid::{Grid, compact};
use crate::imported::Imported;

/// Columns to the right of a label in which its value is looked for.
const NEARBY: u32 = 12;

/// Looks for `Unit Kerja: ...` and `Tahun: ...` above the heading row.
pub(crate) fn read(grid: &Grid, heading_row: u32, imported: &mut Imported) {
    for row in 1..heading_row {
        for (column, _) in grid.row(row) {
            let text = grid.text(row, column);
            let (label, given) = text.split_once(':').unwrap_or((text.as_str(), ""));
            let value = || {
                let given = given.trim();
                if !given.is_empty() {
                    return Some(given.to_owned());
                }
                let right = (column + 1..=column + NEARBY).map(|column| grid.text(row, column));
                right.map(|text| text.trim_start_matches(':').trim().to_owned()).find(|text| !text.is_empty())
            };
            match compact(label).as_str() {
                "unitkerja" | "namaunit" | "namaunitkerja" | "satuankerja" | "satker"
                | "unitkerja/satker" => {
                    imported.unit = imported.unit.take().or_else(value);
                }
                "tahun" | "tahunpenilaian" | "tahunevaluasi" => {
                    imported.year = imported.year.or_else(|| value()?.parse().ok());
                }
                _ => {}
            }
        }
    }
}
