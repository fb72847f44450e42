//! The report of a survey, and the answers without who gave them.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::Path;

use pilar_core::assessment::Assessment;
use pilar_core::dates;
use pilar_core::scoring::format_points;
use pilar_core::survey::{BEST, Grade, minimum_sample};
use pilar_files::feed_report::{FeedBar, FeedTable};
use pilar_files::safe_name::safe_name;
use pilar_files::survey::{SurveyColumn, write_answers};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::report::{Kind, LABELS, Said, attach, period, write};
use super::survey::{Survey, SurveyQuery};
use crate::MADE_BY;
use crate::error::Result;
use crate::evidence::Attached;
use crate::exchange::Exported;
use crate::exchange::destination::exported;
use crate::session::Session;
use crate::session::own_files::outside;
use crate::view::thousands;

/// The whole axis of a picture.
const THOUSANDTHS: u16 = 1_000;
/// As many bars as a picture has room for.
const MOST_BARS: usize = 30;

/// Writes what a survey comes to as PDF or DOCX, or its answers without who gave them as a workbook, by the ending of the
/// path. Nothing is stored.
pub fn save_survey_report(session: &Session, query: &SurveyQuery, path: &Path) -> Result<Exported> {
    let path = outside(session.dir(), path.to_path_buf())?;
    let kind = Kind::of(&path)?;
    let assessment = session.assessment(query.assessment)?;
    let survey = Survey::read(session, &assessment, query)?;
    let notices = match kind {
        Kind::Xlsx => {
            answers(&assessment, &survey, &path)?;
            Vec::new()
        }
        kind => write(&assessment, said(&survey), kind, &path)?,
    };
    exported(path, notices)
}

/// Attaches the report of a survey and its answers without who gave them to the input that it answers, as one action.
pub fn attach_survey(session: &mut Session, query: &SurveyQuery) -> Result<Vec<Attached>> {
    let assessment = session.assessment(query.assessment)?;
    let survey = Survey::read(session, &assessment, query)?;
    attach(session, query.assessment, &survey.code, |session, folder| {
        let name = |what: &str| folder.join(safe_name(&format!("{what} {}", survey.set.short)));
        let report = name("Laporan survei").with_extension("pdf");
        let answers = name("Tanggapan tanpa data pribadi survei").with_extension("xlsx");
        let assessment = session.assessment(query.assessment)?;
        write(&assessment, said(&survey), Kind::Pdf, &report)?;
        self::answers(&assessment, &survey, &answers)?;
        Ok(vec![report, answers])
    })
}

fn answers(assessment: &Assessment, survey: &Survey, path: &Path) -> Result<()> {
    let profile = &assessment.profile;
    let whose = format!("{}, {}, tahun {}", profile.unit, profile.instansi, profile.year);
    Ok(write_answers(&survey.read, &format!("Tanggapan survei {}", survey.set.short), &whose, MADE_BY, path)?)
}

fn title(survey: &Survey) -> String {
    format!("Laporan survei {}", survey.set.short)
}

fn said(survey: &Survey) -> Said {
    let figures = &survey.figures;
    let grade = Grade::of(figures.index);
    let alpha = figures.alpha.map_or_else(|| "tidak dapat dihitung".to_owned(), format_points);
    let hundred = figures.index * Decimal::from(25);
    let mut facts = vec![
        ("Survei", survey.set.name.clone()),
        ("Indeks", format!("{} dari 4", format_points(figures.answer()))),
        ("Kategori", format!("{grade:?} ({}), indeks x 25 = {}", grade.name(), format_points(hundred))),
        ("Responden", format!("{} orang", thousands(figures.respondents))),
        ("Menjawab lengkap", format!("{} orang", thousands(figures.complete))),
        ("Masa pengisian", period(survey.read.period)),
        ("Alfa Cronbach", alpha),
    ];
    if let Some(population) = survey.population() {
        let enough = minimum_sample(population);
        let words =
            format!("{} responden untuk {} pengguna layanan", thousands(enough), thousands(population));
        facts.push(("Sampel minimal", format!("{words}, {}", met(figures.respondents, enough))));
    }
    facts.push(("Berkas tanggapan", survey.given.name.clone()));
    facts.push(("Sidik berkas", survey.given.sha256.clone()));
    let dropped = survey.read.dropped.len() as u64;
    if dropped > 0 {
        facts.push(("Baris tidak dihitung", thousands(dropped)));
    }
    let mut tables = vec![statements(survey)];
    for (group, counts) in &survey.read.groups {
        let group = group.replace('-', " ");
        let heading = group_heading(&group);
        tables.push(counted(&format!("Responden menurut {group}"), heading, counts, figures.respondents));
    }
    let months = survey.read.by_month.iter().map(|(month, count)| (dates::month(month), *count));
    tables.push(shares("Responden menurut bulan", "Bulan", months, figures.respondents));
    Said { title: title(survey), facts, tables, method: method(survey) }
}

