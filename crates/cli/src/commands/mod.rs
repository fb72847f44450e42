//! Every command: what can be typed, and one function that calls one use case and words the result.
#![allow(clippy::doc_markdown, reason = "the comments of commands are help texts, which show no markdown")]

mod assessments;
mod completions;
mod conflicts;
mod context;
mod evidence;
mod feeding;
mod files;
mod instrument;
mod integrity;
mod lhe;
mod maps;
mod package;
mod path;
mod portfolio;
mod profile;
mod proposal;
mod review;
mod team;
mod workspace;

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use context::Context;
use pilar_app::Result;

use crate::args::portfolio::PortfolioCommand;
use crate::args::proposal::ProposalCommand;
use crate::args::review::ReviewCommand;
use crate::args::team::TeamCommand;
use crate::args::{
    CarryOver, ColumnMap, Complaints, Confirm, Decide, Effort, Evidence, Export, Import, Instrument, Layer,
    Lhe, Margin, New, Path, Profile, Repair, Scenario, Score, Survey,
};
use crate::output::Outcome;
use crate::usage;

/// Penilaian mandiri LKE Zona Integritas tanpa sambungan internet.
#[derive(Debug, Parser)]
#[command(name = "pilar", version, after_help = EXAMPLES)]
pub struct Args {
    /// Folder ruang kerja, juga lewat PILAR_WORKSPACE; tanpa keduanya dipakai folder data aplikasi pengguna
    #[arg(long, value_name = "FOLDER", env = "PILAR_WORKSPACE", global = true)]
    pub workspace: Option<PathBuf>,
    /// Keluaran satu dokumen JSON di stdout
    #[arg(long, global = true)]
    pub json: bool,
    /// Nama pengisi yang dicatat di riwayat, juga lewat PILAR_AUTHOR
    #[arg(long, value_name = "NAMA", env = "PILAR_AUTHOR", global = true)]
    pub author: Option<String>,
    /// Peran pengisi yang dicatat di riwayat, juga lewat PILAR_ROLE; biasanya menurut identitas, atau pokja
    #[arg(long, value_name = "PERAN", env = "PILAR_ROLE", global = true)]
    pub role: Option<String>,
    /// Buka ruang kerja hanya untuk dilihat
    #[arg(long, global = true)]
    pub read_only: bool,
    /// Jam komputer benar, walau jauh dari perubahan terakhir; juga lewat PILAR_CLOCK_IS_RIGHT
    #[arg(long, env = "PILAR_CLOCK_IS_RIGHT", hide_env = true, global = true)]
    pub clock_is_right: bool,
    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "\
Contoh:
  pilar score \"LKE Kantor Kami.xlsx\"
  pilar new --unit \"Kantor Kami\" --instansi \"Pemerintah Kota\" --year 2026 --target wbk
  pilar import \"LKE Kantor Kami.xlsx\" --dry-run
  pilar answer 0198c2 2 A --note \"Dipilih lewat seleksi terbuka\"
  pilar evidence add 0198c2 2 \"SK Tim Kerja.pdf\" --year 2026
  pilar export 0198c2 --format pdf -o laporan.pdf

ID penilaian boleh disingkat selama tidak rancu. Isian disebut dengan nomor soal atau kodenya. Kode keluar: 0 selesai, 1 ditolak atau gagal, 2 salah pakai.";

/// Perintah.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Menghitung nilai buku kerja LKE atau JSON PortalRB tanpa menyimpan apa pun
    #[command(after_help = "Contoh: pilar --json score jawaban-unit.json")]
    Score(Score),
    /// Membuat penilaian baru dan menulis id-nya
    #[command(
        after_help = "Contoh: pilar new --unit \"Kantor Kami\" --instansi \"Pemerintah Kota\" --year 2026 --target wbk"
    )]
    New(New),
    /// Membuat penilaian tahun berikutnya dari penilaian ini; isinya menunggu dikonfirmasi
    CarryOver(CarryOver),
    /// Memakai isi tahun lalu sebagai isi tahun ini
    Confirm(Confirm),
    /// Membuat unit contoh (rekaan) lengkap dengan bukti dukungnya
    Example,
    /// Mendaftar semua penilaian di ruang kerja
    List,
    /// Menampilkan satu penilaian: nilai, syarat predikat, jawaban
    Show {
        /// Id penilaian
        id: String,
    },
    /// Instrumen dan ketentuan penilaian: tampilkan atau ubah
    #[command(subcommand)]
    Instrument(Instrument),
    /// Menghitung berapa jawaban boleh turun satu tingkat sebelum predikat lepas
    #[command(after_help = "Contoh: pilar margin 0198c2 --to wbk")]
    Margin(Margin),
    /// Mencari kenaikan jawaban termurah agar semua syarat predikat terpenuhi
    #[command(
        after_help = "Contoh: pilar path 0198c2 --to wbk --lock 88 --cap 2=B --above 1,5 --alternatives"
    )]
    Path(Path),
    /// Menampilkan atau memilih satuan biaya jalan ke predikat: satuan model atau hari
    #[command(after_help = "Contoh: pilar effort 0198c2 --days 3")]
    Effort(Effort),
    /// Simulasi: nilai dan syarat bila jawabannya lain
    #[command(subcommand)]
    Scenario(Scenario),
    /// Menghitung indeks survei dari berkas tanggapan; dengan --use, memakainya sebagai jawaban
    #[command(after_help = "Contoh: pilar survey 0198c2 --for ipak --responses \"SPAK 2026.xlsx\" --use")]
    Survey(Survey),
    /// Pengaduan: impor dari kanal, rekap, dan dengan --use jawaban isian yang menghitungnya
    #[command(after_help = "Contoh: pilar complaints 0198c2 --recap --use")]
    Complaints(Complaints),
    #[command(flatten)]
    Team(TeamCommand),
    #[command(flatten)]
    Proposal(ProposalCommand),
    /// Data pribadi responden, pengadu, dan kontak orang yang tersimpan; dengan --for-good dihapus untuk selamanya
    Forget {
        /// Id penilaian
        id: String,
        /// Hapus sekarang; tidak dapat diurungkan, dan hasilnya tetap tercatat
        #[arg(long)]
        for_good: bool,
    },
    /// Menampilkan riwayat perubahan, terbaru lebih dahulu
    #[command(after_help = "Contoh: pilar history 0198c2 --code 2 --limit 10")]
    History {
        /// Id penilaian
        id: String,
        /// Hanya pertanyaan ini
        #[arg(long)]
        code: Option<String>,
        /// Paling banyak sekian perubahan
        #[arg(long)]
        limit: Option<std::num::NonZeroUsize>,
    },
    /// Mencari kata di pertanyaan, kriteria, catatan, dan nama bukti dukung
    #[command(after_help = "Contoh: pilar search 0198c2 \"agen perubahan\"")]
    Search {
        /// Id penilaian
        id: String,
        /// Kata yang dicari; semuanya harus ada
        text: String,
    },
    /// Menampilkan profil unit, atau mengubah kolom yang disebut
    #[command(after_help = "Contoh: pilar profile 0198c2 --deadline \"31 Mei 2026\" --logo logo.png")]
    Profile(Profile),
    /// Memeriksa keutuhan ruang kerja
    Check {
        /// Periksa juga isi setiap berkas bukti dukung
        #[arg(long)]
        deep: bool,
        /// Hapus isi bukti dukung yang tidak dirujuk apa pun
        #[arg(long)]
        clear: bool,
    },
    /// Memeriksa riwayat satu penilaian sidik demi sidik: apa yang utuh, bercabang, atau berubah sesudah ditulis
    #[command(
        after_help = "Contoh: pilar audit 0198c2 --pdf \"Berita Acara.pdf\"\nKode keluar 1 bila ada yang berubah sesudah ditulis; yang bercabang atau belum lengkap hanya diberitahukan."
    )]
    Audit {
        /// Id penilaian
        id: String,
        /// Simpan juga berita acara keutuhan ke berkas PDF ini, atau ke folder
        #[arg(long, value_name = "PATH")]
        pdf: Option<PathBuf>,
    },
    /// Mengimpor paket Pilar, buku kerja LKE, JSON jawaban-unit, atau JSON soal induk PortalRB
    #[command(after_help = "Contoh: pilar import \"LKE Kantor Kami.xlsx\" --into 0198c2 --dry-run")]
    Import(Import),
    /// Peta kolom buku kerja instansi yang tersimpan di ruang kerja
    #[command(subcommand)]
    Map(ColumnMap),
    /// Menyimpan satu jawaban; nilai kosong menghapusnya
    #[command(after_help = "Contoh: pilar answer 0198c2 88 12")]
    Answer {
        /// Id penilaian
        id: String,
        /// Nomor soal, atau kode isian seperti pada lembar kerja
        code: String,
        /// Pilihan (A, Ya, ...) atau angka; koma dan titik desimal diterima
        #[arg(allow_hyphen_values = true)]
        value: String,
        /// Catatan untuk isian ini
        #[arg(long, allow_hyphen_values = true)]
        note: Option<String>,
        /// Jenjang yang menjawab
        #[arg(long, value_enum, default_value = "unit")]
        layer: Layer,
    },
    #[command(flatten)]
    Portfolio(PortfolioCommand),
    #[command(flatten)]
    Review(ReviewCommand),
    /// Bukti dukung: lampirkan, daftar, simpan ke folder, periksa
    #[command(subcommand)]
    Evidence(Evidence),
    /// Mengekspor penilaian; berkas dibaca ulang dan diverifikasi sebelum disimpan
    #[command(
        after_help = "Contoh: pilar export 0198c2 --format xlsx -o hasil.xlsx --template \"LKE resmi.xlsx\""
    )]
    Export(Export),
    /// Memeriksa paket tanpa ruang kerja: nama, ukuran, daftar, semua sidik, dan riwayat di dalamnya
    #[command(after_help = "Contoh: pilar verify \"Paket LKE Kantor Kami 2026.zip\"")]
    Verify {
        /// Paket (.zip)
        package: PathBuf,
    },
    /// Mendaftar konflik: isian yang diubah beberapa orang tanpa saling tahu
    Conflicts {
        /// Id penilaian
        id: String,
    },
    /// Memutuskan satu konflik: pilih salah satu versi atau tulis nilai lain
    #[command(after_help = "Contoh: pilar decide 0198c2 answer/unit/2 --choose 0198c3a1")]
    Decide(Decide),
    /// Data surat untuk LHE (Laporan Hasil Evaluasi): tampilkan atau isi
    #[command(
        after_help = "Contoh: pilar lhe 0198c2 --set nomor=700/12/2026 --set \"tim=Sari Utami | 198001012005012001 | Ketua Tim\""
    )]
    Lhe(Lhe),
    /// Mengurungkan tindakan terakhir
    Undo {
        /// Id penilaian
        id: String,
    },
    /// Mengulangi tindakan yang diurungkan
    Redo {
        /// Id penilaian
        id: String,
    },
    /// Membuat cadangan sekarang; dengan --full, semua penilaian, riwayat, dan bukti dukungnya dalam satu berkas, tanpa tanggapan survei, pengaduan, dan kontak
    #[command(after_help = "Contoh: pilar backup --full \"E:\\Pilar Kantor Kami.pilar-lengkap\"")]
    Backup {
        /// Cadangan lengkap ke berkas ini
        #[arg(long, value_name = "BERKAS")]
        full: Option<PathBuf>,
    },
    /// Memulihkan cadangan; tanpa nama berkas, mendaftar cadangan yang ada. Cadangan lengkap dipulihkan ke folder kosong
    Restore {
        /// Berkas cadangan
        file: Option<PathBuf>,
        /// Melanjutkan tanpa isi bukti dukung yang hilang bersama evidence.db
        #[arg(long, conflicts_with = "file")]
        without_evidence: bool,
    },
    /// Memperbaiki yang tercatat keliru karena jam komputer salah
    #[command(subcommand)]
    Repair(Repair),
    /// Memindahkan ruang kerja ke folder lain: disalin, dicocokkan, lalu folder lama disimpan dengan nama lain
    #[command(after_help = "Contoh: pilar move \"D:\\Data\\Pilar\"")]
    Move {
        /// Folder baru; belum ada atau kosong
        folder: PathBuf,
    },
    /// Menulis skrip pelengkap perintah untuk shell
    Completions {
        /// Jenis shell: bash, zsh, fish, powershell, elvish
        #[arg(hide_possible_values = true)]
        shell: clap_complete::Shell,
    },
}

