//! What to do next, in the words of the command line, for every code there is.

mod choices;
mod files;
mod review;

use choices::{all, choices};
use pilar_app::{Attachment, Case, Code, Facts};

/// What to do next, as a sentence without its capital and stop; nothing where nothing is to be done.
///
/// Every code stands here once, so that a new one does not compile before it has its hint.
#[expect(clippy::too_many_lines, reason = "one arm for each code, and no other place to look")]
pub fn hint(code: Code, facts: &Facts) -> Option<String> {
    let fixed = match code {
        // The workspace
        Code::WorkspaceBusy => "tunggu sampai selesai atau tutup jendelanya, lalu ulangi",
        Code::WorkspaceReadOnly if facts.case == Some(Case::ReadOnlyAsked) => {
            "ulangi tanpa --read-only untuk mengubahnya"
        }
        Code::WorkspaceReadOnly => "pindahkan ke folder yang boleh ditulis atau ubah izinnya",
        Code::PlaceUnfit => {
            "salin folder itu ke drive di komputer ini, lalu sebutkan salinannya dengan --workspace"
        }
        Code::PathTooLong => {
            "pindahkan folder itu ke tempat yang lebih dangkal, lalu sebutkan dengan --workspace"
        }
        Code::PlaceNotNoted => {
            "kosongkan sebagian disk itu atau izinkan folder tersebut ditulis, lalu ulangi"
        }
        Code::EvidenceLost => {
            "tunggu bila folder itu masih disinkronkan, atau kembalikan evidence.db dari salinan folder ruang kerja; bila hanya ada cadangan lengkap, pulihkan di folder kosong dengan restore BERKAS, dan bila isinya memang hilang, lanjutkan tanpa isi itu dengan restore --without-evidence"
        }
        Code::DoubtfulClock => {
            "betulkan jam komputer ini, atau ulangi dengan --clock-is-right bila jamnya benar"
        }
        Code::WorkspaceGone => "pasang kembali medianya atau kembalikan foldernya, lalu ulangi",
        Code::NoWorkspace => "periksa nama foldernya, atau mulai dengan perintah new, import, atau example",
        Code::WorkspaceFailed => "periksa folder dan izinnya, lalu ulangi atau jalankan perintah check",
        Code::DatabaseDamaged if facts.database.as_deref() == Some("evidence.db") => {
            "kembalikan berkas itu dari salinan folder ruang kerja, atau pulihkan cadangan lengkap di folder kosong dengan restore BERKAS"
        }
        Code::DatabaseDamaged if facts.database.as_deref() == Some("personal.db") => {
            "cadangan tidak memuatnya; pindahkan atau hapus berkas itu (dengan demikian seluruh data pribadi ruang kerja ini hilang), lalu impor kembali berkas aslinya"
        }
        Code::DatabaseDamaged => {
            "salin folder ruang kerja, lihat cadangan dengan perintah restore, lalu pulihkan yang terbaru dengan restore BERKAS"
        }
        Code::DiskFull if facts.case == Some(Case::Export) => "kosongkan sebagian atau pilih tempat lain",
        Code::DiskFull => "kosongkan sebagian, lalu ulangi",
        Code::NewerVersion => {
            "pasang Pilar terbaru, yang pemasangnya ada pada pengelola Pilar di instansi atau pada pengirimnya"
        }
        Code::Cancelled => return None,
        Code::WorkspaceClosed | Code::NoDataFolder => "sebutkan ruang kerja dengan --workspace",
        Code::NotABackup => "pilih cadangan lain dari perintah restore",
        Code::UnreadableData => "jalankan pemeriksaan dengan perintah check",
        // What is named
        Code::NoInstrument if !facts.choices.is_empty() => {
            return Some(format!("tahun yang tersedia: {}", all(facts)));
        }
        Code::NoInstrument => "pasang versi Pilar yang lebih baru",
        Code::NoAssessment | Code::NoRecommendation if facts.ambiguous => "tulis id lebih panjang",
        Code::NoAssessment if facts.case == Some(Case::LastYear) => {
            "impor dahulu penilaian tahun lalu, atau pilih asal lain"
        }
        Code::NoAssessment => "lihat daftarnya dengan perintah list",
        Code::UnknownInput if !facts.choices.is_empty() => {
            return Some(format!("sebutkan salah satu: {}", all(facts)));
        }
        Code::UnknownInput => "tulis kode lengkap seperti pada lembar kerja atau nomor soal",
        Code::UnknownSurvey if facts.choices.is_empty() => "isikan jawabannya dengan perintah answer",
        Code::NoArea if facts.choices.is_empty() => "tulis --scope area NOMOR",
        Code::NoScenario if facts.choices.is_empty() => "pilih nama lain",
        Code::NoColumnMap if facts.choices.is_empty() => {
            "belum ada peta yang tersimpan; sebutkan berkasnya, atau simpan dengan map save"
        }
        Code::NoArea
        | Code::NoScenario
        | Code::NoColumnMap
        | Code::UnknownTarget
        | Code::UnknownSurvey
        | Code::NoCategory
        | Code::NoProposalPart
        | Code::UnknownVerdict
        | Code::UnknownStatus
        | Code::UnknownRole
        | Code::UnknownLetterField => return Some(choices(facts)),
        Code::UnknownColumn => return Some(review::column(facts)),
        Code::NoPerson if facts.ambiguous => "sebutkan NIP-nya atau id-nya dari perintah people",
        Code::NoPerson => {
            "lihat daftarnya dengan perintah people, atau tambahkan dengan people ID --add NAMA"
        }
        Code::BadPerson => "periksa kembali",
        Code::PersonTwice => "ubah datanya dengan people ID --change NAMA",
        Code::NoTask if facts.ambiguous => "sebutkan nomornya atau id-nya dari perintah tasks",
        Code::NoTask => "lihat daftarnya dengan perintah tasks",
        Code::BadTask => "perbaiki tanggalnya, lalu ulangi",
        Code::NoKitFile => "masukkan dahulu dengan kit ID --set BERKAS=PATH",
        Code::LetterIncomplete => "isi dengan kit ID --letter SURAT --fill ISIAN=NILAI, lalu ulangi",
        Code::BadPeriod if !facts.choices.is_empty() => return Some(choices(facts)),
        Code::BadPeriod if facts.case == Some(Case::Frozen) => {
            "bekukan dahulu dengan monev ID --period PERIODE --freeze"
        }
        Code::BadPeriod => "pilih periode yang sudah berjalan",
        Code::PeriodFrozen => {
            "ulangi dengan --freeze --again bila memang akan diganti; undo mengembalikannya"
        }
        // What is entered
        Code::NotAnAnswer | Code::NoRequirement | Code::BadConditionValue => return facts.accepted.clone(),
        Code::BadRaises => "perbaiki semuanya, lalu ulangi",
        Code::NoPath if facts.case == Some(Case::NoEffort) => "sebutkan kenaikannya dengan --raises",
        Code::NoPath => "nilai dan syaratnya tetap dapat dilihat dengan perintah show",
        Code::Blank if facts.case == Some(Case::Review) => {
            "isikan jawaban, catatan, hasil reviu, atau centang bukti"
        }
        Code::Blank if facts.case == Some(Case::Team) => "tambahkan dengan people ID --add NAMA",
        Code::Blank if facts.case == Some(Case::Assigned) => {
            "tugaskan dahulu dengan assign ID ORANG, atau masukkan ke Pokja"
        }
        Code::Blank if facts.case == Some(Case::Complaints) => {
            "impor dahulu dengan complaints ID import BERKAS"
        }
        Code::Blank if facts.case == Some(Case::Responses) => "sebutkan berkasnya dengan --responses",
        Code::Blank => "isikan lebih dahulu",
        Code::NoteTooLong => "ringkas catatannya dan lampirkan rinciannya sebagai bukti dukung",
        Code::ValueTooLong => "perpendek lalu ulangi",
        Code::UnreadableDate => "tulis seperti 31 Mei 2026 (atau 2026-05-31)",
        Code::UnreadableTime => "tulis seperti 2026-11-22T14:05:00+07:00",
        Code::BadQuarter => "isikan 1 sampai 4",
        Code::HistoryRefused if facts.case == Some(Case::NotThere) => {
            "lihat riwayatnya dengan perintah history"
        }
        Code::HistoryRefused => "gunakan perintah undo, atau ubah nilainya langsung",
        Code::BadNip => "periksa kembali, atau kosongkan",
        // Evidence
        Code::NoDocument if facts.ambiguous => "sebutkan id-nya dari perintah evidence list",
        Code::NoDocument => "lihat daftarnya dengan perintah evidence list",
        Code::NotACopy => "lihat yang ganda dengan evidence duplicates ID --dry-run",
        Code::DocumentDamaged => "lampirkan kembali berkas aslinya",
        Code::AttachmentRefused => attachment(facts),
        Code::FolderRefused => {
            "pilih folder yang memuat bukti dukung satu unit, misalnya satu area setiap kali"
        }
        Code::PortalSetIncomplete => "lengkapi dengan perintah profile ID --portal-id ID, lalu ulangi",
        Code::LogoRefused => "pilih gambar PNG atau JPEG paling besar 4 MB",
        // Files that are read
        _ if facts.case == Some(Case::Table) => return files::table(code, facts),
        _ if facts.case == Some(Case::Raises) => files::raises(code),
        Code::NoFile if facts.case == Some(Case::NotAFile) => "pilih berkas LKE-nya",
        Code::NoFile => "periksa kembali nama dan letaknya",
        Code::FileEmpty => "salin atau unduh ulang berkas itu",
        Code::FileTooLarge if facts.case == Some(Case::Answers) => "gunakan berkas jawaban satu unit saja",
        Code::FileTooLarge => "gunakan berkas LKE saja, tanpa gambar dan lampiran",
        Code::FileDamaged => "salin atau unduh ulang berkas itu, lalu coba lagi",
        Code::FileProtected => {
            "buka di Excel atau aplikasi serupa, hapus kata sandinya, simpan, lalu coba lagi"
        }
        Code::OtherKind => files::other_kind(facts),
        Code::FileUnreadable => {
            "tutup aplikasi lain yang memakainya, unduh dahulu bila masih di awan, dan periksa izinnya"
        }
        Code::NoSheet if !facts.choices.is_empty() => "sebutkan salah satu namanya dengan --sheet",
        Code::BadColumnMap => {
            "perbaiki petanya, atau ulangi dengan --map otomatis supaya kolomnya dicari dari judul dan isinya"
        }
        Code::SheetUndecided => "sebutkan yang dipakai dengan --sheet NAMA",
        Code::NoSheet => "pilih berkas yang memuat lembar LKE atau Jawaban",
        Code::BadStructure => files::bad_structure(facts),
        Code::InstrumentUnfit => "perbaiki yang disebut, naikkan versinya bila faktanya berubah, lalu ulangi",
        Code::YearNotLater => "sebutkan tahun sesudahnya dengan --year",
        Code::RulesUnfit => "lihat pilihannya dengan perintah instrument show ID",
        Code::OtherInstrument => files::other_instrument(facts),
        Code::UnreadableRows => "perbaiki berkasnya, atau ulangi dengan --skip-unreadable",
        Code::NoAnswers if facts.case == Some(Case::Package) => {
            "impor lebih dahulu dengan perintah import, atau periksa dengan verify"
        }
        Code::NoAnswers => "pilih berkas jawaban unit atau buku kerja LKE",
        // Packages
        Code::NotAPackage => "pilih berkas .zip yang dibuat dengan export --format package",
        Code::PackageDamaged => "salin ulang atau minta paket baru",
        Code::PackageUnsafe => files::unsafe_package(facts),
        Code::PackageContent => "minta paket baru dari pengirimnya",
        Code::PackageRefused => files::refused_package(facts),
        Code::HistoryTooLarge => {
            "minta pengirim memeriksa riwayatnya dengan perintah audit; jawabannya dapat dikirim tanpa riwayat sebagai buku kerja (export --format xlsx), lalu impor buku kerja itu dengan --into"
        }
        Code::SinceRefused if facts.case == Some(Case::OtherAssessment) => {
            "pilih paket penerima untuk penilaian yang sama"
        }
        Code::SinceRefused => "pilih paket penerima, atau assessment.json dari paket itu",
        // Files that are written
        Code::NoDestination => "pilih folder lain atau buat folder itu lebih dahulu",
        Code::BadDestination => files::bad_destination(facts),
        Code::DestinationNotWritable => {
            "tutup berkas itu bila sedang dibuka di program lain, atau pilih folder yang boleh ditulis"
        }
        Code::ExportFailed => files::export_failed(facts),
        Code::TemplateRefused => match facts.cause {
            Some(cause) => return hint(cause, facts),
            None => files::template(facts),
        },
        Code::OptionDoesNotApply => match facts.format.as_deref() {
            Some("package") => "hapus --scope, --for, --since, dan --made-at, atau pilih --format package",
            Some("portalrb-set") => "sebutkan id penilaian, atau pilih --format portalrb-set",
            Some("database") => "hapus --into",
            Some("pdf") => "hapus --part atau pilih --format pdf",
            Some("pdf atau xlsx") => {
                "hapus --with-path, --with-scenario, dan --with-course, atau pilih --format pdf atau xlsx tanpa --template"
            }
            Some(_) | None => "hapus --template atau pilih --format xlsx",
        },
        // Review and merge
        Code::BadLetter if facts.fields.is_empty() => "bandingkan dengan keluaran lhe --show --json",
        Code::BadLetter => "perbaiki lalu simpan lagi",
        Code::UnknownLetterKind => "akhiri nama berkas tujuan dengan salah satunya",
        Code::OtherStage => return review::stage(facts),
        Code::OtherRole => return Some(review::role(facts)),
        Code::BadRecommendation => return Some(review::recommendation(facts)),
        Code::NoRecommendation => "lihat daftarnya dengan perintah recommendations",
        Code::TooFewToCompare if facts.case == Some(Case::BothSides) => {
            "sebutkan dua sisi yang tidak beririsan"
        }
        Code::TooFewToCompare => "sebutkan id-nya satu per satu",
        Code::EmptyGroup if facts.case == Some(Case::Unanswered) => {
            "isi jawabannya dahulu, atau pilih kelompok lain"
        }
        Code::EmptyGroup => "lihat yang ada dengan perintah portfolio, dan beri penanda dengan perintah tag",
        Code::UnknownGroup => "sebutkan id penilaian, tahun=2026, wilayah=NAMA, atau jenis=NAMA",
        Code::UndecidedConflicts => {
            "lihat dengan perintah conflicts, putuskan dengan perintah decide, lalu ulangi"
        }
        Code::NoConflict => "lihat daftarnya dengan perintah conflicts",
        Code::BadDecision if facts.case == Some(Case::Versions) => {
            "lihat pilihannya dengan perintah conflicts"
        }
        Code::BadDecision => "perbaiki nilainya atau pilih salah satu versi",
        // The program itself
        Code::UpdateRefused => return files::update(facts).map(str::to_owned),
        Code::ExampleBroken | Code::InstrumentBroken | Code::UnknownCommand | Code::UnreadableArguments => {
            "pasang ulang Pilar"
        }
        Code::FolderNotOpened => "buka foldernya dari pengelola berkas",
        Code::NoProgramToOpen => "simpan salinannya dengan perintah evidence save",
        Code::ProgramFault => "ulangi, lalu periksa dengan perintah check",
    };
    Some(fixed.to_owned())
}

