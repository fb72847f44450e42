//! A written workbook, opened for reading it back.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use calamine::{Cell, Data, DataRef, Range, Xlsx, XlsxError, open_workbook};

use crate::safe_write::WriteError;

/// Cells of a sheet of ours, blank ones between filled ones included.
const MOST_CELLS: u64 = 10_000_000;

/// A workbook that Pilar has written, or should have.
pub(crate) struct Written(Xlsx<BufReader<File>>);

impl Written {
    /// Opens it, which reads what all its sheets share.
    pub fn open(path: &Path) -> Result<Self, WriteError> {
        open_workbook(path).map(Self).map_err(|error: XlsxError| WriteError::differs(error.to_string()))
    }

    /// Reads one sheet.
    pub fn sheet(&mut self, name: &str) -> Result<Range<Data>, WriteError> {
        let (mut cells, mut rows, mut columns) = (Vec::new(), 0_u64, 0_u64);
        self.for_each_cell(name, |(row, column), value| {
            (rows, columns) = (rows.max(u64::from(row) + 1), columns.max(u64::from(column) + 1));
            if rows * columns > MOST_CELLS {
                return Err(WriteError::differs(format!("lembar {name}: isinya terlalu jauh terpisah")));
            }
            cells.push(Cell::new((row, column), Data::from(value)));
            Ok(())
        })?;
        Ok(Range::from_sparse(cells))
    }

    /// Gives every filled cell of a sheet with its place (row and column from zero). What stands far from the rest costs
    /// no more than what stands beside it.
    pub fn for_each_cell(
        &mut self,
        name: &str,
        mut take: impl FnMut((u32, u32), DataRef<'_>) -> Result<(), WriteError>,
    ) -> Result<(), WriteError> {
        let broken = |error: XlsxError| WriteError::differs(format!("lembar {name}: {error}"));
        let mut reader = self.0.worksheet_cells_reader(name).map_err(broken)?;
        while let Some(cell) = reader.next_cell().map_err(broken)? {
            let (place, value) = (cell.get_position(), cell.get_value());
            if *value != DataRef::Empty {
                take(place, value.clone())?;
            }
        }
        Ok(())
    }
}
