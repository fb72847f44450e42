use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// Commands about the team and its plan.
#[derive(Debug, Subcommand)]
pub enum TeamCommand {
    /// Tim penilaian: daftar orang, tambah, ubah, keluarkan, atau impor dari lampiran SK
    #[command(after_help = "Contoh: pilar people 0198c2 --from \"Lampiran SK Tim.xlsx\"")]
    People(People),
    /// Menugaskan pertanyaan, subarea, atau area kepada seseorang
    #[command(after_help = "Contoh: pilar assign 0198c2 \"Sari Utami\" --area 1")]
    Assign(Assign),
    /// Mendaftar tugas rencana aksi menurut tenggatnya
    #[command(after_help = "Contoh: pilar tasks 0198c2 --person \"Sari Utami\" --open")]
    Tasks(Tasks),
    /// Rencana aksi: tambah, ubah, selesaikan, atau hapus satu tugas; atau buat banyak sekaligus dengan from
    Task(Task),
    /// Monev triwulan: lihat, bekukan, catat, tulis laporannya, atau lampirkan sebagai bukti dukung
    #[command(after_help = "Contoh: pilar monev 0198c2 --period B06 --freeze -o \"Laporan Monev.docx\"")]
    Monev(Monev),
}

/// The team of an assessment.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("who").args(["add", "change"]))]
pub struct People {
    /// Id penilaian
    pub id: String,
    /// Impor daftar orang (.csv, .tsv, .xlsx, .xls, .ods), satu baris satu orang; yang sudah ada diperbarui
    #[arg(long, value_name = "BERKAS", conflicts_with_all = ["add", "change", "remove"])]
    pub from: Option<PathBuf>,
    /// Peta kolom, bila kolomnya tidak dikenali dari judulnya
    #[arg(long, value_name = "BERKAS", requires = "from")]
    pub map: Option<PathBuf>,
    /// Hanya tampilkan apa yang akan terjadi pada setiap baris, tanpa menyimpan
    #[arg(long, requires = "from")]
    pub dry_run: bool,
    /// Tambah orang dengan nama ini
    #[arg(long, value_name = "NAMA", conflicts_with_all = ["change", "remove"])]
    pub add: Option<String>,
    /// Ubah data orang ini, menurut nama, NIP, atau id
    #[arg(long, value_name = "ORANG", conflicts_with = "remove")]
    pub change: Option<String>,
    /// Keluarkan orang ini dari tim beserta penugasan dan kontaknya
    #[arg(long, value_name = "ORANG")]
    pub remove: Option<String>,
    /// Serahkan penugasan dan tugas rencana aksi orang yang dikeluarkan kepada orang ini
    #[arg(long, value_name = "ORANG", requires = "remove")]
    pub to: Option<String>,
    /// Tampilkan kemajuan setiap orang dan Pokja, dan siapa yang tidak mengubah apa pun selama 14 hari
    #[arg(long, conflicts_with_all = ["from", "add", "change", "remove"])]
    pub progress: bool,
    #[command(flatten)]
    pub about: PersonFields,
}

/// What is said about somebody.
#[derive(Debug, Args)]
pub struct PersonFields {
    /// Nama yang baru
    #[arg(long, requires = "change")]
    pub name: Option<String>,
    /// NIP, 18 angka; kosong menghapusnya
    #[arg(long, requires = "who")]
    pub nip: Option<String>,
    /// Jabatan di kantor
    #[arg(long, requires = "who", value_name = "JABATAN")]
    pub position: Option<String>,
    /// Area yang menjadi Pokja-nya; boleh berkali-kali, menggantikan semua yang ada
    #[arg(long, requires = "who", value_name = "AREA")]
    pub pokja: Option<Vec<String>>,
    /// Peran dalam tim: anggota, ketua, koordinator, pimpinan, at, kt, dalnis, tpn
    #[arg(long, requires = "who", value_name = "PERAN")]
    pub duty: Option<String>,
    /// Telepon atau surel; disimpan di luar riwayat dan tidak ikut paket. Kosong menghapusnya
    #[arg(long, requires = "who")]
    pub contact: Option<String>,
}

