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
    /// Tulis rekapnya (.pdf atau .docx)
    #[arg(long, short, value_name = "BERKAS")]
    pub output: Option<PathBuf>,
    /// Lampirkan rekapnya sebagai bukti dukung isian yang menghitung pengaduan
    #[arg(long)]
    pub attach: bool,
    #[command(subcommand)]
    pub command: Option<ComplaintsCommand>,
}

#[derive(Debug, Subcommand)]
pub enum ComplaintsCommand {
    /// Mengimpor daftar pengaduan dari sebuah kanal; yang sudah ada tidak dihitung dua kali
    #[command(after_help = "Contoh: pilar complaints 0198c2 import \"LAPOR 2026.xlsx\" --channel LAPOR")]
    Import {
        /// Daftar pengaduan (.csv, .tsv, .xlsx, .xls, .ods), satu baris satu pengaduan
        file: PathBuf,
        /// Peta kolom, bila kolomnya tidak dikenali dari judulnya
        #[arg(long, value_name = "BERKAS")]
        map: Option<PathBuf>,
        /// Kanal pengaduan yang tidak menyebut kanalnya sendiri
        #[arg(long, value_name = "KANAL")]
        channel: Option<String>,
    },
    /// Merencanakan tindak lanjut sebuah kategori sebagai tugas
    #[command(after_help = "Contoh: pilar complaints 0198c2 plan Antrean --due B06")]
    Plan {
        /// Kategori pengaduan
        category: String,
        /// Uraian kegiatan; bila tidak disebut, menurut kategorinya
        #[arg(long, value_name = "TEKS")]
        title: Option<String>,
        /// Penanggung jawab: nama atau NIP orang di tim
        #[arg(long, value_name = "ORANG")]
        pic: Option<String>,
        /// Tenggat: tanggal, atau triwulan B03, B06, B09, B12
        #[arg(long, value_name = "TANGGAL")]
        due: Option<String>,
    },
}
