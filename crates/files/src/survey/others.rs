//! What is told of the columns that count and of those that do not.

use super::columns::Content;
use super::headings::Headings;
use super::lore::SurveyLore;
use crate::rows::column_name;

/// What a table was read by.
pub(super) struct Told<'a> {
    pub content: &'a Content,
    pub headings: &'a Headings,
    pub lore: &'a SurveyLore,
    /// The column of the time of filling in.
    pub time: Option<usize>,
    /// The columns of who answered.
    pub groups: &'a [(String, usize)],
}

impl Told<'_> {
    /// The columns with something in them that are none of the statements, each with the reason in brackets. Where a map
    /// names the statements, that is the reason of all others.
    pub(super) fn others(&self, statements: &[usize], mapped: bool) -> Vec<String> {
        let columns = (0..self.headings.texts.len())
            .filter(|column| !statements.contains(column) && self.content.is_filled(*column));
        let told = columns.map(|column| {
            let name = match self.heading(column) {
                "" => format!("kolom {}", column_name(column)),
                heading => heading.to_owned(),
            };
            format!("{name} ({})", self.why(column, mapped))
        });
        told.collect()
    }

    /// The statements whose headings ask for comments and that hold labels alone: almost all of them are on the scale, and
    /// yet they could be remarks such as `Baik`.
    pub(super) fn doubtful(&self, statements: &[usize]) -> Vec<String> {
        let asked = |column: &usize| {
            self.lore.asks_for_comments(self.heading(*column)) && self.content.has_labels_alone(*column)
        };
        let told = statements.iter().copied().filter(asked).filter_map(|column| {
            let (answers, filled) = self.content.share(column);
            let said = || format!("\"{}\", {answers} dari {filled} isinya jawaban", self.heading(column));
            (answers < filled).then(said)
        });
        told.collect()
    }

    fn heading(&self, column: usize) -> &str {
        self.headings.texts.get(column).map_or("", String::as_str)
    }

    fn why(&self, column: usize, mapped: bool) -> String {
        let heading = self.heading(column);
        let (answers, filled) = self.content.share(column);
        if self.time == Some(column) {
            "waktu pengisian".to_owned()
        } else if self.groups.iter().any(|(_, at)| *at == column) {
            "kelompok responden".to_owned()
        } else if mapped {
            "tidak disebut di peta kolom".to_owned()
        } else if heading.is_empty() {
            "tanpa judul".to_owned()
        } else if self.lore.is_other(heading) {
            "menurut judulnya".to_owned()
        } else if self.lore.asks_for_comments(heading) {
            format!("judulnya meminta tulisan bebas, dan {answers} dari {filled} isinya jawaban")
        } else {
            format!("{answers} dari {filled} isinya jawaban")
        }
    }
}
