//! The report of the complaints of an assessment.

use std::path::Path;

use pilar_core::assessment::Assessment;
use pilar_core::complaint::{Recap, State};
use pilar_core::dates;
use pilar_core::instrument::SoalId;
use pilar_core::scoring::format_points;
use pilar_files::feed_report::FeedTable;
use pilar_files::safe_name::safe_name;
use rust_decimal::Decimal;
use uuid::Uuid;

use super::complaints::{inputs, names, reckon};
use super::lore;
use super::report::{Kind, LABELS, Said, attach, period, write};
use super::survey_report::{counted, shares};
use crate::error::{FeedError, Result};
use crate::evidence::Attached;
use crate::exchange::Exported;
use crate::exchange::destination::exported;
use crate::session::Session;
use crate::session::own_files::outside;
use crate::view::thousands;

const TITLE: &str = "Rekap pengaduan";

/// Writes the recap of the complaints that are kept as PDF or DOCX, by the ending of the path.
pub fn save_recap_report(session: &Session, assessment: Uuid, path: &Path) -> Result<Exported> {
    let path = outside(session.dir(), path.to_path_buf())?;
    let kind = Kind::of(&path)?;
    let assessment = session.assessment(assessment)?;
    let notices = write(&assessment, said(session, &assessment)?, kind, &path)?;
    exported(path, notices)
}

/// Attaches the recap as PDF to the first input that counts complaints.
pub fn attach_recap(session: &mut Session, assessment: Uuid) -> Result<Vec<Attached>> {
    let loaded = session.assessment(assessment)?;
    let code = code_of(&loaded, inputs(&loaded)?.total)?;
    attach(session, assessment, &code, |session, folder| {
        let path = folder.join(safe_name(TITLE)).with_extension("pdf");
        let loaded = session.assessment(assessment)?;
        write(&loaded, said(session, &loaded)?, Kind::Pdf, &path)?;
        Ok(vec![path])
    })
}

fn code_of(assessment: &Assessment, soal: SoalId) -> Result<String> {
    let input = assessment.instrument.input(soal);
    let code = input.map(|(_, input)| input.code.clone());
    code.ok_or_else(|| FeedError::NoInputFor("pengaduan".to_owned()).into())
}

fn said(session: &Session, assessment: &Assessment) -> Result<Said> {
    let (recap, kept) = reckon(session, assessment)?;
    let state = |state| thousands(recap.by_state.get(&state).copied().unwrap_or_default());
    let days = |before: &str, days: Option<Decimal>| {
        days.map_or_else(|| "tidak dapat dihitung".to_owned(), |days| format!("{before}{} hari", count(days)))
    };
    let within = lore::complaints()?.within_days;
    let months = recap.by_month.iter().map(|(month, count)| (dates::month(month), *count));
    Ok(Said {
        title: TITLE.into(),
        facts: vec![
            ("Pengaduan", thousands(recap.total)),
            ("Masa pengaduan", period(recap.period)),
            ("Belum diproses", state(State::Open)),
            ("Sedang diproses", state(State::InProcess)),
            ("Selesai", state(State::Done)),
            ("Lama sampai dijawab", days("median ", recap.median_days)),
            ("90% dijawab", days("paling lama ", recap.p90_days)),
            ("Daftar yang diimpor", names(&kept)),
        ],
        tables: vec![
            lateness(&recap, within),
            counted("Menurut kanal", "Kanal", &recap.by_channel, recap.total),
            counted("Menurut kategori", "Kategori", &recap.by_category, recap.total),
            shares("Menurut bulan", "Bulan", months, recap.total),
        ],
        method: vec![
            "Pengaduan yang sama pada beberapa daftar dihitung sekali, menurut daftar yang terakhir diimpor."
                .to_owned(),
            "Lama sampai dijawab dihitung dalam hari kalender, dari tanggal masuk sampai tanggal jawaban atau \
             penyelesaian, atas pengaduan yang menyebut keduanya. Tanggal jawaban sesudah hari laporan ini dibuat \
             dihitung belum dijawab."
                .to_owned(),
            format!(
                "Batas {within} hari mengikuti Undang-Undang Nomor 25 Tahun 2009. Belum ditanggapi lewat {within} hari: \
                 belum selesai, belum bertanggal jawaban, dan diterima lebih dari {within} hari sebelum laporan ini. \
                 Ditanggapi sesudah {within} hari: bertanggal jawaban lebih dari {within} hari sesudah tanggal masuk."
            ),
            "Pengaduan tanpa tanggal masuk, atau selesai tanpa tanggal jawaban, tidak dapat diperiksa terhadap batas itu \
             dan tidak termasuk dalam keduanya."
                .to_owned(),
            LABELS.to_owned(),
        ],
    })
}

/// Those that nobody answered in time, and those that were answered too late.
fn lateness(recap: &Recap, within: i64) -> FeedTable {
    let row = |what: String, count: u64| vec![what, thousands(count)];
    FeedTable {
        title: "Batas waktu tanggapan".into(),
        columns: vec![("Keadaan", 80, false), ("Jumlah", 20, true)],
        rows: vec![
            row(format!("Belum ditanggapi lewat {within} hari"), recap.overdue),
            row(format!("Ditanggapi sesudah {within} hari"), recap.answered_late),
        ],
        sum: Vec::new(),
        bars: Vec::new(),
        remarks: Vec::new(),
    }
}

/// Days as they are said: whole ones without decimals.
fn count(days: Decimal) -> String {
    if days.is_integer() { days.normalize().to_string() } else { format_points(days) }
}
