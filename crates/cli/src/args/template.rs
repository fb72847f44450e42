use std::path::PathBuf;

use clap::ValueEnum;

/// What an export into a template takes.
#[derive(Debug, clap::Args)]
pub struct TemplateOptions {
    /// Buku kerja resmi yang diisi (hanya untuk xlsx)
    #[arg(long, value_name = "XLSX")]
    pub template: Option<PathBuf>,
    /// Isi kolom buku kerja asal yang tidak diisi Pilar, yang mungkin milik unit lain
    #[arg(long, value_enum, value_name = "PILIHAN", requires = "template")]
    pub other_columns: Option<OtherColumns>,
    /// Lembar buku kerja asal yang diisi, bila ada beberapa yang cocok
    #[arg(long, value_name = "NAMA", requires = "template")]
    pub sheet: Option<String>,
    /// Peta kolom buku kerja asal: nama yang tersimpan, berkasnya, atau otomatis
    #[arg(long, value_name = "NAMA|BERKAS", requires = "template")]
    pub map: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum OtherColumns {
    /// Dikosongkan
    Kosongkan,
    /// Dibiarkan seperti di buku kerja asal
    Biarkan,
}

impl From<OtherColumns> for pilar_app::exchange::OtherColumns {
    fn from(columns: OtherColumns) -> Self {
        match columns {
            OtherColumns::Kosongkan => Self::Kosongkan,
            OtherColumns::Biarkan => Self::Biarkan,
        }
    }
}
