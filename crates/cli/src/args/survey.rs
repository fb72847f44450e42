use std::num::NonZeroU64;
use std::path::PathBuf;

use clap::Args;

/// Responses to a survey, and what is wanted of them.
#[derive(Debug, Args)]
pub struct Survey {
    /// Id penilaian
    pub id: String,
    /// Survei yang hasilnya dihitung: ipak atau ipkp
    #[arg(long = "for", value_name = "SURVEI")]
    pub key: String,
    /// Berkas tanggapan (.csv, .tsv, .xlsx, .xls, .ods), satu baris satu responden
    #[arg(long, value_name = "BERKAS")]
    pub responses: PathBuf,
    /// Peta kolom, bila kolomnya tidak dikenali dari judul dan isinya
    #[arg(long, value_name = "BERKAS")]
    pub map: Option<PathBuf>,
    /// Banyaknya pengguna layanan, untuk menghitung sampel minimal
    #[arg(long, value_name = "ORANG")]
    pub population: Option<NonZeroU64>,
    /// Pakai hasilnya sebagai jawaban, dan simpan tanggapannya di ruang kerja
    #[arg(long = "use")]
    pub answer: bool,
    /// Simpan tanggapannya di ruang kerja tanpa mengubah jawaban
    #[arg(long, conflicts_with = "answer")]
    pub keep: bool,
}
