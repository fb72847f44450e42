//! Every fault a use case can end with: a stable code, what happened and what is safe in Indonesian, and facts.
//!
//! Codes are a contract with scripts and the window. What to do is worded by each face, from code and facts
//! (docs/adr/0025-faults.md).
mod asked;
mod case;
mod code;
mod code_of;
mod evidence;
mod facts;
mod facts_of;
mod feeding;
mod instrument;
mod planning;
mod portfolio;
mod proposal;
mod review;
mod right;
mod safe;
mod sentence;
mod shown;
mod source;
mod team;
mod unreadable;
mod update;

use std::path::PathBuf;

use pilar_core::merge::Quarantine;
use pilar_core::path::Unavailable;
use pilar_core::worksheet::AnswerError;
use pilar_files::package::PackageError;
use pilar_files::{ReadError, WriteError, system_reason};
use pilar_store::{SourceFault, StoreError};
use thiserror::Error;
use uuid::Uuid;

pub use case::Case;
pub use code::Code;
pub use evidence::{EvidenceFault, FolderFault};
pub use facts::{Attachment, Facts, FieldFault, RowFault};
pub use feeding::FeedError;
pub use instrument::InstrumentError;
pub use planning::PlanningError;
pub use portfolio::PortfolioError;
pub use proposal::ProposalError;
pub use review::ReviewError;
pub(crate) use safe::with_safe;
use sentence::{evidence_sentence, folder_sentence, no_beginning, store_sentence, subject_words};
use shown::shown;
use source::source_sentence;
pub use team::TeamError;
pub use update::UpdateError;

/// The result of every use case.
pub type Result<T, E = AppError> = std::result::Result<T, E>;

