use std::path::PathBuf;

use clap::Args;

/// What only packages have.
#[derive(Debug, Args)]
pub struct PackageOptions {
    /// Hanya bagian satu Pokja, misalnya: --scope area 3 (hanya untuk package)
    #[arg(long, num_args = 2, value_names = ["area", "NOMOR"])]
    pub scope: Option<Vec<String>>,
    /// Hanya isian yang dikerjakan satu orang, menurut nama, NIP, atau id (hanya untuk package)
    #[arg(long = "for", value_name = "ORANG", conflicts_with = "scope")]
    pub person: Option<String>,
    /// Hanya yang belum dimiliki penerima: paket milik penerima, atau assessment.json dari paket itu (hanya untuk package)
    #[arg(long, value_name = "BERKAS")]
    pub since: Option<PathBuf>,
    /// Waktu pembuatan yang dicatat, misalnya 2026-11-22T14:05:00+07:00 (hanya untuk package); biasanya sekarang
    #[arg(long, value_name = "WAKTU")]
    pub made_at: Option<String>,
}
