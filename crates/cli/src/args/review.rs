//! What can be typed about a review.

use clap::{Args as ClapArgs, Subcommand, ValueEnum};

use super::values::Layer;

#[derive(Debug, Subcommand)]
pub enum ReviewCommand {
    /// Mereviu satu isian, mendaftar yang belum direviu, atau menampilkan hasil reviu
    #[command(
        after_help = "Contoh: pilar review 0198c2 2 --layer at --answer B --verdict revisi --note \"SK tahun lalu\" --evidence --year=tidak\nTanpa KODE, dengan --layer: daftar isian jenjang itu. Tanpa keduanya: nilai setiap jenjang."
    )]
    Review(Review),
    /// Mendaftar perbedaan jawaban antara dua kolom
    #[command(
        after_help = "Contoh: pilar differences 0198c2 unit dalnis\nKolom putaran tertentu ditulis at.1 atau at.2."
    )]
    Differences {
        /// Id penilaian
        id: String,
        /// Kolom pertama: unit, at, kt, dalnis, tpn
        left: String,
        /// Kolom kedua
        right: String,
    },
    /// Memberi, mengubah, atau mencabut rekomendasi
    #[command(after_help = "Contoh: pilar recommend 0198c2 \"Lengkapi notulen rapat\" --code 2")]
    Recommend {
        /// Id penilaian
        id: String,
        /// Rekomendasi, diawali kata kerja; kosong mencabut rekomendasi pada --change
        text: String,
        /// Isian yang dimaksud
        #[arg(long, conflicts_with = "area")]
        code: Option<String>,
        /// Area yang dimaksud: nomor atau kuncinya
        #[arg(long)]
        area: Option<String>,
        /// Nomor atau id rekomendasi yang diubah
        #[arg(long, value_name = "REKOMENDASI")]
        change: Option<String>,
    },
    /// Mencatat tindak lanjut sebuah rekomendasi
    #[command(
        after_help = "Contoh: pilar follow-up 0198c2 1 \"Notulen dilengkapi\" --status selesai --date 2026-05-20"
    )]
    FollowUp {
        /// Id penilaian
        id: String,
        /// Nomor atau id rekomendasi
        recommendation: String,
        /// Apa yang sudah dilakukan
        text: String,
        /// Status: belum, proses, selesai
        #[arg(long)]
        status: String,
        /// Tanggal tindak lanjut, misalnya "31 Mei 2026" (atau 2026-05-31); biasanya hari ini
        #[arg(long, value_name = "TANGGAL")]
        date: Option<String>,
    },
    /// Mendaftar rekomendasi dan tindak lanjutnya
    Recommendations {
        /// Id penilaian
        id: String,
        /// Hanya yang belum selesai
        #[arg(long)]
        open: bool,
    },
    /// Menampilkan tahap reviu, atau memajukannya
    #[command(after_help = "Contoh: pilar round 0198c2 submit")]
    Round {
        /// Id penilaian
        id: String,
        /// submit: unit menyerahkan; return: kembalikan hasil putaran 1; approve: setujui; reopen: mundur satu tahap
        #[arg(value_enum, hide_possible_values = true)]
        step: Option<Step>,
        /// Alasan membuka kembali, yang dicatat dalam riwayat
        #[arg(long, requires = "step")]
        reason: Option<String>,
    },
    /// Menampilkan atau mengatur nama, NIP, dan peran pengisi di ruang kerja ini
    #[command(after_help = "Contoh: pilar identity \"Sri Wahyuni\" --nip 198001012005012001 --role at")]
    Identity {
        /// Nama lengkap
        name: Option<String>,
        /// NIP, 18 angka
        #[arg(long, requires = "name")]
        nip: Option<String>,
    },
}

#[derive(Debug, ClapArgs)]
pub struct Review {
    /// Id penilaian
    pub id: String,
    /// Nomor soal, atau kode isian seperti pada lembar kerja
    pub code: Option<String>,
    /// Jenjang yang mereviu; biasanya menurut peran
    #[arg(long, value_enum)]
    pub layer: Option<Layer>,
    /// Jawaban jenjang ini; kosong menghapusnya
    #[arg(long, value_name = "JAWABAN", allow_hyphen_values = true, requires = "code")]
    pub answer: Option<String>,
    /// Catatan jenjang ini; kosong menghapusnya
    #[arg(long, value_name = "CATATAN", allow_hyphen_values = true, requires = "code")]
    pub note: Option<String>,
    /// Hasil reviu: sesuai atau revisi; kosong menghapusnya
    #[arg(long, value_name = "HASIL", requires = "code")]
    pub verdict: Option<String>,
    /// Centang: ada bukti dukung (=tidak menghapus centang)
    #[arg(long, value_name = "YA", num_args = 0..=1, require_equals = true, default_missing_value = "ya", value_enum, requires = "code")]
    pub evidence: Option<Tick>,
    /// Centang: tahun bukti sesuai
    #[arg(long, value_name = "YA", num_args = 0..=1, require_equals = true, default_missing_value = "ya", value_enum, requires = "code")]
    pub year: Option<Tick>,
    /// Centang: penamaan bukti sesuai
    #[arg(long, value_name = "YA", num_args = 0..=1, require_equals = true, default_missing_value = "ya", value_enum, requires = "code")]
    pub naming: Option<Tick>,
    /// Hanya isian yang belum direviu jenjang ini
    #[arg(long, conflicts_with = "code")]
    pub open: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Tick {
    /// Dicentang
    Ya,
    /// Tidak dicentang
    Tidak,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Step {
    /// Unit menyerahkan
    Submit,
    /// Hasil putaran 1 dikembalikan
    Return,
    /// Disetujui
    Approve,
    /// Mundur satu tahap
    Reopen,
}
