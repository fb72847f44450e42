use std::path::PathBuf;

/// What an import takes.
#[derive(Debug, clap::Args)]
pub struct Import {
    /// Berkas yang diimpor
    pub file: PathBuf,
    /// Penilaian tujuan; tanpa ini dibuat penilaian baru
    #[arg(long, value_name = "ID")]
    pub into: Option<String>,
    /// Hanya tampilkan rencana dan peta kolomnya, tidak mengubah apa pun
    #[arg(long)]
    pub dry_run: bool,
    /// Impor yang terbaca walau ada baris yang tidak terbaca
    #[arg(long)]
    pub skip_unreadable: bool,
    /// Lembar buku kerja yang dibaca, bila ada beberapa yang cocok
    #[arg(long, value_name = "NAMA")]
    pub sheet: Option<String>,
    /// Peta kolom: nama yang tersimpan, berkasnya, atau otomatis; biasanya peta tersimpan yang judulnya cocok
    #[arg(long, value_name = "NAMA|BERKAS")]
    pub map: Option<String>,
}