/// What is given to somebody.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("what").required(true).multiple(true).args(["code", "area", "node"]))]
pub struct Assign {
    /// Id penilaian
    pub id: String,
    /// Nama, NIP, atau id orang
    pub person: String,
    /// Pertanyaan atau isian; boleh berkali-kali
    #[arg(long, value_name = "KODE")]
    pub code: Vec<String>,
    /// Seluruh area: nomor, kunci, atau nama; boleh berkali-kali
    #[arg(long, value_name = "AREA")]
    pub area: Vec<String>,
    /// Subarea atau bagian lain menurut kodenya; boleh berkali-kali
    #[arg(long, value_name = "KODE")]
    pub node: Vec<String>,
    /// Lepaskan, bukan tugaskan
    #[arg(long)]
    pub remove: bool,
}

/// Which tasks are listed.
#[derive(Debug, Args)]
pub struct Tasks {
    /// Id penilaian
    pub id: String,
    /// Hanya tugas orang ini: sebagai penanggung jawab, pelaksana, atau pemeriksa
    #[arg(long, value_name = "ORANG")]
    pub person: Option<String>,
    /// Hanya yang belum selesai
    #[arg(long)]
    pub open: bool,
    /// Hanya yang lewat tenggat
    #[arg(long)]
    pub overdue: bool,
    /// Tulis ke berkas: ics (kalender), xlsx, atau sheet (lembar penugasan setiap orang, .pdf, .docx, atau .xlsx)
    #[arg(long, value_enum, hide_possible_values = true, requires = "output")]
    pub format: Option<PlanFormat>,
    /// Berkas tujuan, atau folder
    #[arg(short, long, value_name = "PATH", requires = "format")]
    pub output: Option<PathBuf>,
    /// Sertakan kontak orang di lembar penugasan
    #[arg(long, requires = "output")]
    pub contacts: bool,
}

/// What a plan is written as.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum PlanFormat {
    /// Tenggat untuk kalender
    Ics,
    /// Buku kerja
    Xlsx,
    /// Lembar penugasan setiap orang
    #[value(alias = "pdf", alias = "docx")]
    Sheet,
}

/// Where tasks come from.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Source {
    /// Pertanyaan yang kosong, belum berbukti, atau belum penuh
    Gaps,
    /// Jalan termurah ke predikat
    Path,
    /// Jawaban yang dinaikkan sebuah simulasi
    Scenario,
    /// Rekomendasi tim penilai yang belum selesai
    Recommendations,
    /// Tugas yang lazim
    Template,
    /// Tugas penilaian tahun lalu yang tidak dibatalkan
    LastYear,
}

/// A period of the plan.
#[derive(Debug, Args)]
pub struct Monev {
    /// Id penilaian
    pub id: String,
    /// Periode: B03, B06, B09, atau B12
    #[arg(long, value_name = "PERIODE")]
    pub period: String,
    /// Bekukan rencana dan realisasinya seperti sekarang
    #[arg(long)]
    pub freeze: bool,
    /// Bekukan sekali lagi walau sudah dibekukan berbeda
    #[arg(long, requires = "freeze")]
    pub again: bool,
    /// Catatan periode ini; kosong menghapusnya
    #[arg(long, value_name = "TEKS")]
    pub note: Option<String>,
    /// Kendalanya secara umum; kosong menghapusnya
    #[arg(long, value_name = "TEKS")]
    pub obstacle: Option<String>,
    /// Tindak lanjutnya; kosong menghapusnya
    #[arg(long, value_name = "TEKS")]
    pub follow_up: Option<String>,
    /// Tulis laporannya: .docx, .pdf, atau .xlsx, atau ke folder
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Lampirkan laporannya sebagai bukti dukung pertanyaan monev
    #[arg(long)]
    pub attach: bool,
}

/// One task.
#[derive(Debug, Args)]
pub struct Task {
    /// Id penilaian
    pub id: String,
    #[command(subcommand)]
    pub command: TaskCommand,
}

