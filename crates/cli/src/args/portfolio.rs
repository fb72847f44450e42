//! What can be typed about a portfolio.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand, ValueEnum};
use pilar_app::TagKey;
use pilar_app::portfolio::PortfolioFilter;

use super::Paper;

#[derive(Debug, Subcommand)]
pub enum PortfolioCommand {
    /// Menampilkan semua penilaian dan sebaran capaian tiap area
    #[command(after_help = "Contoh: pilar portfolio --year 2026 --sort total -o portofolio.xlsx")]
    Portfolio(Portfolio),
    /// Membandingkan beberapa penilaian: antarunit atau antartahun
    #[command(after_help = "Contoh: pilar compare 0198c2 0198d7")]
    Compare {
        /// Id penilaian, paling sedikit dua
        #[arg(required = true)]
        ids: Vec<String>,
    },
    /// Penanda unit: tampilkan semua penanda, atau beri penanda wilayah dan jenis
    #[command(after_help = "Contoh: pilar tag 0198c2 0198d7 --wilayah \"Sumatera Barat\" --jenis Rutan")]
    Tag(Tag),
    /// Sebaran nilai antartahun dan antarkelompok, peringkat setiap unit, dan sejak kapan tertinggal
    #[command(after_help = "Contoh: pilar disparity --by wilayah -o disparitas.xlsx")]
    Disparity(Disparity),
    /// Pertanyaan yang menjelaskan selisih nilai dua unit, dua kelompok, atau dua tahun
    #[command(
        after_help = "Contoh: pilar gap wilayah=Jambi wilayah=Riau --year 2026\nSisi: id penilaian, tahun=2026, wilayah=NAMA, atau jenis=NAMA; tanpa NAMA berarti yang belum berpenanda."
    )]
    Gap(Gap),
    /// Tenggat semua unit: pengusulan, tugas, dan tahap; yang lewat disebut lebih dahulu
    Deadlines(Deadlines),
    /// Beban TPI: jumlah unit setiap tim dan kemajuan reviunya
    Load {
        #[command(flatten)]
        filter: Filter,
    },
    /// Menulis LHE banyak unit sekaligus ke satu folder, satu berkas satu unit
    #[command(after_help = "Contoh: pilar lhe-all --year 2026 -o \"LHE 2026\"")]
    LheAll(LheAll),
}

/// Which assessments.
#[derive(Debug, ClapArgs)]
pub struct Filter {
    /// Hanya tahun ini
    #[arg(long)]
    pub year: Option<u16>,
    /// Hanya yang menuju predikat ini
    #[arg(long)]
    pub target: Option<String>,
    /// Hanya unit atau instansi yang namanya memuat teks ini
    #[arg(long, value_name = "TEKS")]
    pub text: Option<String>,
    /// Hanya status reviu ini
    #[arg(long)]
    pub state: Option<String>,
    #[command(flatten)]
    pub tags: Tags,
}

/// Tags of a unit.
#[derive(Debug, ClapArgs)]
pub struct Tags {
    /// Penanda wilayah; kosong berarti tanpa penanda
    #[arg(long)]
    pub wilayah: Option<String>,
    /// Penanda jenis unit; kosong berarti tanpa penanda
    #[arg(long)]
    pub jenis: Option<String>,
}

impl From<Tags> for BTreeMap<TagKey, String> {
    fn from(tags: Tags) -> Self {
        let given = [(TagKey::Wilayah, tags.wilayah), (TagKey::Kind, tags.jenis)];
        given.into_iter().filter_map(|(key, tag)| Some((key, tag?))).collect()
    }
}

impl From<Filter> for PortfolioFilter {
    fn from(filter: Filter) -> Self {
        let Filter { year, target, text, state, tags } = filter;
        Self { year, target, text, state, tags: tags.into() }
    }
}

#[derive(Debug, ClapArgs)]
pub struct Portfolio {
    #[command(flatten)]
    pub filter: Filter,
    /// Urutan: unit, total (tertinggi dahulu), deadline, progress; biasanya menurut waktu dibuat
    #[arg(long, value_enum, hide_possible_values = true)]
    pub sort: Option<Sort>,
    /// Tulis juga buku kerja (.xlsx) ke berkas atau folder ini
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub struct Tag {
    /// Id penilaian, boleh beberapa; tanpa id, semua penanda di ruang kerja ditampilkan
    pub ids: Vec<String>,
    #[command(flatten)]
    pub tags: Tags,
}

#[derive(Debug, ClapArgs)]
pub struct Disparity {
    /// Kelompokkan menurut penanda ini: wilayah atau jenis
    #[arg(long, value_enum, value_name = "PENANDA", hide_possible_values = true)]
    pub by: Option<By>,
    #[command(flatten)]
    pub filter: Filter,
    /// Tulis juga buku kerja (.xlsx) ke berkas atau folder ini
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum By {
    /// Wilayah
    Wilayah,
    /// Jenis unit
    Jenis,
}

impl From<By> for TagKey {
    fn from(by: By) -> Self {
        match by {
            By::Wilayah => Self::Wilayah,
            By::Jenis => Self::Kind,
        }
    }
}

#[derive(Debug, ClapArgs)]
pub struct Gap {
    /// Sisi pertama
    pub a: String,
    /// Sisi kedua
    pub b: String,
    #[command(flatten)]
    pub filter: Filter,
}

#[derive(Debug, ClapArgs)]
pub struct Deadlines {
    /// Hanya unit yang tenggatnya lewat
    #[arg(long)]
    pub overdue: bool,
    #[command(flatten)]
    pub filter: Filter,
}

#[derive(Debug, ClapArgs)]
pub struct LheAll {
    /// Folder tujuan; dibuat bila belum ada
    #[arg(short, long, value_name = "FOLDER")]
    pub output: PathBuf,
    /// Bentuk berkas: pdf atau docx
    #[arg(long, value_enum, default_value = "pdf", hide_possible_values = true)]
    pub format: Kind,
    /// Ukuran kertas: a4 (biasanya) atau f4 (215 x 330 mm)
    #[arg(long, value_enum, default_value = "a4", hide_possible_values = true)]
    pub paper: Paper,
    /// Timpa berkas yang sudah ada
    #[arg(long)]
    pub overwrite: bool,
    #[command(flatten)]
    pub filter: Filter,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Kind {
    /// Siap cetak
    Pdf,
    /// Dapat disunting
    Docx,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Sort {
    /// Nama unit
    Unit,
    /// Nilai tertinggi dahulu
    Total,
    /// Tenggat terdekat dahulu
    Deadline,
    /// Kemajuan terendah dahulu
    Progress,
}
