//! Finds what is wrong with a copy of the official sheet: reported, never reproduced.

use pilar_core::instrument::{Instrument, Kind, Question, SoalId};
use pilar_core::worksheet::{Answer, format_number};
use rust_decimal::Decimal;

use super::align::{Item, Rows};
use super::columns::Columns;
use super::formulas;
use super::grid::{Grid, Value, address, group};
use crate::imported::{Imported, Quirk};

/// Everything that looks at one sheet.
struct Sheet<'a> {
    instrument: &'a Instrument,
    grid: &'a Grid,
    columns: &'a Columns,
    places: &'a Rows,
    imported: &'a Imported,
}

/// All quirks of the sheet, in a fixed order.
pub(crate) fn find(
    instrument: &Instrument,
    grid: &Grid,
    columns: &Columns,
    places: &Rows,
    imported: &Imported,
) -> Vec<Quirk> {
    let sheet = Sheet { instrument, grid, columns, places, imported };
    let mut quirks = formulas::incomplete(instrument, grid, columns, places);
    quirks.extend(sheet.misspelt_options());
    for (at, question) in instrument.questions.iter().enumerate() {
        quirks.extend(sheet.typed_quotient(at, question));
        quirks.extend(sheet.typed_denominator(at, question));
    }
    quirks.extend(sheet.overwritten());
    let answers: Vec<(u32, u32)> = imported
        .rows
        .iter()
        .filter_map(|row| sheet.row_of(row.soal))
        .flat_map(|row| columns.answers().map(move |column| (row, column)))
        .collect();
    quirks.extend(formula_answers(grid, &answers));
    quirks.extend(sheet.error_cells());
    quirks
}

/// Answers that are formulas: their stored result was taken, or Pilar's own where none was stored.
pub(crate) fn formula_answers(grid: &Grid, cells: &[(u32, u32)]) -> Vec<Quirk> {
    let found = |computed: bool| -> Vec<String> {
        let formula = |cell: &super::grid::Cell| {
            cell.formula.is_some() && cell.computed == computed && cell.value != Value::Uncomputed
        };
        let cells = cells.iter().filter(|(row, column)| grid.cell(*row, *column).is_some_and(formula));
        cells.map(|(row, column)| grid.place(*row, *column)).collect()
    };
    let stored = group(grid, "jawaban_berupa_rumus", &found(false), |cells| {
        format!(
            "Jawaban di sel {cells} berupa rumus; Pilar memakai hasil yang tersimpan, periksa kembali nilainya."
        )
    });
    let computed = group(grid, "rumus_dihitung", &found(true), |cells| {
        format!(
            "Jawaban di sel {cells} berupa rumus tanpa hasil tersimpan; Pilar menghitungnya, periksa kembali nilainya."
        )
    });
    stored.into_iter().chain(computed).collect()
}