/// Runs a command.
pub fn run(args: Args) -> Result<Outcome> {
    let user = || std::env::var("USERNAME").or_else(|_| std::env::var("USER"));
    let context = Context {
        workspace: args.workspace,
        user: user().unwrap_or_else(|_| "tanpa nama".into()),
        author: args.author,
        role: args.role,
        read_only: args.read_only,
        clock_is_right: args.clock_is_right,
        opened: std::cell::OnceCell::new(),
    };
    let outcome = perform(&context, args.command);
    context.end();
    outcome
}

fn perform(context: &Context, command: Command) -> Result<Outcome> {
    match command {
        Command::Score(given) => files::score(context, given),
        Command::Import(given) => files::import(context, given),
        Command::Map(given) => maps::run(context, given),
        Command::Export(given) => files::export(context, &given),
        Command::Verify { package } => package::verify(&package),
        Command::New(new) => assessments::new(context, new),
        Command::CarryOver(given) => assessments::carry_over(context, &given),
        Command::Confirm(given) => assessments::confirm(context, given),
        Command::Example => assessments::example(context),
        Command::List => assessments::list(context),
        Command::Show { id } => assessments::show(context, &id),
        Command::Instrument(instrument) => instrument::run(context, instrument),
        Command::Margin(given) => path::margin(context, &given.id, &given.to),
        Command::Path(given) => path::run(context, given),
        Command::Effort(given) => path::effort(context, &given),
        Command::Scenario(given) => path::scenario(context, given),
        Command::Survey(given) => feeding::survey(context, given),
        Command::Complaints(given) => feeding::complaints(context, given),
        Command::Team(command) => team::run(context, command),
        Command::Proposal(command) => proposal::run(context, command),
        Command::Forget { id, for_good } => feeding::forget(context, &id, for_good),
        Command::History { id, code, limit } => {
            assessments::history(context, &id, code, limit.map(std::num::NonZero::get))
        }
        Command::Search { id, text } => assessments::search(context, &id, &text),
        Command::Profile(given) => profile::run(context, given),
        Command::Answer { id, code, value, note, layer } => {
            assessments::answer(context, &id, &code, &value, note.as_deref(), layer)
        }
        Command::Conflicts { id } => conflicts::list(context, &id),
        Command::Decide(given) => conflicts::decide(context, &given),
        Command::Lhe(given) => lhe::run(context, &given),
        Command::Undo { id } => assessments::undo(context, &id),
        Command::Redo { id } => assessments::redo(context, &id),
        Command::Portfolio(command) => portfolio::run(context, command),
        Command::Review(command) => review::run(context, command),
        Command::Evidence(command) => evidence::run(context, command),
        Command::Audit { id, pdf } => integrity::audit(context, &id, pdf.as_deref()),
        Command::Check { deep, clear } => workspace::check(context, deep, clear),
        Command::Backup { full } => workspace::backup(context, full.as_deref()),
        Command::Restore { file, without_evidence } => {
            workspace::restore(context, file.as_deref(), without_evidence)
        }
        Command::Repair(Repair::Clock) => workspace::repair(context),
        Command::Move { folder } => workspace::relocate(context, &folder),
        Command::Completions { shell } => Ok(completions::write(shell, &mut usage::command::<Args>())),
    }
}

