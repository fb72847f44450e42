use pilar_core::assessment::{Assessment, Consolidated, Lost};
use pilar_core::instrument::SoalId;
use serde::Serialize;
use uuid::Uuid;

/// Documents that are there more than once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct DuplicatesView {
    /// The same content at the same question, or at none: one of each is enough.
    pub copies: Vec<CopiesView>,
    /// The same content at several questions, which is right.
    pub elsewhere: Vec<Vec<TwinView>>,
    /// Files of the same name with different content.
    pub namesakes: Vec<Vec<TwinView>>,
}

/// Copies of one content, of which one stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct CopiesView {
    /// Id of the one that stays: a person's choice, else what is proposed.
    pub keep: Uuid,
    /// All of them, oldest first.
    pub documents: Vec<TwinView>,
    /// What the one that stays takes over from the others, in words.
    pub gains: Vec<String>,
    /// What the others say otherwise and goes with them, in words.
    pub lost: Vec<String>,
}

/// One of several documents that look alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct TwinView {
    /// Its id.
    pub id: Uuid,
    /// Title.
    pub title: String,
    /// Name of its file.
    pub name: String,
    /// Year it is from.
    pub year: Option<u16>,
    /// Quarter 1..=4.
    pub triwulan: Option<u8>,
    /// Codes of the inputs it serves.
    pub serves: Vec<String>,
    /// Lines of checklists it fulfils, in words.
    pub lines: Vec<String>,
}

/// Copies of which `keep` stays.
pub(crate) fn copies_view(assessment: &Assessment, ids: &[Uuid], keep: Uuid) -> Option<CopiesView> {
    let others: Vec<Uuid> = ids.iter().copied().filter(|id| *id != keep).collect();
    let after = assessment.consolidated(keep, &others)?;
    let lost = after.lost.iter().map(|(id, what)| {
        let title = assessment.documents.get(id).map_or("", |document| &document.about.title);
        lost_words(what, title)
    });
    Some(CopiesView {
        keep,
        documents: twin_views(assessment, ids),
        gains: gains(assessment, keep, &after),
        lost: lost.collect(),
    })
}

/// These documents, as they are told beside each other.
pub(crate) fn twin_views(assessment: &Assessment, ids: &[Uuid]) -> Vec<TwinView> {
    let view = |id: &Uuid| {
        let document = assessment.documents.get(id)?;
        let lines = assessment.fulfilled.iter().filter(|(_, ids)| ids.contains(id));
        Some(TwinView {
            id: *id,
            title: document.about.title.clone(),
            name: document.file_name().to_owned(),
            year: document.about.year,
            triwulan: document.about.triwulan,
            serves: document.serves.iter().map(|soal| code_of(assessment, *soal)).collect(),
            lines: lines.map(|(line, _)| line_words(assessment, *line)).collect(),
        })
    };
    ids.iter().filter_map(view).collect()
}

fn gains(assessment: &Assessment, keep: Uuid, after: &Consolidated) -> Vec<String> {
    let before = assessment.documents.get(&keep).map(|document| document.about.clone()).unwrap_or_default();
    let mut gains: Vec<String> =
        after.links.iter().map(|soal| format!("dipakai pada {}", code_of(assessment, *soal))).collect();
    gains.extend(after.lines.iter().map(|line| line_words(assessment, *line)));
    gains.extend(after.about.year.filter(|_| before.year.is_none()).map(|year| format!("tahun {year}")));
    gains.extend(after.about.triwulan.filter(|_| before.triwulan.is_none()).map(quarter_words));
    if before.note.is_empty() && !after.about.note.is_empty() {
        gains.push(format!("catatan \"{}\"", after.about.note));
    }
    gains
}

fn lost_words(lost: &Lost, of: &str) -> String {
    let what = match lost {
        Lost::Title(title) => return format!("judul \"{title}\""),
        Lost::Year(year) => format!("tahun {year}"),
        Lost::Triwulan(quarter) => quarter_words(*quarter),
        Lost::Note(note) => format!("catatan \"{note}\""),
        Lost::Versions(count) => format!("{count} versi berkas sebelumnya"),
        Lost::Other(key) => format!("keterangan \"{key}\""),
    };
    format!("{what} pada \"{of}\"")
}

fn quarter_words(quarter: u8) -> String {
    let roman = usize::from(quarter).checked_sub(1).and_then(|at| ["I", "II", "III", "IV"].get(at));
    format!("triwulan {}", roman.copied().unwrap_or("?"))
}

fn code_of(assessment: &Assessment, soal: SoalId) -> String {
    assessment.instrument.input(soal).map_or_else(|| soal.to_string(), |(_, input)| input.code.clone())
}

fn line_words(assessment: &Assessment, (soal, n): (SoalId, u32)) -> String {
    let question = assessment.instrument.input(soal).map(|(question, _)| question);
    let wanted = question.zip(usize::try_from(n).ok()).and_then(|(question, n)| {
        Some(format!("\"{}\" pada {}", question.documents.get(n.checked_sub(1)?)?.name, question.code))
    });
    wanted.unwrap_or_else(|| format!("dokumen {n} pada {}", code_of(assessment, soal)))
}
