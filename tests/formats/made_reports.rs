//! Reports for the PDF tests, made from the newest instrument that ships with Pilar.

use std::collections::BTreeMap;

use std::process::Command;

use chrono::DateTime;
use pilar_core::gates::judge;
use pilar_core::instrument::{Instrument, Kind};
use pilar_core::scoring::score;
use pilar_core::warning::warnings;
use pilar_core::worksheet::{Answer, Worksheet};
use pilar_files::report::{Evidence, Report, Row, UnitIdentity};
pub use pilar_tests::instrument;
use pilar_tests::skipped;
use rust_decimal::Decimal;

const NOTES: [&str; 6] = [
    "Tim kerja ditetapkan dengan SK Kepala Kantor Nomor 12 Tahun 2026 tanggal 6 Januari 2026. Anggota berasal dari seluruh seksi dan subbagian, dipilih melalui rapat seleksi tanggal 19 Desember 2025.",
    "Monev dilaksanakan setiap triwulan dan dipimpin langsung oleh Kepala Kantor. Dari 14 rekomendasi, 12 sudah selesai ditindaklanjuti.",
    "Sosialisasi dilakukan melalui apel Senin, media sosial, dan papan informasi di ruang pelayanan.\n- 4 siaran di media sosial setiap bulan\n- 2 kali forum konsultasi publik",
    "",
    "SOP ditinjau setiap tahun; 23 SOP berlaku, 5 di antaranya diubah pada 2026 sesuai peta proses bisnis yang baru.",
    "Hasil survei internal bulan Maret 2026 dengan 48 responden.",
];

const DOCUMENTS: [&str; 8] = [
    "SK Tim Kerja Pembangunan ZI",
    "Notulen rapat monev",
    "Daftar hadir sosialisasi",
    "Laporan monev triwulan",
    "Tangkapan layar aplikasi pelayanan",
    "Rencana kerja pembangunan ZI",
    "Foto kegiatan apel pencanangan",
    "Rekapitulasi LHKPN dan LHKAN",
];

/// Answers every input whose place in the worksheet `wanted` accepts; the n-th choice is taken by `option`.
pub fn sheet(
    instrument: &Instrument,
    wanted: impl Fn(usize) -> bool,
    option: impl Fn(usize) -> usize,
) -> Worksheet {
    let mut sheet = Worksheet::new();
    for (at, (question, input)) in instrument.inputs().enumerate() {
        if !wanted(at) {
            continue;
        }
        let answer = match &question.kind {
            Kind::Choice { options } => {
                Answer::Choice(options[option(at).min(options.len() - 1)].key.clone())
            }
            Kind::Survey { .. } => Answer::Number(Decimal::new(365, 2)),
            Kind::Share { numerator, .. } if numerator.contains(&input.soal) => {
                Answer::Number(Decimal::from(9))
            }
            Kind::Share { .. } => Answer::Number(Decimal::from(10)),
            Kind::Decline { previous, .. } if *previous == input.soal => Answer::Number(Decimal::from(4)),
            Kind::Decline { .. } => Answer::Number(Decimal::ONE),
        };
        sheet.insert(input.soal, answer);
    }
    sheet
}

pub fn report<'a>(instrument: &'a Instrument, sheet: &Worksheet, documents: usize) -> Report<'a> {
    let scores = score(instrument, sheet);
    let predicates = judge(instrument, &scores);
    let warnings = warnings(instrument, &scores, &predicates);
    let soals: Vec<u32> = instrument.inputs().map(|(_, input)| input.soal).collect();
    let evidence: Vec<Evidence> = (0..documents)
        .map(|at| Evidence {
            title: format!("{} {}", DOCUMENTS[at % DOCUMENTS.len()], at / DOCUMENTS.len() + 1),
            file_name: format!(
                "{at:03}_{}.pdf",
                DOCUMENTS[at % DOCUMENTS.len()].to_lowercase().replace(' ', "-")
            ),
            path: None,
            size: 180_000 + 37_411 * at as u64,
            media: "application/pdf".into(),
            sha256: (0..64)
                .map(|n| char::from(b"0123456789abcdef"[(n * 7 + at * 11 + n * n / 5) % 16]))
                .collect(),
            year: (at % 9 != 8).then_some(2026),
            triwulan: (at % 3 == 0).then(|| u8::try_from(at % 4 + 1).unwrap()),
            serves: vec![soals[at % soals.len()], soals[(at * 3 + 1) % soals.len()]],
        })
        .collect();
    let rows = soals
        .iter()
        .enumerate()
        .filter(|(_, soal)| sheet.contains_key(soal))
        .map(|(at, soal)| {
            let row = Row {
                answer: sheet.get(soal).cloned(),
                note: NOTES[at % NOTES.len()].into(),
                evidence_text: if at % 17 == 3 {
                    "https://drive.example.go.id/zi/2026/area-1/1.i.a".into()
                } else {
                    String::new()
                },
                evidence: (0..evidence.len()).filter(|e| evidence[*e].serves.contains(soal)).collect(),
                ..Row::default()
            };
            (*soal, row)
        })
        .collect();
    Report {
        state: None,
        instrument,
        identity: UnitIdentity {
            id: "uji".into(),
            unit: "Kantor Layanan Cipta Karya Kabupaten Sukamaju".into(),
            instansi: "Kementerian Contoh Republik Indonesia".into(),
            year: 2026,
            target: instrument.targets[0].key.clone(),
            address: vec![
                "Jalan Merdeka Nomor 17, Sukamaju 40115".into(),
                "Telepon (022) 555 0117, pos-el kantor@contoh.go.id".into(),
            ],
            ..UnitIdentity::default()
        },
        official: BTreeMap::new(),
        rows,
        scores,
        predicates,
        evidence,
        warnings,
        made_at: DateTime::parse_from_rfc3339("2026-11-22T14:05:09+07:00").unwrap(),
        made_by: "Pilar 0.1.0".into(),
        part: None,
        annexes: Vec::new(),
    }
}

/// Every input answered, with a few weaker ones, and 150 documents.
pub fn full(instrument: &Instrument) -> Report<'_> {
    report(instrument, &sheet(instrument, |_| true, |at| usize::from(at % 4 == 0)), 150)
}

/// Every second input answered.
pub fn half(instrument: &Instrument) -> Report<'_> {
    report(instrument, &sheet(instrument, |at| at % 2 == 0 || at > 100, |at| usize::from(at % 3 == 0)), 40)
}

/// Nothing answered.
pub fn blank(instrument: &Instrument) -> Report<'_> {
    report(instrument, &Worksheet::new(), 0)
}

/// Runs a poppler tool; `None`, said aloud, where it is not installed.
pub fn poppler(tool: &str, arguments: &[&str]) -> Option<String> {
    let Ok(done) = Command::new(tool).args(arguments).output() else {
        skipped(&format!("{tool} tidak ada di mesin ini"));
        return None;
    };
    assert!(done.status.success(), "{tool}: {}", String::from_utf8_lossy(&done.stderr));
    Some(String::from_utf8_lossy(&done.stdout).into_owned())
}

/// A red square with a transparent edge.
pub fn png() -> Vec<u8> {
    let mut data = Vec::new();
    let mut encoder = png::Encoder::new(&mut data, 8, 8);
    encoder.set_color(png::ColorType::Rgba);
    let inside = |at: usize| (1..7).contains(&(at % 8)) && (1..7).contains(&(at / 8));
    let dots: Vec<u8> = (0..64).flat_map(|at| [190, 20, 20, if inside(at) { 255 } else { 0 }]).collect();
    encoder.write_header().unwrap().write_image_data(&dots).unwrap();
    data
}
