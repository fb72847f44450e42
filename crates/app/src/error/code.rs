//! The stable code of every fault; a contract with scripts and the window.

use serde::Serialize;

/// Declares the codes once: their names here and as scripts and the window see them.
macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal,)+) => {
        /// What kind of fault it is. Each face words its own hint for every code.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, ts_rs::TS)]
        pub enum Code {
            $($(#[doc = $doc])+ #[serde(rename = $text)] $name,)+
        }

        impl Code {
            /// Every code there is.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// As scripts and the window see it.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)+
                }
            }
        }
    };
}

codes! {
    /// Another process writes in the workspace.
    WorkspaceBusy = "ruang_kerja_sibuk",
    /// The workspace cannot be written to, or was opened for reading only.
    WorkspaceReadOnly = "ruang_kerja_hanya_baca",
    /// The place cannot hold the workspace's databases while they are in use.
    PlaceUnfit = "tempat_tidak_mendukung",
    /// The path of the workspace's folder is longer than databases can be opened in.
    PathTooLong = "nama_folder_terlalu_panjang",
    /// Which folder to work in could not be noted for the next start; the window only.
    PlaceNotNoted = "tempat_tidak_tercatat",
    /// The content of evidence is lost with its database.
    EvidenceLost = "isi_bukti_hilang",
    /// The machine's clock says what it can hardly be.
    DoubtfulClock = "jam_meragukan",
    /// The folder of the open workspace is not there any more.
    WorkspaceGone = "ruang_kerja_hilang",
    /// There is no workspace where one was looked for.
    NoWorkspace = "ruang_kerja_tidak_ada",
    /// No workspace is open; the window only.
    WorkspaceClosed = "ruang_kerja_tertutup",
    /// The workspace could not be read or written.
    WorkspaceFailed = "ruang_kerja_gagal",
    /// A database of the workspace is none, or damaged.
    DatabaseDamaged = "basis_data_rusak",
    /// No room on the disk.
    DiskFull = "disk_penuh",
    /// Made by a newer Pilar.
    NewerVersion = "versi_lebih_baru",
    /// The person stopped it.
    Cancelled = "dibatalkan",
    /// The folder for application data is not known.
    NoDataFolder = "folder_data_tidak_ada",
    /// The file to restore is no backup.
    NotABackup = "bukan_cadangan",
    /// A stored value is not what its subject needs.
    UnreadableData = "data_tidak_terbaca",
    /// A file of the example that ships with the program is not valid.
    ExampleBroken = "contoh_rusak",
    /// The instruments compiled into the program are not valid.
    InstrumentBroken = "instrumen_rusak",
    /// Files of an instrument that cannot be used.
    InstrumentUnfit = "instrumen_tidak_sah",
    /// The program does not have this instrument.
    NoInstrument = "instrumen_tidak_ada",
    /// Rules of judging that do not fit the instrument.
    RulesUnfit = "ketentuan_tidak_sah",
    /// Two instruments where one is needed.
    OtherInstrument = "instrumen_berbeda",
    /// No assessment has this id, or several begin with it.
    NoAssessment = "penilaian_tidak_ada",
    /// No such target.
    UnknownTarget = "target_tidak_dikenal",
    /// No input or question has this code, or it has several inputs.
    UnknownInput = "kode_tidak_dikenal",
    /// No area has this number or key.
    NoArea = "area_tidak_ada",
    /// What was typed is no answer to its question.
    NotAnAnswer = "jawaban_tidak_sah",
    /// Raises that a path cannot be searched among.
    BadRaises = "kenaikan_tidak_sah",
    /// There is no cheapest path to tell.
    NoPath = "jalan_tidak_tersedia",
    /// No scenario has this name, or none can have it.
    NoScenario = "simulasi_tidak_ada",
    /// No survey has this key, or the worksheet asks for none of it.
    UnknownSurvey = "survei_tidak_dikenal",
    /// No complaint that is kept has this category.
    NoCategory = "kategori_tidak_ada",
    /// Nobody of the team is called so, or several are.
    NoPerson = "orang_tidak_ada",
    /// Somebody is in the team already.
    PersonTwice = "orang_sudah_ada",
    /// A person who cannot be kept so, or cannot take over.
    BadPerson = "data_orang_tidak_sah",
    /// No task has this number, id or name, or several have.
    NoTask = "tugas_tidak_ada",
    /// A task that cannot be so.
    BadTask = "tugas_tidak_sah",
    /// A period that is none, lies ahead, or is not frozen where it has to be.
    BadPeriod = "periode_tidak_sah",
    /// A period was frozen otherwise.
    PeriodFrozen = "periode_sudah_dibekukan",
    /// The proposal has no such item, condition, letter, field or stage.
    NoProposalPart = "bagian_pengusulan_tidak_ada",
    /// A value that a condition cannot have.
    BadConditionValue = "nilai_persyaratan_tidak_sah",
    /// A file of the kit that is not there cannot be checked.
    NoKitFile = "berkas_pengusulan_belum_ada",
    /// A letter of which something is missing does not go into the kit.
    LetterIncomplete = "surat_belum_lengkap",
    /// A required text is blank.
    Blank = "isian_kosong",
    /// A note over the limit.
    NoteTooLong = "catatan_terlalu_panjang",
    /// A value over the limit.
    ValueTooLong = "nilai_terlalu_panjang",
    /// A date that is none.
    UnreadableDate = "tanggal_tidak_terbaca",
    /// A year that does not come after another one.
    YearNotLater = "tahun_tidak_sesudahnya",
    /// A time that is none.
    UnreadableTime = "waktu_tidak_terbaca",
    /// A quarter outside 1..=4.
    BadQuarter = "triwulan_tidak_sah",
    /// The history has no such change, or its value cannot come back on its own.
    HistoryRefused = "riwayat_ditolak",
    /// No document has this id or name, or several have.
    NoDocument = "bukti_tidak_ada",
    /// A document has no copy at the same question.
    NotACopy = "dokumen_tidak_ganda",
    /// The content of a document is damaged or not stored.
    DocumentDamaged = "bukti_rusak",
    /// A file cannot be attached.
    AttachmentRefused = "berkas_bukti_ditolak",
    /// A folder of evidence cannot be planned.
    FolderRefused = "folder_bukti_ditolak",
    /// Units lack what a set for `PortalRB` needs.
    PortalSetIncomplete = "set_portalrb_belum_lengkap",
    /// The question asks for no document of this number.
    NoRequirement = "dokumen_diminta_tidak_ada",
    /// A logo that cannot be printed.
    LogoRefused = "logo_ditolak",
    /// A file to read is not there, or is no file.
    NoFile = "berkas_tidak_ada",
    /// A file without content.
    FileEmpty = "berkas_kosong",
    /// A file beyond what is read.
    FileTooLarge = "berkas_terlalu_besar",
    /// A file that is cut short or does not hold together.
    FileDamaged = "berkas_rusak",
    /// An encrypted file.
    FileProtected = "berkas_berkata_sandi",
    /// A file of a kind that is not read.
    OtherKind = "jenis_berkas_lain",
    /// The system could not read a file.
    FileUnreadable = "berkas_tidak_terbaca",
    /// A workbook without the worksheet.
    NoSheet = "lembar_tidak_ada",
    /// Several sheets fit, and a person has to say which.
    SheetUndecided = "lembar_rancu",
    /// A column map that is broken, or does not fit the workbook.
    BadColumnMap = "peta_kolom_salah",
    /// No column map has this name.
    NoColumnMap = "peta_kolom_tidak_ada",
    /// A file whose structure is not the expected one.
    BadStructure = "susunan_berkas_salah",
    /// Rows of an import could not be read, and nothing was imported.
    UnreadableRows = "baris_tidak_terbaca",
    /// A file that holds no answers where answers are wanted.
    NoAnswers = "bukan_berkas_jawaban",
    /// Some other file than a package.
    NotAPackage = "bukan_paket",
    /// A package that is damaged.
    PackageDamaged = "paket_rusak",
    /// A package made to do harm, or so broken that it could.
    PackageUnsafe = "paket_berbahaya",
    /// A package whose content is not of the format.
    PackageContent = "isi_paket_ditolak",
    /// A package whose changes cannot be taken in.
    PackageRefused = "paket_ditolak",
    /// With what came the history would be longer, or part more often, than packages can carry on.
    HistoryTooLarge = "riwayat_terlalu_besar",
    /// The receiver's file that a package is compared with is of no use.
    SinceRefused = "acuan_ditolak",
    /// The place to write to is not there.
    NoDestination = "tujuan_tidak_ada",
    /// The place to write to is not one where this may be written.
    BadDestination = "tujuan_tidak_sah",
    /// The place to write to refuses.
    DestinationNotWritable = "tujuan_tidak_dapat_ditulis",
    /// The file could not be made.
    ExportFailed = "ekspor_gagal",
    /// The template cannot be used.
    TemplateRefused = "templat_ditolak",
    /// An option does not apply to the chosen format.
    OptionDoesNotApply = "pilihan_tidak_berlaku",
    /// Letter data of an LHE that cannot be stored.
    BadLetter = "data_lhe_tidak_sah",
    /// The LHE form has no such field.
    UnknownLetterField = "isian_lhe_tidak_dikenal",
    /// The name of the LHE file tells no format.
    UnknownLetterKind = "jenis_lhe_tidak_dikenal",
    /// The stage of the review does not allow it.
    OtherStage = "tahap_tidak_sesuai",
    /// No such column, or none that can be meant here.
    UnknownColumn = "kolom_tidak_dikenal",
    /// No such result of a review.
    UnknownVerdict = "verdict_tidak_dikenal",
    /// A recommendation that does not say what to do, or about what.
    BadRecommendation = "rekomendasi_tidak_sah",
    /// No recommendation has this number or id, or several have.
    NoRecommendation = "rekomendasi_tidak_ada",
    /// No such status of a follow-up.
    UnknownStatus = "status_tidak_dikenal",
    /// Another role writes there.
    OtherRole = "peran_tidak_berwenang",
    /// No such role.
    UnknownRole = "peran_tidak_dikenal",
    /// Not a civil servant's number.
    BadNip = "nip_tidak_sah",
    /// A comparison of fewer than two assessments.
    TooFewToCompare = "perbandingan_kurang",
    /// No unit is in a group, or nothing is in its units.
    EmptyGroup = "kelompok_kosong",
    /// No group of units is named so.
    UnknownGroup = "kelompok_tidak_dikenal",
    /// Nothing competes for this subject.
    NoConflict = "konflik_tidak_ada",
    /// Something competes that has to be decided first.
    UndecidedConflicts = "konflik_belum_diputuskan",
    /// A decision that the conflict does not offer.
    BadDecision = "keputusan_tidak_sah",
    /// A file is no update that may be installed here.
    UpdateRefused = "pembaruan_ditolak",
    /// The file manager could not be opened; the window only.
    FolderNotOpened = "folder_tidak_terbuka",
    /// No program opens this file; the window only.
    NoProgramToOpen = "program_pembuka_tidak_ada",
    /// The page asks for a command that the program does not have; the window only.
    UnknownCommand = "perintah_tidak_dikenal",
    /// The page gives what a command does not take; the window only.
    UnreadableArguments = "argumen_tidak_terbaca",
    /// A fault of the program itself.
    ProgramFault = "kesalahan_program",
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::Code;

    #[test]
    fn every_code_is_one_word_of_its_own() {
        let known: HashSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(known.len(), Code::ALL.len());
        for code in Code::ALL {
            assert_eq!(serde_json::to_value(code).unwrap(), code.as_str());
            assert!(code.as_str().bytes().all(|b| b.is_ascii_lowercase() || b == b'_'), "{code:?}");
        }
    }
}
