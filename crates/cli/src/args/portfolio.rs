//! What can be typed about a portfolio.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand, ValueEnum};

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
}

#[derive(Debug, ClapArgs)]
pub struct Portfolio {
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
    /// Urutan: unit, total (tertinggi dahulu), deadline, progress; biasanya menurut waktu dibuat
    #[arg(long, value_enum, hide_possible_values = true)]
    pub sort: Option<Sort>,
    /// Tulis juga buku kerja (.xlsx) ke berkas atau folder ini
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
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
