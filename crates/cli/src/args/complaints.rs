use std::path::PathBuf;

use clap::{Args, Subcommand};

/// Complaints of an assessment.
#[derive(Debug, Args)]
pub struct Complaints {
    /// Id penilaian
    pub id: String,
    /// Rekap menurut kanal, kategori, keadaan, dan bulan, dengan lamanya dijawab
    #[arg(long)]
    pub recap: bool,
    /// Pakai rekapnya sebagai jawaban isian yang menghitung pengaduan
    #[arg(long = "use")]
    pub answer: bool,
    #[command(subcommand)]
    pub command: Option<ComplaintsCommand>,
}

#[derive(Debug, Subcommand)]
pub enum ComplaintsCommand {
    /// Mengimpor daftar pengaduan dari sebuah kanal; yang sudah ada tidak dihitung dua kali
    #[command(after_help = "Contoh: pilar complaints 0198c2 import \"LAPOR 2026.xlsx\"")]
    Import {
        /// Daftar pengaduan (.csv, .tsv, .xlsx, .xls, .ods), satu baris satu pengaduan
        file: PathBuf,
        /// Peta kolom, bila kolomnya tidak dikenali dari judulnya
        #[arg(long, value_name = "BERKAS")]
        map: Option<PathBuf>,
    },
}