#[cfg(test)]
mod tests {
    use super::Args;
    use crate::usage::{command, sentence};

    fn refused(args: &[&str]) -> String {
        sentence(&command::<Args>().try_get_matches_from([&["pilar"], args].concat()).unwrap_err())
    }

    #[test]
    fn usage_errors_are_one_indonesian_sentence() {
        for (args, said) in [
            (&[][..], "perintah belum disebut; tidak ada yang berubah. Lihat cara pakainya dengan --help"),
            (
                &["skor"],
                "perintah \"skor\" tidak dikenal; tidak ada yang berubah. Lihat cara pakainya dengan --help",
            ),
            (
                &["list", "--semua"],
                "argumen \"--semua\" tidak dikenal atau berlebih; tidak ada yang berubah. Lihat cara pakainya dengan --help",
            ),
            (&["show"], "<ID> belum disebut; tidak ada yang berubah. Lihat cara pakainya dengan --help"),
            (
                &["export", "x", "-o", "y", "--format", "docx"],
                "nilai \"docx\" untuk --format <FORMAT> tidak dikenal (pilihannya: xlsx, pdf, package, lhe, portalrb, portalrb-unit, portalrb-set); tidak ada yang berubah. Lihat cara pakainya dengan --help",
            ),
            (
                &["history", "x", "--limit", "banyak"],
                "nilai \"banyak\" untuk --limit <JUMLAH> tidak sah; tidak ada yang berubah. Lihat cara pakainya dengan --help",
            ),
        ] {
            assert_eq!(refused(args), said);
        }
    }

    #[test]
    fn the_command_is_well_formed_and_its_help_has_no_english_headings() {
        let mut command = command::<Args>();
        command.build();
        command.clone().debug_assert();
        let mut helps = vec![command.clone().render_long_help().to_string()];
        for sub in command.get_subcommands() {
            helps.push(sub.clone().render_long_help().to_string());
        }
        for help in helps {
            for english in ["Usage", "Options:", "Commands:", "Arguments:", "Print ", "[default", "[env"] {
                assert!(!help.contains(english), "{english} in\n{help}");
            }
        }
    }
}