/// Why a use case was refused or failed. Nothing was changed, unless the variant says so.
#[derive(Debug, Error)]
pub enum AppError {
    /// The workspace could not do it.
    #[error("{}", store_sentence(.0))]
    Store(#[from] StoreError),
    /// A review, a recommendation or an identity is not acceptable.
    #[error("{0}")]
    Review(#[from] ReviewError),
    /// An answer is not one.
    #[error("{0}")]
    Answer(#[from] AnswerError),
    /// A file to import could not be read.
    #[error("{0}")]
    Read(#[from] ReadError),
    /// A survey or complaints cannot feed an answer.
    #[error("{0}")]
    Feed(#[from] FeedError),
    /// A person, an assignment or a task is not acceptable.
    #[error("{0}")]
    Team(#[from] TeamError),
    /// Something about the proposal is not acceptable.
    #[error("{0}")]
    Proposal(#[from] ProposalError),
    /// What is asked of a path or a scenario is not possible.
    #[error("{0}")]
    Planning(#[from] PlanningError),
    /// What is asked of a portfolio is not possible.
    #[error("{0}")]
    Portfolio(#[from] PortfolioError),
    /// A file could not be written.
    #[error("{0}")]
    Write(#[from] WriteError),
    /// A package was refused.
    #[error("{0}")]
    Package(#[from] PackageError),
    /// A database that lies elsewhere cannot be imported.
    #[error("{}", source_sentence(.path, .fault))]
    Source {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        fault: SourceFault,
    },
    /// A database was to go into one assessment.
    #[error("data ruang kerja hanya dapat digabungkan dengan penilaian asalnya")]
    IntoForOneOnly,
    /// No area of the worksheet has this number or key.
    #[error("area \"{given}\" tidak ada di LKE ini")]
    UnknownArea {
        /// What was given.
        given: String,
        /// Numbers and keys there are.
        known: Vec<String>,
    },
    /// Only areas can be exported by themselves.
    #[error("bagian \"{0}\" tidak dikenal")]
    UnknownScope(String),
    /// Options of packages were given for another format.
    #[error("bagian, acuan, dan waktu pembuatan hanya dipakai untuk ekspor paket")]
    OptionsForPackageOnly,
    /// A time that cannot be read.
    #[error("waktu \"{0}\" tidak terbaca")]
    UnreadableTime(String),
    /// The file to compare with belongs to another assessment.
    #[error("paket penerima berasal dari penilaian lain")]
    SinceOtherAssessment,
    /// The file to compare with is neither a package nor the beginning of one.
    #[error("berkas penerima tidak terbaca ({0})")]
    SinceUnreadable(String),
    /// The instruments compiled into the program are not valid.
    #[error("{0}")]
    Instrument(String),
    /// An assessment uses an instrument this program does not have.
    #[error("instrumen \"{0}\" tidak ada di versi Pilar ini")]
    UnknownInstrument(String),
    /// An assessment cannot be measured with an instrument.
    #[error(transparent)]
    Measure(#[from] InstrumentError),
    /// No instrument for a year.
    #[error("belum ada instrumen LKE untuk tahun {year}")]
    NoInstrumentForYear {
        /// The year asked for.
        year: u16,
        /// Years there are.
        known: Vec<String>,
    },
    /// No such target.
    #[error("target \"{given}\" tidak dikenal")]
    UnknownTarget {
        /// What was given.
        given: String,
        /// Keys there are.
        known: Vec<String>,
    },
    /// A required text is blank.
    #[error("{0} masih kosong")]
    MissingText(&'static str),
    /// No input or question has this code.
    #[error("kode \"{}\" tidak ada di LKE ini", shown(.0))]
    UnknownCode(String),
    /// A question has several inputs, and the code does not say which.
    #[error("{code} terdiri atas beberapa isian")]
    SeveralInputs {
        /// Code of the question.
        code: String,
        /// Codes of its inputs.
        codes: Vec<String>,
    },
    /// No assessment begins with this id.
    #[error("penilaian \"{}\" tidak ditemukan", shown(.0))]
    NoSuchAssessment(String),
    /// Several assessments begin with this id.
    #[error("beberapa penilaian berawalan \"{0}\"")]
    AmbiguousId(String),
    /// No document has this id or name.
    #[error("bukti dukung \"{}\" tidak ditemukan", shown(.0))]
    NoSuchEvidence(String),
    /// Several documents have this name.
    #[error("beberapa bukti dukung bernama \"{0}\"")]
    AmbiguousEvidence(String),
    /// A document has no copy of the same content at the same question, or none any more.
    #[error("dokumen \"{}\" tidak ganda pada pertanyaan yang sama", shown(.0))]
    NotACopy(String),
    /// A note longer than the limit.
    #[error("catatan berisi {length} karakter, batasnya {limit}")]
    NoteTooLong {
        /// Characters given.
        length: usize,
        /// Characters accepted.
        limit: usize,
    },
    /// A name longer than the limit.
    #[error("{what} berisi {length} karakter, batasnya {limit}")]
    NameTooLong {
        /// Which name.
        what: &'static str,
        /// Characters given.
        length: usize,
        /// Characters accepted.
        limit: usize,
    },
    /// A stored value is not what its subject needs.
    #[error("{} tidak terbaca", subject_words(.subject))]
    UnreadableValue {
        /// The subject.
        subject: String,
        /// What was wrong.
        detail: String,
    },
    /// The stored content of a file is damaged, said as people know the file.
    #[error("isi {0} rusak di ruang kerja")]
    ContentDamaged(String),
    /// An evidence file is not usable.
    #[error("{}", evidence_sentence(.path, .fault))]
    EvidenceFile {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        fault: EvidenceFault,
    },
    /// Some of several evidence files are not usable; none was attached.
    #[error("{} dari {of} berkas tidak dapat dilampirkan", .faults.len())]
    EvidenceFiles {
        /// The files with what is wrong.
        faults: Vec<(PathBuf, EvidenceFault)>,
        /// How many were given.
        of: usize,
    },
    /// A folder of evidence cannot be planned.
    #[error("{}", folder_sentence(.0, .1))]
    EvidenceFolder(PathBuf, FolderFault),
    /// A year instead of an assessment was given for something other than a set.
    #[error("tahun tanpa id penilaian hanya untuk format portalrb-set")]
    YearForSetOnly,
    /// Units that cannot be in a set for `PortalRB` yet, each with what is missing.
    #[error("{} hal belum lengkap untuk set PortalRB", .0.len())]
    PortalSet(Vec<String>),
    /// The history has no such change.
    #[error("perubahan {0} tidak ada di riwayat penilaian ini")]
    NoSuchChange(Uuid),
    /// A value that cannot come back on its own.
    #[error("{0} tidak dapat dikembalikan sendiri dari riwayat")]
    NotRestorable(String),
    /// A date that is none.
    #[error("tanggal \"{}\" tidak terbaca", shown(.0))]
    UnreadableDate(String),
    /// A logo that cannot be printed.
    #[error("berkas {0} bukan logo yang dapat dicetak")]
    NotALogo(String),
    /// No required document of the question has this number.
    #[error("{code} meminta {count} dokumen")]
    NoSuchRequirement {
        /// Code of the question.
        code: String,
        /// Required documents it has.
        count: usize,
    },
    /// A quarter outside 1..=4.
    #[error("triwulan {0} tidak ada")]
    Quarter(u8),
    /// Rows of an import could not be read, and nothing was imported.
    #[error("{} baris tidak dapat dibaca", .rows.len())]
    UnreadableRows {
        /// Place and reason of each.
        rows: Vec<RowFault>,
    },
    /// This machine's clock says what it can hardly be.
    #[error("jam komputer menunjuk {now}, sedangkan {than}")]
    DoubtfulClock {
        /// What the clock says, in words.
        now: String,
        /// What it is compared with, in words.
        than: String,
    },
    /// The backup to restore is not there.
    #[error("cadangan {} tidak ada", .0.display())]
    NoBackup(PathBuf),
    /// The file to restore is no backup of a workspace, or a damaged one.
    #[error("berkas {} bukan cadangan Pilar atau rusak", .0.display())]
    NotABackup(PathBuf),
    /// An export would take the place of the workspace's own files.
    #[error("tujuan {} dipakai ruang kerja Pilar sendiri", .0.display())]
    InsideWorkspace(PathBuf),
    /// A package where answers are wanted.
    #[error("berkas {} adalah paket", .0.display())]
    PackageInstead(PathBuf),
    /// A package of an instrument that this program has in an older version.
    #[error("paket memakai instrumen \"{name}\" versi {found}, program ini mengenal versi {known}")]
    NewerInstrument {
        /// Name of the instrument.
        name: String,
        /// Its version in the package.
        found: u32,
        /// Its version here.
        known: u32,
    },
    /// A package whose instrument has other inputs under a key that is known.
    #[error("isian instrumen \"{0}\" di paket ini berbeda dengan yang dikenal program ini")]
    OtherInstrument(String),
    /// A file that cannot be scored.
    #[error("berkas {} berisi soal induk, bukan jawaban", .0.display())]
    NoAnswers(PathBuf),
    /// A template was given for an export that is no workbook.
    #[error("buku kerja yang diisi hanya dipakai untuk ekspor xlsx")]
    TemplateForWorkbookOnly,
    /// A part was named of an export that is always whole.
    #[error("sebagian penilaian hanya dapat dicetak sebagai pdf")]
    PartForPdfOnly,
    /// An annex was asked for of what takes none.
    #[error("lampiran hanya dapat ditambahkan pada pdf dan pada xlsx buatan Pilar sendiri")]
    AnnexForReportOnly,
    /// The export would replace its own template.
    #[error("berkas tujuan sama dengan buku kerja yang diisi")]
    TemplateIsOutput,
    /// Letter data of an LHE that cannot be stored.
    #[error("{} kolom data LHE belum sah", .0.len())]
    LheForm(Vec<FieldFault>),
    /// No field of the LHE form has this name.
    #[error("kolom LHE \"{}\" tidak dikenal", shown(.0))]
    LheField(String),
    /// JSON, but no LHE form.
    #[error("susunan data LHE tidak sesuai pada baris {line}, kolom {column}")]
    LheShape {
        /// One-based line.
        line: usize,
        /// One-based column.
        column: usize,
    },
    /// The name of the LHE file tells no format.
    #[error("LHE ditulis sebagai .pdf atau .docx")]
    LheEnding,
    /// The folder for application data is not known.
    #[error("folder data di komputer ini tidak dapat ditentukan")]
    NoHome,
    /// Which folder to work in could not be noted for the next start.
    #[error("pilihan ruang kerja tidak dapat disimpan di {} ({})", .file.display(), system_reason(.source))]
    PlaceNotNoted {
        /// Where it is noted.
        file: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file of the example that ships with the program is not valid.
    #[error("contoh bawaan tidak terbaca: {0}")]
    Example(String),
    /// Changes from elsewhere have a value this version cannot read.
    #[error("paket memuat data \"{}\" yang tidak terbaca ({detail})", subject_words(.subject))]
    IncomingUnreadable {
        /// The subject.
        subject: String,
        /// What was wrong.
        detail: String,
    },
    /// Changes from elsewhere go on with an assessment whose beginning is neither here nor among them, or waits for a reason.
    #[error("{}", no_beginning(*.0))]
    NoBeginning(Option<Quarantine>),
    /// An update from a file was not taken.
    #[error("{0}")]
    Update(#[from] UpdateError),
    /// What a package shows is not what its journal says; everything that differs.
    #[error("{} hal di paket ini bertentangan dengan riwayatnya sendiri", .0.len())]
    PackageContradicts(Vec<String>),
    /// Nothing competes for this subject.
    #[error("tidak ada konflik pada \"{}\"", shown(.0))]
    NoConflict(String),
    /// A change does not compete in this conflict.
    #[error("perubahan \"{}\" bukan salah satu versi konflik itu, atau singkatannya rancu", shown(.0))]
    NotAVersion(String),
    /// A conflict whose value cannot be typed.
    #[error("konflik pada \"{}\" hanya dapat diputuskan dengan memilih salah satu versinya", shown(.0))]
    OnlyVersions(String),
    /// A decided value is not one its subject may have.
    #[error("nilai untuk {} tidak sah ({detail})", subject_words(.subject))]
    NotAValue {
        /// The subject.
        subject: String,
        /// What was wrong.
        detail: String,
    },
    /// No column map has this name, and no file either.
    #[error("peta kolom \"{}\" tidak ditemukan", shown(.given))]
    NoSuchColumnMap {
        /// What was given.
        given: String,
        /// Names there are.
        known: Vec<String>,
    },
    /// There is no cheapest path to tell.
    #[error("jalan termurah tidak tersedia: {0}")]
    Path(#[from] Unavailable),
    /// The file to import fits another assessment's instrument.
    #[error("penilaian ini memakai instrumen \"{expected}\", berkas itu \"{found}\"")]
    InstrumentMismatch {
        /// Instrument of the assessment.
        expected: String,
        /// Instrument of the file.
        found: String,
    },
}
