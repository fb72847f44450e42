use serde::{Deserialize, Serialize};

use crate::instrument::{Area, Input, Instrument, Question, SoalId};
use crate::worksheet::Round;

/// What the reviewers ask the unit to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recommendation {
    /// The text; it begins with a verb.
    pub text: String,
    /// What it is about.
    pub about: About,
    /// The round in which it was given.
    pub round: Round,
}

/// What a recommendation is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// One input.
    Input(SoalId),
    /// An area, by its key.
    Area(String),
}

impl About {
    /// The input that it is about, with its question; `None` for an area, and for what the worksheet does not have.
    pub fn input<'a>(&self, instrument: &'a Instrument) -> Option<(&'a Question, &'a Input)> {
        match self {
            Self::Input(soal) => instrument.input(*soal),
            Self::Area(_) => None,
        }
    }

    /// The area that it is about, or that its input lies in; `None` for what the worksheet does not have.
    pub fn area<'a>(&self, instrument: &'a Instrument) -> Option<&'a Area> {
        match self {
            Self::Input(soal) => instrument.area_of(instrument.input(*soal)?.0),
            Self::Area(key) => instrument.areas.iter().find(|area| area.key == *key),
        }
    }
}

/// What the unit did about a recommendation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    /// What was done.
    pub text: String,
    /// How far it is.
    pub status: FollowUpStatus,
    /// The day it is from, as `YYYY-MM-DD`.
    pub date: String,
}

/// How far a follow-up is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FollowUpStatus {
    /// Nothing was done yet.
    #[default]
    Open,
    /// It is being worked on.
    InProgress,
    /// It is done.
    Done,
}

impl FollowUpStatus {
    /// Every status, in order.
    pub const ALL: [Self; 3] = [Self::Open, Self::InProgress, Self::Done];

    /// The key used on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Open => "belum",
            Self::InProgress => "proses",
            Self::Done => "selesai",
        }
    }

    /// Its name as people know it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "Belum Ditindaklanjuti",
            Self::InProgress => "Dalam Proses",
            Self::Done => "Selesai",
        }
    }

    /// Finds a status by its key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.key() == key)
    }
}

/// Verbs that recommendations often begin with and that no ending gives away.
const VERBS: &[&str] = &[
    "adakan",
    "ajak",
    "ajukan",
    "alihkan",
    "ambil",
    "amati",
    "anggarkan",
    "atasi",
    "atur",
    "awasi",
    "bagi",
    "bagikan",
    "bahas",
    "bangun",
    "batasi",
    "bentuk",
    "beri",
    "bimbing",
    "buat",
    "bina",
    "catat",
    "cek",
    "cantumkan",
    "cermati",
    "dalami",
    "dampingi",
    "dapatkan",
    "data",
    "dorong",
    "dokumentasikan",
    "edit",
    "evaluasi",
    "gali",
    "ganti",
    "gunakan",
    "hapus",
    "hindari",
    "hitung",
    "identifikasi",
    "ikuti",
    "integrasikan",
    "isi",
    "jaga",
    "jelaskan",
    "kaji",
    "kelola",
    "kembangkan",
    "kendalikan",
    "kirim",
    "komunikasikan",
    "koordinasikan",
    "kumpulkan",
    "kunjungi",
    "kurangi",
    "laksanakan",
    "lakukan",
    "lampirkan",
    "lanjutkan",
    "laporkan",
    "latih",
    "lengkapi",
    "libatkan",
    "lihat",
    "lindungi",
    "manfaatkan",
    "minta",
    "monitor",
    "muat",
    "mutakhirkan",
    "naikkan",
    "nilai",
    "optimalkan",
    "pantau",
    "pasang",
    "pastikan",
    "patuhi",
    "pelajari",
    "pelihara",
    "penuhi",
    "perbaharui",
    "perbaiki",
    "perbarui",
    "perbanyak",
    "percepat",
    "perdalam",
    "perhatikan",
    "perjelas",
    "perketat",
    "perkuat",
    "perluas",
    "periksa",
    "pertahankan",
    "pertajam",
    "pilih",
    "pisahkan",
    "publikasikan",
    "rancang",
    "rapikan",
    "rekap",
    "rencanakan",
    "reviu",
    "revisi",
    "rinci",
    "rumuskan",
    "salin",
    "samakan",
    "sampaikan",
    "satukan",
    "sebarkan",
    "sediakan",
    "selaraskan",
    "selenggarakan",
    "selesaikan",
    "serahkan",
    "sesuaikan",
    "sederhanakan",
    "siapkan",
    "simpan",
    "sosialisasikan",
    "sinkronkan",
    "susun",
    "tandai",
    "tambah",
    "tampilkan",
    "tata",
    "tautkan",
    "tegakkan",
    "tegaskan",
    "tekan",
    "tentukan",
    "terapkan",
    "terbitkan",
    "tetapkan",
    "tindak",
    "tindaklanjuti",
    "tingkatkan",
    "tinjau",
    "tulis",
    "tunjuk",
    "tunjukkan",
    "tuangkan",
    "ubah",
    "uji",
    "ukur",
    "umumkan",
    "undang",
    "unduh",
    "unggah",
    "uraikan",
    "urutkan",
    "usulkan",
    "validasi",
    "verifikasi",
    "wajibkan",
];