/// Whether there are respondents enough, and how many are not there.
fn met(respondents: u64, enough: u64) -> String {
    match enough.saturating_sub(respondents) {
        0 => "terpenuhi".to_owned(),
        missing => format!("kurang {} responden", thousands(missing)),
    }
}

/// What the figures of the statements mean, and who is in none of them.
fn notes(survey: &Survey) -> Vec<String> {
    let figures = &survey.figures;
    let (respondents, complete) = (figures.respondents, figures.complete);
    let mut notes = vec![
        "Rata-rata dihitung dari responden yang menjawab pernyataan itu; banyaknya ada pada kolom Jawaban. Kolom 1 \
         sampai 4 memuat banyaknya responden yang memberi jawaban itu."
            .to_owned(),
    ];
    notes.push(match figures.alpha {
        Some(alpha) => format!(
            "Alfa Cronbach {} dihitung dengan ragam sampel dari {} responden yang menjawab semua pernyataan. Angka itu menunjukkan seberapa \
             sejalan jawaban atas semua pernyataan; makin dekat ke 1, makin sejalan, dan di bawah 0 berarti tidak sejalan.",
            format_points(alpha),
            thousands(complete)
        ),
        None => "Alfa Cronbach tidak dapat dihitung. Diperlukan sedikitnya dua pernyataan dan dua responden yang menjawab \
                 semuanya, dengan jumlah nilai yang tidak sama."
            .to_owned(),
    });
    notes.push(match survey.population() {
        Some(population) => {
            let enough = minimum_sample(population);
            format!(
                "Sampel minimal untuk {} pengguna layanan adalah {} responden; terkumpul {}, {}.",
                thousands(population),
                thousands(enough),
                thousands(respondents),
                met(respondents, enough)
            )
        }
        None => {
            "Sampel minimal tidak dihitung karena banyaknya pengguna layanan tidak disebutkan.".to_owned()
        }
    });
    if complete < respondents {
        notes.push(format!(
            "{} responden tidak menjawab semua pernyataan. Jawabannya dihitung dalam rata-rata dan indeks, tetapi tidak \
             dalam alfa Cronbach.",
            thousands(respondents - complete)
        ));
    }
    let dropped = survey.read.dropped.len() as u64;
    if dropped > 0 {
        notes.push(format!(
            "{} baris pada berkas tanggapan tidak dihitung sebagai responden karena {}; tidak ada jawaban yang ditebak.",
            thousands(dropped),
            uncounted()
        ));
    }
    notes
}

/// What a row has that counts for no respondent.
fn uncounted() -> String {
    let numbers: Vec<String> = (1..BEST).map(|number| number.to_string()).collect();
    format!("memuat jawaban yang bukan {}, atau {BEST}, atau tidak memuat jawaban", numbers.join(", "))
}

fn statements(survey: &Survey) -> FeedTable {
    let figures = &survey.figures;
    let rows = survey.read.statements.iter().zip(&figures.means).zip(&figures.counts).zip(1..);
    let row = |(((statement, mean), counts), number): (((_, &Option<Decimal>), &[u64; 4]), i32)| {
        let statement: &SurveyColumn = statement;
        let mean = mean.map_or_else(|| "-".to_owned(), format_points);
        let answers = counts.iter().map(|count| thousands(*count));
        [number.to_string(), bare(&statement.title, number).to_owned(), mean, thousands(counts.iter().sum())]
            .into_iter()
            .chain(answers)
            .collect()
    };
    let means =
        survey.read.statements.iter().zip(&figures.means).filter_map(|(it, mean)| Some((it, (*mean)?)));
    let bar = |(statement, mean): (&SurveyColumn, Decimal)| FeedBar {
        name: statement.title.clone(),
        figure: format_points(mean),
        part: (mean * Decimal::from(THOUSANDTHS) / Decimal::from(4)).round().to_u16().unwrap_or(THOUSANDTHS),
    };
    FeedTable {
        title: "Hasil setiap pernyataan".into(),
        columns: vec![
            ("No.", 6, true),
            ("Pernyataan", 42, false),
            ("Rata-rata", 12, true),
            ("Jawaban", 12, true),
            ("1", 7, true),
            ("2", 7, true),
            ("3", 7, true),
            ("4", 7, true),
        ],
        rows: rows.map(row).collect(),
        bars: means.map(bar).collect(),
        sum: Vec::new(),
        remarks: notes(survey),
    }
}

