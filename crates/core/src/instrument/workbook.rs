/// Where the official workbooks keep things.
#[derive(Debug, Clone)]
pub struct WorkbookLayout {
    /// The sheet of the regulation's annex.
    pub official: OfficialSheet,
    /// The sheet `PortalRB` reads.
    pub portal: PortalSheet,
}

/// The sheet of the regulation's annex.
#[derive(Debug, Clone)]
pub struct OfficialSheet {
    /// Sheet name.
    pub sheet: String,
    /// Row of the headings (one-based).
    pub heading_row: u32,
    /// Column letters by meaning: weight, question, options, answer, value, percent.
    pub weight: String,
    /// Column of the explanation (criteria).
    pub explanation: String,
    /// Column of the list of options.
    pub options: String,
    /// Column of the answer.
    pub answer: String,
    /// Column of the value.
    pub value: String,
    /// Column of the percentage.
    pub percent: String,
    /// Column of the unit's note.
    pub note: String,
    /// Column of the evidence.
    pub evidence: String,
    /// Row of the sum of the first component, where the sheet repeats it.
    pub totals: Vec<TotalRow>,
}

/// A row of the official sheet that repeats a sum.
#[derive(Debug, Clone)]
pub struct TotalRow {
    /// One-based row.
    pub row: u32,
    /// Label in the sheet.
    pub label: String,
    /// Nodes that are summed (indices).
    pub nodes: Vec<usize>,
}

/// The sheet `PortalRB` reads.
#[derive(Debug, Clone)]
pub struct PortalSheet {
    /// Sheet name.
    pub sheet: String,
    /// Column of the unit's answer.
    pub unit_answer: String,
    /// Column of the unit's note.
    pub unit_note: String,
    /// Column of the unit's evidence.
    pub unit_evidence: String,
    /// Column of the reviewers' answer.
    pub tpi_answer: String,
    /// Column of the reviewers' note.
    pub tpi_note: String,
}