fn attachment(facts: &Facts) -> &'static str {
    match facts.attachment {
        Some(Attachment::Missing) => "periksa nama dan foldernya",
        Some(Attachment::BrokenLink) => "lampirkan berkas aslinya",
        Some(Attachment::Folder) => "buka foldernya, lalu pilih semua berkas di dalamnya sekaligus",
        Some(Attachment::OwnFile) => "lampirkan dokumen aslinya, atau salinannya di folder lain",
        Some(Attachment::NotAFile) => "salin isinya ke sebuah berkas, lalu lampirkan berkas itu",
        Some(Attachment::Unreadable) => "periksa izin atau medianya, lalu ulangi",
        Some(Attachment::InUse) => "tutup program itu, lalu ulangi",
        Some(Attachment::InCloud) => {
            "sambungkan komputer ke internet, unduh dahulu berkasnya di pengelola berkas (\"Selalu simpan di perangkat ini\"), lalu ulangi"
        }
        Some(Attachment::Changing) => "tunggu sampai selesai ditulis, lalu ulangi",
        Some(Attachment::Empty) => "periksa berkas aslinya",
        Some(Attachment::TooLarge) => "perkecil atau pecah berkasnya",
        None => "perbaiki atau keluarkan berkas itu, lalu ulangi",
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, Facts, hint};

    #[test]
    fn every_refusal_says_what_to_do() {
        let facts = Facts {
            accepted: Some("isikan A, B, atau C".into()),
            choices: vec!["satu".into()],
            steps: vec!["submit"],
            ..Facts::default()
        };
        for code in Code::ALL {
            // Whoever stopped something knows why.
            let wanted = *code != Code::Cancelled;
            let said = hint(*code, &facts);
            assert_eq!(said.is_some(), wanted, "{code:?}: {said:?}");
            assert!(said.is_none_or(|said| said.split(' ').count() > 1), "{code:?}");
        }
    }
}
