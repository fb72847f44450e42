use chrono::{DateTime, FixedOffset};

use super::block::{Block, Piece, Role};

/// A document to be printed: its blocks, and what every format says about it beside them.
#[derive(Debug, Clone)]
pub struct Document {
    /// Title in the properties of the file.
    pub title: String,
    /// Who answers for it.
    pub author: String,
    /// What kind of document it is.
    pub subject: String,
    /// What its first page says in large letters; the written file is searched for it.
    pub headline: String,
    /// What stands at the foot of every page, beside its number; empty where the sentence below stands alone.
    pub foot: String,
    /// A sentence below that.
    pub caution: String,
    /// Program and version.
    pub made_by: String,
    /// When it was asked for, in the user's own time zone.
    pub made_at: DateTime<FixedOffset>,
    /// Two documents of the same time and the same blocks are different when these words are.
    pub told_apart_by: String,
    pub(crate) blocks: Vec<Block>,
}

/// What stands before the title of a draft.
pub(crate) const DRAFT: &str = "Konsep ";

impl Document {
    /// Its title at the head of pages, where a format has one: every page says at its foot that it is a draft, alike in every
    /// format.
    pub(crate) fn head(&self) -> &str {
        self.title.strip_prefix(DRAFT).unwrap_or(&self.title)
    }

    /// Whether its first page is a cover.
    pub(crate) fn has_cover(&self) -> bool {
        self.blocks.iter().any(|block| matches!(block, Block::Paragraph(Role::CoverTitle, _)))
    }

    /// What is still missing in it, each once, in order, in the words its gaps name it by.
    pub fn gaps(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        let mut take = |piece: &Piece| {
            if let Some(name) = piece.gap().filter(|name| !names.iter().any(|known| known == name)) {
                names.push(name.to_owned());
            }
        };
        for block in &self.blocks {
            match block {
                Block::Page { .. } | Block::Logo | Block::Space(_) | Block::Heading(..) | Block::Bars(_) => {}
                Block::Kop { names, address } => names.iter().chain(address).for_each(&mut take),
                Block::Paragraph(_, line) => line.iter().for_each(&mut take),
                Block::Fields(fields) => fields.iter().flat_map(|(_, line)| line).for_each(&mut take),
                Block::Numbered(items) => items.iter().flatten().for_each(&mut take),
                Block::Table(table) => table
                    .rows
                    .iter()
                    .flat_map(|row| &row.cells)
                    .flat_map(|cell| &cell.paragraphs)
                    .for_each(&mut take),
                Block::Signature { above, below } => above.iter().chain(below).flatten().for_each(&mut take),
            }
        }
        names
    }
}
