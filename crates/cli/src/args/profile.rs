use std::path::PathBuf;

use clap::Args;

/// What can be changed of a profile.
#[derive(Debug, Args)]
pub struct Profile {
    /// Id penilaian
    pub id: String,
    /// Nama unit kerja atau satker
    #[arg(long)]
    pub unit: Option<String>,
    /// Nama instansi
    #[arg(long)]
    pub instansi: Option<String>,
    /// Predikat yang dituju, misalnya wbk atau wbbm
    #[arg(long)]
    pub target: Option<String>,
    /// Baris alamat untuk kop surat; boleh berkali-kali, menggantikan semua baris yang ada
    #[arg(long, value_name = "BARIS")]
    pub address: Option<Vec<String>>,
    /// Id unit di PortalRB
    #[arg(long, value_name = "ID")]
    pub portal_id: Option<String>,
    /// Kategori unit di PortalRB
    #[arg(long)]
    pub category: Option<String>,
    /// Pernyataan afirmasi dari pengusul: true atau false
    #[arg(long, value_name = "true|false")]
    pub afirmasi: Option<bool>,
    /// Tenggat pengusulan, misalnya "31 Mei 2026" (atau 2026-05-31)
    #[arg(long, value_name = "TANGGAL")]
    pub deadline: Option<String>,
    /// Logo untuk kop surat, gambar PNG atau JPEG
    #[arg(long, value_name = "GAMBAR")]
    pub logo: Option<PathBuf>,
}
