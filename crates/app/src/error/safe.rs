//! What is safe after a fault: said once for every code, behind what happened.

use super::code::Code;
use super::facts::Facts;

impl Code {
    /// What is safe after a fault of this code, in words that follow a semicolon.
    ///
    /// A fault changes nothing of the workspace, so most say just that; the others say it of what somebody fears for.
    /// Every code stands here once, so that a new one does not compile before somebody has asked what is safe then.
    #[expect(clippy::too_many_lines, reason = "one line for each code, and no other place to look")]
    pub fn safe(self, facts: &Facts) -> &'static str {
        match self {
            Self::EvidenceLost | Self::DocumentDamaged => "jawaban dan riwayat tetap utuh",
            Self::DatabaseDamaged => "berkas itu tidak diubah",
            Self::DiskFull | Self::ProgramFault => "yang sudah tersimpan tetap utuh",
            Self::WorkspaceGone => {
                "yang sudah tersimpan tetap ada di media itu, tetapi perubahan terakhir ini belum tersimpan"
            }
            Self::NewerVersion => "isinya tidak disentuh",
            Self::PlaceNotNoted => {
                "ruang kerja yang terbuka tetap yang sebelumnya, dan isinya tidak disentuh"
            }
            // The others of a folder may be.
            Self::AttachmentRefused if facts.attachment.is_some() => "lampiran itu tidak disimpan",
            Self::AttachmentRefused | Self::FolderRefused => "tidak ada yang dilampirkan",
            Self::UnreadableRows => "tidak ada yang diimpor",
            Self::BadLetter => "data LHE yang tersimpan tidak berubah",
            Self::UpdateRefused => "Pilar tidak berubah",
            Self::NoDestination
            | Self::BadDestination
            | Self::DestinationNotWritable
            | Self::ExportFailed
            | Self::TemplateRefused
            | Self::UnknownLetterKind
            | Self::PortalSetIncomplete => "tidak ada yang ditulis",
            Self::WorkspaceBusy
            | Self::WorkspaceReadOnly
            | Self::PlaceUnfit
            | Self::PathTooLong
            | Self::DoubtfulClock
            | Self::NoWorkspace
            | Self::WorkspaceClosed
            | Self::WorkspaceFailed
            | Self::Cancelled
            | Self::NoDataFolder
            | Self::NotABackup
            | Self::UnreadableData
            | Self::ExampleBroken
            | Self::InstrumentBroken
            | Self::InstrumentUnfit
            | Self::NoInstrument
            | Self::RulesUnfit
            | Self::OtherInstrument
            | Self::NoAssessment
            | Self::UnknownTarget
            | Self::UnknownInput
            | Self::NoArea
            | Self::NotAnAnswer
            | Self::BadRaises
            | Self::NoPath
            | Self::NoScenario
            | Self::UnknownSurvey
            | Self::NoCategory
            | Self::NoPerson
            | Self::PersonTwice
            | Self::BadPerson
            | Self::NoTask
            | Self::BadTask
            | Self::BadPeriod
            | Self::PeriodFrozen
            | Self::NoProposalPart
            | Self::BadConditionValue
            | Self::NoKitFile
            | Self::LetterIncomplete
            | Self::Blank
            | Self::NoteTooLong
            | Self::ValueTooLong
            | Self::UnreadableDate
            | Self::YearNotLater
            | Self::UnreadableTime
            | Self::BadQuarter
            | Self::HistoryRefused
            | Self::NoDocument
            | Self::NotACopy
            | Self::NoRequirement
            | Self::LogoRefused
            | Self::NoFile
            | Self::FileEmpty
            | Self::FileTooLarge
            | Self::FileDamaged
            | Self::FileProtected
            | Self::OtherKind
            | Self::FileUnreadable
            | Self::NoSheet
            | Self::SheetUndecided
            | Self::BadColumnMap
            | Self::NoColumnMap
            | Self::BadStructure
            | Self::NoAnswers
            | Self::NotAPackage
            | Self::PackageDamaged
            | Self::PackageUnsafe
            | Self::PackageContent
            | Self::PackageRefused
            | Self::HistoryTooLarge
            | Self::SinceRefused
            | Self::OptionDoesNotApply
            | Self::UnknownLetterField
            | Self::OtherStage
            | Self::UnknownColumn
            | Self::UnknownVerdict
            | Self::BadRecommendation
            | Self::NoRecommendation
            | Self::UnknownStatus
            | Self::OtherRole
            | Self::UnknownRole
            | Self::BadNip
            | Self::TooFewToCompare
            | Self::EmptyGroup
            | Self::UnknownGroup
            | Self::NoConflict
            | Self::UndecidedConflicts
            | Self::BadDecision
            | Self::FolderNotOpened
            | Self::NoProgramToOpen
            | Self::UnknownCommand
            | Self::UnreadableArguments => "tidak ada yang berubah",
        }
    }
}

/// What happened and what is safe, as one clause after the other.
pub(crate) fn with_safe(code: Code, what: &str, facts: &Facts) -> String {
    format!("{what}; {}", code.safe(facts))
}

#[cfg(test)]
mod tests {
    use super::super::facts::Attachment;
    use super::{Code, Facts, with_safe};

    /// How a sentence says that something is as it was; what was lost is no such thing.
    const KEPT: [&str; 7] = [
        "tidak ada yang ",
        "tetap utuh",
        "tetap ada di media itu",
        "berkas itu tidak diubah",
        "isinya tidak disentuh",
        "lampiran itu tidak disimpan",
        " tidak berubah",
    ];

    #[test]
    fn every_refusal_says_what_is_safe() {
        let attaching = Facts { attachment: Some(Attachment::Empty), ..Facts::default() };
        for code in Code::ALL {
            for facts in [&Facts::default(), &attaching] {
                let said = with_safe(*code, "sesuatu terjadi", facts);
                let (what, safe) = said.split_once("; ").expect("two clauses");
                assert_eq!(what, "sesuatu terjadi", "{code:?}");
                assert!(KEPT.iter().any(|words| safe.contains(words)), "{code:?}: {safe}");
            }
        }
    }
}