/// A statement without its own number, which stands in a column of its own.
fn bare(title: &str, number: i32) -> &str {
    let rest = title.strip_prefix(&number.to_string()).and_then(|rest| rest.strip_prefix(['.', ')']));
    rest.map(str::trim).filter(|rest| !rest.is_empty()).unwrap_or(title)
}

/// What a group of respondents is called above its column.
fn group_heading(group: &str) -> &'static str {
    match group {
        "layanan" => "Layanan",
        "jenis kelamin" => "Jenis kelamin",
        "umur" => "Umur",
        "pendidikan" => "Pendidikan",
        _ => "Kelompok",
    }
}

/// How many of all said what, in a table.
pub(super) fn counted(
    title: &str,
    what: &'static str,
    counts: &BTreeMap<String, u64>,
    all: u64,
) -> FeedTable {
    shares(title, what, counts.iter().map(|(said, count)| (said.clone(), *count)), all)
}

/// The same of whatever comes in this order.
pub(super) fn shares(
    title: &str,
    what: &'static str,
    counts: impl Iterator<Item = (String, u64)>,
    all: u64,
) -> FeedTable {
    let counts: Vec<(String, u64)> = counts.collect();
    let sum: u64 = counts.iter().map(|(_, count)| count).sum();
    let all = all.max(1);
    // In hundredths of a percent, half up.
    let share = |count: u64| {
        let share = (count * 20_000 + all) / (2 * all);
        format!("{},{:02}%", share / 100, share % 100)
    };
    let bar = |(said, count): &(String, u64)| FeedBar {
        name: said.clone(),
        figure: format!("{} ({})", thousands(*count), share(*count)),
        part: u16::try_from(count * u64::from(THOUSANDTHS) / all).unwrap_or(THOUSANDTHS),
    };
    let mut drawn: Vec<&(String, u64)> = counts.iter().collect();
    let mut remarks = Vec::new();
    if drawn.len() > MOST_BARS {
        drawn.sort_by_key(|(_, count)| Reverse(*count));
        drawn.truncate(MOST_BARS);
        remarks.push(format!("Gambar memuat {MOST_BARS} yang terbanyak."));
    }
    if sum < all {
        remarks.push(format!(
            "{} dari {} tidak menyebutnya; persentase dihitung dari semuanya.",
            thousands(all - sum),
            thousands(all)
        ));
    }
    FeedTable {
        title: title.into(),
        columns: vec![(what, 60, false), ("Jumlah", 20, true), ("Persentase", 20, true)],
        bars: drawn.into_iter().map(bar).collect(),
        rows: counts
            .iter()
            .map(|(said, count)| vec![said.clone(), thousands(*count), share(*count)])
            .collect(),
        sum: vec!["Jumlah".into(), thousands(sum), share(sum)],
        remarks,
    }
}

/// How it was reckoned, as far as the notes below the statements do not say it with its figures.
fn method(survey: &Survey) -> Vec<String> {
    let mut method = vec![
        "Indeks adalah rata-rata dari rata-rata semua pernyataan; sebagai jawaban dibulatkan dua desimal."
            .to_owned(),
        "Kategori mengikuti tabel mutu pelayanan PermenPANRB 14/2017.".to_owned(),
    ];
    if survey.population().is_some() {
        method.push(
            "Sampel minimal mengikuti rumus Krejcie dan Morgan (khi kuadrat 3,841; proporsi 0,5; galat 0,05), dibulatkan \
             ke atas."
                .to_owned(),
        );
    }
    if survey.read.dropped.is_empty() {
        method.push(format!("Baris yang {} tidak dihitung; tidak ada jawaban yang ditebak.", uncounted()));
    }
    method.push(LABELS.to_owned());
    method
}
