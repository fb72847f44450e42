use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::values::pair;

/// Commands about the proposal.
#[derive(Debug, Subcommand)]
pub enum ProposalCommand {
    /// Berkas pengusulan: lihat, masukkan, periksa, isi persyaratan, buat surat, atau susun menjadi satu folder atau zip
    #[command(
        after_help = "Contoh: pilar kit 0198c2 --set sptjm=SPTJM.pdf --value tlhp=100 --source \"Surat Inspektorat 12/2026\" --check -o \"Usulan.zip\""
    )]
    Kit(Box<Kit>),
    /// Sanggah dan tahap sesudah pengusulan: butir yang disanggah, bukti, hasil, tanggal, dan suratnya
    #[command(
        after_help = "Contoh: pilar appeal 0198c2 --item tlhp --reason \"TLHP selesai sebelum batas waktu\" --proof Keterangan.pdf -o Sanggah.docx"
    )]
    Appeal(Box<Appeal>),
}

/// The kit of a proposal.
#[derive(Debug, Args)]
pub struct Kit {
    /// Id penilaian
    pub id: String,
    /// Masukkan berkas; boleh berkali-kali. Kosong sesudah tanda = mengeluarkannya
    #[arg(long, value_name = "BERKAS=PATH", value_parser = pair)]
    pub set: Vec<(String, String)>,
    /// Isi nilai persyaratan, misalnya sakip-instansi=BB atau jenis-instansi=pemda; boleh berkali-kali. Kosong menghapusnya
    #[arg(long, value_name = "PERSYARATAN=NILAI", value_parser = pair)]
    pub value: Vec<(String, String)>,
    /// Sumber nilai itu, misalnya nomor suratnya
    #[arg(long, value_name = "TEKS", requires = "value")]
    pub source: Option<String>,
    /// Nyatakan berkas sudah diperiksa; tanpa nama, semua yang ada
    #[arg(long, value_name = "BERKAS", num_args = 0..)]
    pub check: Option<Vec<String>>,
    /// Cabut pernyataan bahwa berkas sudah diperiksa; boleh berkali-kali
    #[arg(long, value_name = "BERKAS")]
    pub uncheck: Vec<String>,
    /// Isi surat, misalnya nomor=12/2026 atau penandatangan=Sari Utami; boleh berkali-kali. Kosong menghapusnya
    #[arg(long, value_name = "ISIAN=NILAI", value_parser = pair)]
    pub fill: Vec<(String, String)>,
    /// Surat yang diisi atau ditulis: pengantar, sptjm, sanggah. Tanpa ini kolomnya berlaku untuk semua surat
    #[arg(long, value_name = "SURAT")]
    pub letter: Option<String>,
    /// Masukkan surat itu sebagai PDF ke berkas pengusulan, sampai yang bertanda tangan menggantikannya
    #[arg(long = "into-kit", requires = "letter", conflicts_with_all = ["set", "value", "check", "uncheck", "fill", "output"])]
    pub put_letter: bool,
    /// Susun berkas ke folder baru atau .zip; dengan --letter, tulis surat itu ke .docx atau .pdf
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
}

/// The objection and the stages.
#[derive(Debug, Args)]
pub struct Appeal {
    /// Id penilaian
    pub id: String,
    /// Berkas yang hasilnya disanggah, menurut kuncinya pada perintah kit
    #[arg(long, value_name = "BERKAS")]
    pub item: Option<String>,
    /// Alasan sanggah; kosong mencabutnya
    #[arg(long, value_name = "TEKS", requires = "item")]
    pub reason: Option<String>,
    /// Bukti sanggah; kosong mengeluarkannya
    #[arg(long, value_name = "PATH", requires = "item")]
    pub proof: Option<String>,
    /// Tahap yang diisi: pengusulan, administrasi, sanggah, desk, lapangan, panel, hasil-akhir
    #[arg(long, value_name = "TAHAP", conflicts_with = "item")]
    pub stage: Option<String>,
    /// Batas waktu tahap itu; kosong menghapusnya
    #[arg(long, value_name = "TANGGAL", requires = "stage")]
    pub due: Option<String>,
    /// Tanggal tahap itu berlangsung atau hasilnya diumumkan; kosong menghapusnya
    #[arg(long, value_name = "TANGGAL", requires = "stage")]
    pub on: Option<String>,
    /// Hasil tahap, atau hasil sanggah butir itu: diterima atau ditolak
    #[arg(long, value_name = "HASIL")]
    pub outcome: Option<String>,
    /// Kondisi yang ditemukan pada tahap itu
    #[arg(long, value_name = "TEKS", requires = "stage")]
    pub condition: Option<String>,
    /// Rekomendasi pada tahap itu
    #[arg(long, value_name = "TEKS", requires = "stage")]
    pub recommendation: Option<String>,
    /// Tulis surat sanggah: .docx atau .pdf
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
}
