//! From runs of text to Word's.

use docx_rs::{BreakType, Paragraph, Run};

use crate::blocks::block::{Kind, Piece};

const GAP: &str = "9A4A06";
const QUIET: &str = "5B6773";

/// Adds the runs of a line to a paragraph.
pub(super) fn runs(paragraph: Paragraph, line: &[Piece]) -> Paragraph {
    line.iter().fold(paragraph, |paragraph, piece| {
        let mut run = Run::new();
        for (at, text) in piece.text.split('\n').enumerate() {
            if at > 0 {
                run = run.add_break(BreakType::TextWrapping);
            }
            run = run.add_text(text);
        }
        paragraph.add_run(match piece.kind {
            Kind::Plain => run,
            Kind::Strong => run.bold(),
            Kind::Missing => run.bold().color(GAP).highlight("yellow"),
            Kind::Quiet => run.color(QUIET),
        })
    })
}
