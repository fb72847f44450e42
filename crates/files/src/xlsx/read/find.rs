//! Finds the heading row and the columns of a sheet by what the headings say.

use pilar_core::instrument::{OfficialSheet, PortalSheet};

use super::grid::{Grid, Value, column, compact};

/// Headings stand within these first rows.
const HEADING_ROWS: u32 = 60;

/// The columns of a sheet (zero-based); a column that is not there is `None`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Columns {
    /// Row of the headings (one-based).
    pub heading_row: u32,
    /// Weight in points.
    pub weight: Option<u32>,
    /// List of options.
    pub options: Option<u32>,
    /// The unit's answer.
    pub answer: u32,
    /// Value as the sheet computes it.
    pub value: Option<u32>,
    /// The unit's note.
    pub note: Option<u32>,
    /// The unit's evidence.
    pub evidence: Option<u32>,
    /// The reviewers' answer.
    pub tpi_answer: Option<u32>,
    /// The reviewers' note.
    pub tpi_note: Option<u32>,
}

/// The headings of one row, compacted.
struct Headings(Vec<(u32, String)>);

impl Headings {
    fn of(grid: &Grid, row: u32) -> Self {
        let text = |cell: &super::grid::Cell| match &cell.value {
            Value::Text(text) => compact(text),
            _ => String::new(),
        };
        Self(
            grid.row(row)
                .map(|(column, cell)| (column, text(cell)))
                .filter(|(_, text)| !text.is_empty())
                .collect(),
        )
    }

    fn first(&self, wanted: impl Fn(&str) -> bool) -> Option<u32> {
        self.0.iter().find(|(_, text)| wanted(text)).map(|(column, _)| *column)
    }

    fn blank(&self, column: u32) -> bool {
        self.0.iter().all(|(other, _)| *other != column)
    }

    fn answer(&self) -> Option<u32> {
        self.first(|text| text == "jawaban")
            .or_else(|| self.first(|text| text.starts_with("jawabanunit") || text == "jawabansatker"))
    }

    fn note(&self) -> Option<u32> {
        self.first(|text| text.starts_with("catatan") && !reviewers(text))
            .or_else(|| self.first(|text| text.starts_with("keterangan") && !reviewers(text)))
    }

    fn evidence(&self) -> Option<u32> {
        self.first(|text| {
            ["bukti", "evid", "datadukung", "dokumenpendukung", "tautan", "link"]
                .iter()
                .any(|word| text.contains(word))
                && !reviewers(text)
        })
    }

    fn tpi(&self, word: &str) -> Option<u32> {
        self.first(|text| text.starts_with(word) && reviewers(text))
    }
}

fn reviewers(text: &str) -> bool {
    ["tpi", "timpenilai", "evaluator", "reviu"].iter().any(|word| text.contains(word))
}

/// The columns of a sheet in the layout of the regulation's annex; `None` when no row has its headings.
pub(crate) fn official(grid: &Grid, layout: &OfficialSheet) -> Option<Columns> {
    let last = grid.last_row().min(HEADING_ROWS);
    (1..=last).find_map(|row| {
        let headings = Headings::of(grid, row);
        let options = headings.first(|text| text == "pilihanjawaban")?;
        let answer = headings.answer()?;
        let value = headings.first(|text| text == "nilai");
        value.or_else(|| headings.first(|text| text == "penilaian"))?;
        // A column without a heading of its own is where the instrument says, counted from the answers.
        let nearby = |letters: &str| {
            let there = answer.checked_add(column(letters)?)?.checked_sub(column(&layout.answer)?)?;
            headings.blank(there).then_some(there)
        };
        Some(Columns {
            heading_row: row,
            weight: headings.first(|text| text == "bobot").or_else(|| nearby(&layout.weight)),
            options: Some(options),
            answer,
            value: value.or_else(|| nearby(&layout.value)),
            note: headings.note().or_else(|| nearby(&layout.note)),
            evidence: headings.evidence().or_else(|| nearby(&layout.evidence)),
            tpi_answer: headings.tpi("jawaban"),
            tpi_note: headings.tpi("catatan"),
        })
    })
}

/// The columns of a sheet in `PortalRB`'s layout: by headings where there are any, else where the instrument says.
pub(crate) fn portal(grid: &Grid, layout: &PortalSheet) -> Option<Columns> {
    let last = grid.last_row().min(HEADING_ROWS);
    let headings = (1..=last).find_map(|row| {
        let headings = Headings::of(grid, row);
        let told =
            headings.answer().is_some() && (headings.note().is_some() || headings.evidence().is_some());
        told.then_some((row, headings))
    });
    let fixed = Columns {
        heading_row: 0,
        answer: column(&layout.unit_answer)?,
        note: column(&layout.unit_note),
        evidence: column(&layout.unit_evidence),
        tpi_answer: column(&layout.tpi_answer),
        tpi_note: column(&layout.tpi_note),
        ..Columns::default()
    };
    let Some((row, headings)) = headings else { return Some(fixed) };
    let free = |column: Option<u32>| column.filter(|column| headings.blank(*column));
    Some(Columns {
        heading_row: row,
        options: headings.first(|text| text == "pilihanjawaban"),
        answer: headings.answer().unwrap_or(fixed.answer),
        note: headings.note().or_else(|| free(fixed.note)),
        evidence: headings.evidence().or_else(|| free(fixed.evidence)),
        tpi_answer: headings.tpi("jawaban").or_else(|| free(fixed.tpi_answer)),
        tpi_note: headings.tpi("catatan").or_else(|| free(fixed.tpi_note)),
        ..Columns::default()
    })
}
