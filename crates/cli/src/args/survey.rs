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
    /// Berkas tanggapan (.csv, .tsv, .xlsx, .xls, .ods), satu baris satu responden; bila tidak disebut, yang tersimpan
    #[arg(long, value_name = "BERKAS")]
    pub responses: Option<PathBuf>,
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
    /// Tulis laporannya (.pdf atau .docx), atau tanggapannya tanpa data pribadi (.xlsx)
    #[arg(long, short, value_name = "BERKAS")]
    pub output: Option<PathBuf>,
    /// Lampirkan laporan dan tanggapan tanpa data pribadi sebagai bukti dukung isiannya
    #[arg(long)]
    pub attach: bool,
}