impl Sheet<'_> {
    fn row_of(&self, soal: SoalId) -> Option<u32> {
        let own = self.places.get(&Item::Input(soal));
        let at = || {
            let holds = |question: &Question| question.inputs.iter().any(|input| input.soal == soal);
            self.places.get(&Item::Question(self.instrument.questions.iter().position(holds)?))
        };
        own.or_else(at).copied()
    }

    fn count(&self, soal: SoalId) -> Option<Decimal> {
        let row = self.imported.rows.iter().find(|row| row.soal == soal)?;
        match row.answer {
            Some(Answer::Number(number)) => Some(number),
            _ => None,
        }
    }

    /// A number typed where a formula belongs; `None` as well where formulas may be lost, so that nothing tells.
    fn typed(&self, row: u32, column: u32) -> Option<Decimal> {
        let cell = self.grid.cell(row, column)?;
        if cell.formula.is_some() || !self.grid.formats_known {
            return None;
        }
        match &cell.value {
            Value::Number(_) => self.grid.number(row, column),
            Value::Text(text) => {
                let bare = text.trim();
                pilar_core::worksheet::read_number(bare.strip_suffix('%').unwrap_or(bare))
            }
            _ => None,
        }
    }

    fn misspelt_options(&self) -> Vec<Quirk> {
        let Some(column) = self.columns.options else { return Vec::new() };
        let mut quirks = Vec::new();
        for (at, question) in self.instrument.questions.iter().enumerate() {
            let Some(row) = self.places.get(&Item::Question(at)) else { continue };
            let expected = match &question.kind {
                Kind::Choice { .. } => question.option_list(),
                Kind::Share { .. } | Kind::Decline { .. } => "%".to_owned(),
                Kind::Survey { .. } => continue,
            };
            let given = self.grid.text(*row, column);
            if given.to_lowercase() != expected.to_lowercase() {
                quirks.push(Quirk {
                    code: "pilihan_salah_tulis",
                    place: self.grid.place(*row, column),
                    message: format!(
                        "Pilihan jawaban {} tertulis \"{given}\", seharusnya \"{expected}\"; {}.",
                        question.code,
                        self.consequence(*row, column, &given)
                    ),
                });
            }
        }
        quirks
    }

    /// What the sheet's own formula makes of a wrong list of options, as far as it can be told.
    fn consequence(&self, row: u32, column: u32, given: &str) -> String {
        let formula = self.columns.value.and_then(|value| self.grid.cell(row, value)?.formula.as_deref());
        let uses = |formula: &str| {
            let plain: String = formula.chars().filter(|c| *c != '$').collect();
            plain.to_uppercase().contains(&address(row, column))
        };
        let same = "Pilar menilai dengan pilihan yang semestinya";
        match formula.filter(|formula| uses(formula)) {
            Some(formula) if formula.to_lowercase().contains(&format!("\"{}\"", given.to_lowercase())) => {
                format!("rumus lembar menilainya menurut pilihan itu, sedangkan {same}")
            }
            Some(_) => format!("rumus lembar mengabaikan baris ini, sedangkan {same}"),
            None => same.to_owned(),
        }
    }

    /// The quotient of a ratio typed over its formula.
    fn typed_quotient(&self, at: usize, question: &Question) -> Option<Quirk> {
        if !matches!(question.kind, Kind::Share { .. } | Kind::Decline { .. }) {
            return None;
        }
        let row = *self.places.get(&Item::Question(at))?;
        let number = self.typed(row, self.columns.answer)?;
        let place = self.grid.place(row, self.columns.answer);
        let blank = question.inputs.iter().any(|input| self.count(input.soal).is_none());
        let instead = if blank {
            "isian jumlahnya belum lengkap sehingga Pilar menganggapnya belum dijawab"
        } else {
            "Pilar menghitung ulang dari isian jumlahnya"
        };
        let (code, what) = if number > Decimal::ONE {
            let meant = format_number(number / Decimal::ONE_HUNDRED);
            ("persen_salah_tulis", format!("tertulis {}, semestinya {meant}", format_number(number)))
        } else {
            ("rumus_ditimpa", format!("diketik {} di atas rumusnya", format_number(number)))
        };
        let message = format!("Persentase {} {what}; {instead}.", question.code);
        Some(Quirk { code, place, message })
    }

    /// A summed denominator that disagrees with its parts.
    fn typed_denominator(&self, at: usize, question: &Question) -> Option<Quirk> {
        let Kind::Share { denominator, .. } = &question.kind else { return None };
        let row = *self.places.get(&Item::Denominator(at))?;
        let column = self.columns.answer;
        let typed = self.typed(row, column);
        let shown = typed.or_else(|| self.grid.number(row, column))?;
        let parts: Option<Decimal> = denominator.iter().map(|soal| self.count(*soal)).sum();
        let (what, instead) = match parts {
            Some(sum) if sum == shown => return None,
            Some(sum) => {
                let sum = format_number(sum);
                (format!("jumlah rinciannya {sum}"), format!("Pilar memakai {sum}"))
            }
            None if typed.is_none() => return None,
            None => ("rinciannya belum lengkap".to_owned(), "Pilar menganggapnya belum dijawab".to_owned()),
        };
        let (code, how) = if typed.is_some() {
            ("penyebut_diketik", "diketik")
        } else if self.grid.formats_known {
            ("penyebut_berbeda", "dihitung lembar")
        } else {
            ("penyebut_berbeda", "tertulis")
        };
        let shown = format_number(shown);
        let message = format!("Pembagi {} {how} {shown}, sedangkan {what}; {instead}.", question.code);
        Some(Quirk { code, place: self.grid.place(row, column), message })
    }

    /// Value cells that hold a constant where the sheet has a formula.
    fn overwritten(&self) -> Option<Quirk> {
        let column = self.columns.value?;
        let mut rows: Vec<u32> = self
            .places
            .iter()
            .filter(|(item, _)| matches!(item, Item::Node(_) | Item::Question(_) | Item::Total(_)))
            .map(|(_, row)| *row)
            .collect();
        rows.sort_unstable();
        rows.retain(|row| self.typed(*row, column).is_some());
        let found: Vec<String> = rows.iter().map(|row| self.grid.place(*row, column)).collect();
        group(self.grid, "rumus_ditimpa", &found, |cells| {
            format!("Rumus nilai di sel {cells} sudah diganti angka; Pilar menghitung ulang dari jawaban.")
        })
    }

    /// Errors in the tree, as values or inside formulas.
    fn error_cells(&self) -> Option<Quirk> {
        let first = self.columns.heading_row + 1;
        let last = self.places.values().max().copied().unwrap_or(first);
        // What people fill in is told of row by row, or with the notes.
        let filled_in: Vec<u32> = self.columns.filled_in().collect();
        let mut found = Vec::new();
        for row in first..=last {
            for (column, cell) in self.grid.row(row).filter(|(column, _)| !filled_in.contains(column)) {
                let broken = cell.formula.as_ref().is_some_and(|formula| formula.contains("#REF!"));
                if broken || matches!(cell.value, Value::Error(_)) {
                    found.push(self.grid.place(row, column));
                }
            }
        }
        group(self.grid, "sel_galat", &found, |cells| {
            format!(
                "Sel {cells} berisi galat; Pilar mengabaikan hasil lembar dan menghitung ulang dari jawaban."
            )
        })
    }
}