/// Words that look like verbs by their shape and are none.
const NOT_VERBS: &[&str] = &[
    "bukan",
    "ikan",
    "rekan",
    "sedangkan",
    "bahkan",
    "meskipun",
    "melainkan",
    "melalui",
    "menteri",
    "memori",
];

/// Whether a text begins with a verb, as every recommendation does.
///
/// Told by the word itself (a list of common ones) or by its shape: active `me…kan` and `me…i`, imperative `…kan`
/// and `…lah`.
pub fn begins_with_a_verb(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let word = first.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    let word = word.strip_suffix("lah").unwrap_or(&word);
    if NOT_VERBS.contains(&word) {
        return false;
    }
    let long = word.chars().count() >= 5;
    let active = ["mem", "men", "mel", "mer", "mew", "mey"].iter().any(|prefix| word.starts_with(prefix));
    VERBS.contains(&word)
        || long && word.ends_with("kan")
        || active && long && (word.ends_with('i') || is_root_of_active(word))
}

/// `menyusun`, `membuat`, `memeriksa`: an active prefix before a verb of the list, its first letter possibly melted.
fn is_root_of_active(word: &str) -> bool {
    const MELTED: &[(&str, &[&str])] =
        &[("meny", &["s"]), ("meng", &["", "k"]), ("mem", &["", "p"]), ("men", &["", "t"]), ("me", &[""])];
    MELTED.iter().any(|(prefix, firsts)| {
        word.strip_prefix(prefix)
            .is_some_and(|rest| firsts.iter().any(|first| VERBS.contains(&format!("{first}{rest}").as_str())))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recommendations_begin_with_a_verb() {
        for text in [
            "Lengkapi notulen rapat triwulan II",
            "Susun ulang SK tim kerja",
            "  menetapkan agen perubahan",
            "Menyusun rencana aksi",
            "Memeriksa kembali tautan",
            "Memperbaiki penamaan berkas",
            "Membuat laporan monev",
            "Tingkatkan nilai survei",
            "Sebutkanlah dasar hukumnya",
            "“Unggah” bukti yang benar",
            "Reviu ulang SOP",
            "Mengukur kepuasan",
        ] {
            assert!(begins_with_a_verb(text), "{text}");
        }
        for text in [
            "",
            "   ",
            "Bukti dukung belum lengkap",
            "Notulen tidak ada",
            "Bukan dari tahun ini",
            "Rekan sejawat belum dilibatkan",
            "Media sosial tidak aktif",
            "Menteri belum menetapkan",
            "Melalui rapat, bahas kendala",
            "SK kedaluwarsa",
            "123",
        ] {
            assert!(!begins_with_a_verb(text), "{text}");
        }
    }

    #[test]
    fn statuses_have_keys() {
        for status in FollowUpStatus::ALL {
            assert_eq!(FollowUpStatus::from_key(status.key()), Some(status));
        }
        assert_eq!(FollowUpStatus::from_key("beres"), None);
    }
}
