//! What people should look at in what was read, a sentence each.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};
use pilar_core::dates;
use pilar_files::complaints::ComplaintRead;
use pilar_files::survey::SurveyRead;

use crate::view::thousands;

/// Rows that are named; more are only counted.
const NAMED: usize = 10;

/// Of responses to a survey of an assessment of this year.
pub(super) fn of_responses(read: &SurveyRead, year: u16) -> Vec<String> {
    let own = year.to_string();
    let mut others: BTreeMap<&str, u64> = BTreeMap::new();
    for (month, count) in &read.by_month {
        let of = month.get(..4).unwrap_or(month);
        if of != own {
            *others.entry(of).or_default() += count;
        }
    }
    let mut remarks: Vec<String> =
        read.off_scale.iter().map(|one| format!("{}: {}.", one.place, one.reason)).collect();
    remarks.extend(read.doubtful.iter().map(|column| {
        format!(
            "{column}, jadi dihitung sebagai pernyataan. Bila itu kolom tulisan bebas, sebutkan kolom pernyataannya \
             dengan peta kolom."
        )
    }));
    remarks.extend(other_years(&others, "tanggapan diisi", year));
    if !read.twice.is_empty() {
        remarks.push(format!(
            "{} tanggapan sama persis dengan tanggapan lain, waktu dan semua jawabannya, dan tetap dihitung: {}.",
            thousands(read.twice.len() as u64),
            rows(&read.twice)
        ));
    }
    remarks
}

/// Of a register of complaints about an assessment of this year.
pub(super) fn of_complaints(read: &ComplaintRead, year: u16, today: NaiveDate) -> Vec<String> {
    let mut others: BTreeMap<String, u64> = BTreeMap::new();
    for day in read.received.iter().filter(|day| day.year() != i32::from(year)) {
        *others.entry(day.year().to_string()).or_default() += 1;
    }
    let others = others.iter().map(|(year, count)| (year.as_str(), *count)).collect();
    let mut remarks: Vec<String> = other_years(&others, "pengaduan bertanggal", year).into_iter().collect();
    let ahead = read.received.iter().filter(|day| **day > today).count() as u64;
    if ahead > 0 {
        remarks.push(format!(
            "{} pengaduan bertanggal sesudah hari ini, {}.",
            thousands(ahead),
            dates::date(&today)
        ));
    }
    let awaited = read.answered.iter().filter(|day| **day > today).count() as u64;
    if awaited > 0 {
        remarks.push(format!(
            "{} pengaduan bertanggal jawaban sesudah hari ini, {}, jadi dihitung belum dijawab.",
            thousands(awaited),
            dates::date(&today)
        ));
    }
    if !read.apart.is_empty() {
        remarks.push(format!(
            "{} pengaduan bernomor sama dengan pengaduan lain, tetapi tanggal dan isinya berbeda, jadi dihitung \
             tersendiri dan tidak menggantikannya: {}.",
            thousands(read.apart.len() as u64),
            rows(&read.apart)
        ));
    }
    if !read.sorted_anew.is_empty() {
        remarks.push(format!(
            "{} pengaduan tanpa nomor sama kanal, tanggal, dan isinya dengan pengaduan yang sudah diimpor, tetapi \
             kategorinya lain, jadi dihitung sebagai pengaduan yang sama dengan kategori yang baru: {}.",
            thousands(read.sorted_anew.len() as u64),
            rows(&read.sorted_anew)
        ));
    }
    remarks
}

fn other_years(others: &BTreeMap<&str, u64>, what: &str, year: u16) -> Option<String> {
    let all: u64 = others.values().sum();
    let each: Vec<String> =
        others.iter().map(|(year, count)| format!("{year}: {}", thousands(*count))).collect();
    (all > 0)
        .then(|| format!("{} {what} di luar tahun penilaian {year} ({}).", thousands(all), each.join(", ")))
}

fn rows(numbers: &[u32]) -> String {
    let named: Vec<String> = numbers.iter().take(NAMED).map(u32::to_string).collect();
    let more = numbers.len().saturating_sub(NAMED) as u64;
    let more = if more > 0 { format!(", dan {} lainnya", thousands(more)) } else { String::new() };
    format!("baris {}{more}", named.join(", "))
}
