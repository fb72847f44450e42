use std::path::PathBuf;

use clap::Subcommand;

/// What can be done with evidence.
#[derive(Debug, Subcommand)]
pub enum Evidence {
    /// Melampirkan berkas pada satu isian
    Add {
        /// Id penilaian
        id: String,
        /// Kode isian atau nomor soal
        code: String,
        /// Berkas
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Judul dokumen (untuk satu berkas)
        #[arg(long)]
        title: Option<String>,
        /// Tahun dokumen
        #[arg(long)]
        year: Option<u16>,
        /// Triwulan dokumen, 1 sampai 4
        #[arg(long)]
        triwulan: Option<u8>,
        /// Dokumen yang digantikan oleh berkas ini sebagai versi baru
        #[arg(long, value_name = "DOKUMEN")]
        revises: Option<String>,
    },
    /// Melampirkan isi satu folder, tiap berkas pada isian yang disebut nama berkas atau foldernya
    #[command(
        after_help = "Contoh: pilar evidence add-folder 0198c2 \"Bukti Dukung 2026\" --dry-run\nYang ragu tidak dilampirkan dan didaftar untuk dilampirkan sendiri."
    )]
    AddFolder {
        /// Id penilaian
        id: String,
        /// Folder, dengan semua folder di dalamnya
        #[arg(value_name = "FOLDER")]
        folder: PathBuf,
        /// Hanya tampilkan rencana, tidak mengubah apa pun
        #[arg(long)]
        dry_run: bool,
    },
    /// Mendaftar bukti dukung
    List {
        /// Id penilaian
        id: String,
    },
    /// Menyimpan satu bukti dukung ke folder
    Save {
        /// Id penilaian
        id: String,
        /// Id atau nama berkas bukti dukung
        evidence: String,
        /// Folder tujuan
        #[arg(short, long, value_name = "FOLDER")]
        output: PathBuf,
    },
    /// Menghitung ulang sidik semua bukti dukung
    Verify {
        /// Id penilaian
        id: String,
    },
    /// Melampirkan dokumen yang sudah ada pada isian lain
    Link {
        /// Id penilaian
        id: String,
        /// Id atau nama berkas bukti dukung
        evidence: String,
        /// Kode isian atau nomor soal
        #[arg(required = true)]
        codes: Vec<String>,
    },
    /// Melepas dokumen dari satu isian; dokumennya tetap tersimpan
    Detach {
        /// Id penilaian
        id: String,
        /// Kode isian atau nomor soal
        code: String,
        /// Id atau nama berkas bukti dukung
        evidence: String,
    },
    /// Menampilkan dokumen yang diminta satu pertanyaan dan bukti yang memenuhinya
    Checklist {
        /// Id penilaian
        id: String,
        /// Kode pertanyaan atau nomor soal
        code: String,
    },
    /// Menandai dokumen yang diminta sudah dipenuhi oleh satu bukti dukung, yang sekaligus dilampirkan
    #[command(after_help = "Contoh: pilar evidence tick 0198c2 2 1 \"Prosedur.pdf\"")]
    Tick {
        /// Id penilaian
        id: String,
        /// Kode pertanyaan atau nomor soal
        code: String,
        /// Nomor dokumen yang diminta, seperti pada perintah evidence checklist
        number: u32,
        /// Id atau nama berkas bukti dukung
        evidence: String,
        /// Hapus tandanya
        #[arg(long)]
        clear: bool,
    },
    /// Mengubah keterangan dokumen; yang tidak disebut tetap
    Describe {
        /// Id penilaian
        id: String,
        /// Id atau nama berkas bukti dukung
        evidence: String,
        /// Judul dokumen
        #[arg(long)]
        title: Option<String>,
        /// Tahun dokumen
        #[arg(long)]
        year: Option<u16>,
        /// Triwulan dokumen, 1 sampai 4
        #[arg(long)]
        triwulan: Option<u8>,
        /// Catatan tentang dokumen
        #[arg(long, allow_hyphen_values = true)]
        note: Option<String>,
    },
    /// Menghapus dokumen yang ganda (isi sama pada pertanyaan yang sama) sehingga tinggal satu, dalam satu langkah
    #[command(
        after_help = "Contoh: pilar evidence duplicates 0198c2 --dry-run\nYang tinggal: yang memenuhi daftar dokumen atau bertahun, atau yang tertua; --keep memilih yang lain.\nIsi sama pada pertanyaan lain dan nama sama dengan isi lain hanya disebutkan."
    )]
    Duplicates {
        /// Id penilaian
        id: String,
        /// Id atau nama berkas bukti dukung yang tinggal; boleh diulang
        #[arg(long, value_name = "DOKUMEN")]
        keep: Vec<String>,
        /// Hanya tampilkan rencana, tidak mengubah apa pun
        #[arg(long)]
        dry_run: bool,
    },
    /// Menghapus dokumen dari daftar dan dari semua isian; dapat diurungkan
    Remove {
        /// Id penilaian
        id: String,
        /// Id atau nama berkas bukti dukung
        evidence: String,
    },
}