#[derive(Debug, Subcommand)]
pub enum TaskCommand {
    /// Menambah tugas
    #[command(
        after_help = "Contoh: pilar task 0198c2 add \"Susun SK Tim Kerja\" --code 2 --pic \"Sari Utami\" --due B03"
    )]
    Add {
        /// Uraian kegiatan
        title: String,
        #[command(flatten)]
        plan: TaskPlan,
    },
    /// Mengubah rencana atau keadaan tugas; yang tidak disebut tetap
    Set {
        /// Nomor, uraian, atau id tugas
        task: String,
        /// Uraian kegiatan yang baru
        #[arg(long)]
        title: Option<String>,
        #[command(flatten)]
        plan: TaskPlan,
        /// Keadaan: belum, berjalan, terkendala, selesai, batal
        #[arg(long)]
        status: Option<String>,
        /// Kendala; kosong menghapusnya
        #[arg(long)]
        obstacle: Option<String>,
        /// Dokumen bukti dukung yang membuktikannya, menurut nama atau id; boleh berkali-kali
        #[arg(long, value_name = "DOKUMEN")]
        evidence: Vec<String>,
        /// Dokumen yang tidak lagi membuktikannya; dokumennya sendiri tetap ada di penilaian
        #[arg(long, value_name = "DOKUMEN")]
        without: Vec<String>,
    },
    /// Menyatakan tugas selesai
    Done {
        /// Nomor, uraian, atau id tugas
        task: String,
        /// Tanggal selesai; hari ini bila tidak disebut
        #[arg(long, value_name = "TANGGAL")]
        on: Option<String>,
        /// Dokumen bukti dukung yang membuktikannya, menurut nama atau id; boleh berkali-kali
        #[arg(long, value_name = "DOKUMEN")]
        evidence: Vec<String>,
    },
    /// Membuat tugas dari gaps (kesenjangan), path (jalan termurah), scenario (simulasi), recommendations (rekomendasi), template (tugas yang lazim), atau last-year (tugas tahun lalu); yang sudah dibuat tidak dibuat dua kali
    #[command(after_help = "Contoh: pilar task 0198c2 from path --to wbk --due B09 --dry-run")]
    From {
        /// Asal tugas
        #[arg(value_enum, hide_possible_values = true)]
        source: Source,
        /// Predikat tujuan jalan termurah; target penilaian bila tidak disebut
        #[arg(long, value_name = "PREDIKAT")]
        to: Option<String>,
        /// Poin cadangan di atas setiap minimum jalan termurah
        #[arg(long, value_name = "POIN")]
        above: Option<String>,
        /// Nama simulasi yang jawabannya dituju, atau id-nya
        #[arg(long, value_name = "NAMA", required_if_eq("source", "scenario"), conflicts_with_all = ["to", "above"])]
        scenario: Option<String>,
        /// Tenggat: tanggal, atau triwulan B03, B06, B09, B12
        #[arg(long, value_name = "TANGGAL")]
        due: Option<String>,
        /// Penanggung jawab; bila tidak disebut, yang ditugaskan pada isiannya atau ketua Pokja-nya
        #[arg(long, value_name = "ORANG")]
        pic: Option<String>,
        /// Lewati tugas untuk pertanyaan ini, misalnya yang sudah ada tugasnya; boleh berkali-kali
        #[arg(long, value_name = "KODE")]
        without: Vec<String>,
        /// Tampilkan saja; tidak ada yang disimpan
        #[arg(long)]
        dry_run: bool,
    },
    /// Menghapus tugas; undo mengembalikannya
    Remove {
        /// Nomor, uraian, atau id tugas
        task: String,
    },
}

/// What is planned of a task.
#[derive(Debug, Args)]
pub struct TaskPlan {
    /// Isian yang menjadi tujuannya
    #[arg(long, value_name = "KODE", conflicts_with = "area")]
    pub code: Option<String>,
    /// Area yang menjadi tujuannya
    #[arg(long)]
    pub area: Option<String>,
    /// Keluaran
    #[arg(long)]
    pub output: Option<String>,
    /// Dokumen yang dihasilkan
    #[arg(long)]
    pub document: Option<String>,
    /// Penanggung jawab
    #[arg(long, value_name = "ORANG")]
    pub pic: Option<String>,
    /// Pelaksana lain; boleh berkali-kali, menggantikan semua yang ada
    #[arg(long = "with", value_name = "ORANG")]
    pub others: Option<Vec<String>>,
    /// Pemeriksa
    #[arg(long, value_name = "ORANG")]
    pub checker: Option<String>,
    /// Tanggal mulai
    #[arg(long, value_name = "TANGGAL")]
    pub start: Option<String>,
    /// Tenggat: tanggal, atau triwulan B03, B06, B09, B12
    #[arg(long, value_name = "TANGGAL")]
    pub due: Option<String>,
    /// Perkiraan hari kerja
    #[arg(long, value_name = "HARI")]
    pub effort: Option<u32>,
}
