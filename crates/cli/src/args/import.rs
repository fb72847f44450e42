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
    /// Lampirkan gambar yang menempel di baris isian sebagai bukti dukungnya
    #[arg(long)]
    pub pictures: bool,
}

/// What scoring a file takes.
#[derive(Debug, clap::Args)]
pub struct Score {
    /// Buku kerja LKE (.xlsx, .xlsb, .xls, .ods) atau JSON jawaban-unit PortalRB
    pub file: PathBuf,
    /// Tetap menilai walau ada baris yang tidak terbaca; baris itu dianggap kosong
    #[arg(long)]
    pub skip_unreadable: bool,
    /// Lembar buku kerja yang dibaca, bila ada beberapa yang cocok
    #[arg(long, value_name = "NAMA")]
    pub sheet: Option<String>,
    /// Peta kolom: nama yang tersimpan, atau berkasnya
    #[arg(long, value_name = "NAMA|BERKAS")]
    pub map: Option<String>,
}
