//! What commands with many options take. Help texts are Indonesian, as everything users read.
#![allow(clippy::doc_markdown, reason = "these comments are help texts, which show no markdown")]

mod annex;
mod complaints;
mod evidence;
mod export;
mod import;
mod lhe;
mod map;
mod package;
mod path;
pub mod portfolio;
mod profile;
pub mod proposal;
pub mod review;
mod survey;
pub mod team;
mod template;
mod values;

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand};

pub use complaints::{Complaints, ComplaintsCommand};
pub use evidence::Evidence;
pub use export::Export;
pub use import::{Import, Score};
pub use lhe::Lhe;
pub use map::ColumnMap;
pub use package::PackageOptions;
pub use path::{Effort, Margin, Path, Scenario};
pub use profile::Profile;
pub use survey::Survey;
pub use template::TemplateOptions;
pub use values::{Format, LastYear, Layer, Paper, Reason};

#[derive(Debug, ClapArgs)]
pub struct New {
    /// Nama unit kerja atau satker
    #[arg(long)]
    pub unit: String,
    /// Nama instansi
    #[arg(long)]
    pub instansi: String,
    /// Tahun penilaian
    #[arg(long)]
    pub year: u16,
    /// Predikat yang dituju, misalnya wbk atau wbbm
    #[arg(long)]
    pub target: String,
    #[command(flatten)]
    pub rules: Rules,
}

/// Penilaian mana yang dibawa ke tahun berikutnya.
#[derive(Debug, ClapArgs)]
#[command(after_help = "Contoh: pilar carry-over 0198c2 --year 2027")]
pub struct CarryOver {
    /// Id penilaian tahun lalu
    pub id: String,
    /// Tahun penilaian baru
    #[arg(long)]
    pub year: u16,
    /// Buat satu lagi bila penilaian unit dan tahun itu sudah ada
    #[arg(long)]
    pub again: bool,
}

/// Apa dari tahun lalu yang dipakai.
#[derive(Debug, ClapArgs)]
#[command(after_help = "Contoh: pilar confirm 0198c2 1 2 --only evidence")]
pub struct Confirm {
    /// Id penilaian
    pub id: String,
    /// Nomor soal atau kode isian
    #[arg(required_unless_present = "all")]
    pub codes: Vec<String>,
    /// Semua isian; jawaban yang sudah ada tidak diganti
    #[arg(long, conflicts_with = "codes")]
    pub all: bool,
    /// Hanya jawaban dengan catatannya, atau hanya bukti dukung
    #[arg(long, value_enum)]
    pub only: Option<LastYear>,
}

/// Ketentuan yang ditetapkan berbeda oleh instansi.
#[derive(Debug, Default, ClapArgs)]
pub struct Rules {
    /// Kumpulan syarat yang dinilai, menurut instrument show; baku untuk syarat bawaan
    #[arg(long, value_name = "KUNCI")]
    pub gates: Option<String>,
    /// Nilai rasio yang pembaginya nol: KODE=ATURAN atau semua=ATURAN, dengan ATURAN belum, keluar, penuh, atau nol
    #[arg(long, value_name = "KODE=ATURAN")]
    pub zero: Vec<String>,
    /// Nilai minimal yang dipakai instansi, misalnya capaian-kinerja:wbbm=3,75
    #[arg(long, value_name = "SYARAT:PREDIKAT=ANGKA")]
    pub minimum: Vec<String>,
}

#[derive(Debug, Subcommand)]
pub enum Instrument {
    /// Mendaftar instrumen yang dapat dipakai menilai
    List,
    /// Menambah instrumen dari folder berkas TOML, atau zip-nya, ke ruang kerja ini
    #[command(after_help = "Contoh: pilar instrument add \"LKE 2027.zip\" --dry-run")]
    Add {
        /// Folder atau zip yang memuat instrument.toml
        path: PathBuf,
        /// Periksa saja; tidak ada yang disimpan
        #[arg(long)]
        dry_run: bool,
    },
    /// Menampilkan instrumen dan ketentuan sebuah penilaian, dan apa yang dapat dipilih
    #[command(after_help = "Contoh: pilar instrument show 0198c2")]
    Show {
        /// Id penilaian
        id: String,
    },
    /// Mengubah ketentuan sebuah penilaian; tidak ada jawaban yang berubah, dan undo mengembalikannya
    #[command(
        after_help = "Contoh: pilar instrument set 0198c2 --gates tiap-bagian --zero semua=penuh --dry-run"
    )]
    Set {
        /// Id penilaian
        id: String,
        /// Versi lain dari instrumen yang sama
        #[arg(long, value_name = "VERSI")]
        to: Option<u32>,
        /// Tampilkan saja akibatnya; tidak ada yang berubah
        #[arg(long)]
        dry_run: bool,
        /// Mulai dari ketentuan baku, bukan dari ketentuan sekarang
        #[arg(long)]
        standard: bool,
        #[command(flatten)]
        rules: Rules,
    },
}

#[derive(Debug, Subcommand)]
pub enum Repair {
    /// Perubahan yang bertanggal di depan jam komputer ini dihitung sebagai dibuat sekarang; betulkan jamnya dahulu
    Clock,
}

#[derive(Debug, ClapArgs)]
pub struct Decide {
    /// Id penilaian
    pub id: String,
    /// Hal yang diputuskan, seperti pada perintah conflicts
    pub subject: String,
    /// Perubahan yang nilainya dipilih; id boleh disingkat
    #[arg(long, value_name = "PERUBAHAN", required_unless_present = "value", conflicts_with = "value")]
    pub choose: Option<String>,
    /// Nilai lain; kosong menghapusnya
    #[arg(long, value_name = "NILAI", allow_hyphen_values = true)]
    pub value: Option<String>,
}
