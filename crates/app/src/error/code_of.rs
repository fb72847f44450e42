//! Which code each fault has.

use pilar_core::merge::Refusal;
use pilar_core::path::Unavailable;
use pilar_files::package::PackageError;
use pilar_files::{ReadError, WriteError};
use pilar_store::StoreError;

use super::right::right_code;
use super::source::source_code;
use super::{AppError, Code, FeedError, PortfolioError, ProposalError, ReviewError, TeamError};

impl AppError {
    /// The stable code of this fault.
    pub fn code(&self) -> Code {
        match self {
            Self::Store(error) => store_code(error),
            Self::Review(error) => review_code(error),
            Self::Answer(_) => Code::NotAnAnswer,
            Self::Planning(error) => error.code(),
            Self::NoSuchColumnMap { .. } => Code::NoColumnMap,
            Self::Path(Unavailable::NotVerified) => Code::ProgramFault,
            Self::Path(Unavailable::GatesCross { .. }) => Code::NoPath,
            Self::DoubtfulClock { .. } => Code::DoubtfulClock,
            Self::Read(error) => read_code(error),
            Self::Feed(error) => feed_code(error),
            Self::Team(error) => team_code(error),
            Self::Proposal(error) => proposal_code(error),
            Self::Portfolio(error) => portfolio_code(error),
            Self::Write(WriteError::DiskFull { .. }) => Code::DiskFull,
            Self::Write(WriteError::NotWritable { .. }) => Code::DestinationNotWritable,
            Self::Write(WriteError::FolderMissing { .. }) => Code::NoDestination,
            Self::Write(WriteError::IsFolder { .. } | WriteError::NotAFile { .. })
            | Self::TemplateIsOutput
            | Self::InsideWorkspace(_) => Code::BadDestination,
            Self::Write(WriteError::Template { .. }) => Code::TemplateRefused,
            Self::Write(WriteError::Cancelled) => Code::Cancelled,
            Self::Write(
                WriteError::Io { .. }
                | WriteError::Compose { .. }
                | WriteError::NotVerified { .. }
                | WriteError::NoOption(_),
            ) => Code::ExportFailed,
            Self::Package(error) => package_code(error),
            Self::Source { fault, .. } => source_code(fault),
            Self::UnknownArea { .. } | Self::UnknownScope(_) => Code::NoArea,
            Self::YearForSetOnly
            | Self::IntoForOneOnly
            | Self::OptionsForPackageOnly
            | Self::PartForPdfOnly
            | Self::AnnexForReportOnly
            | Self::TemplateForWorkbookOnly => Code::OptionDoesNotApply,
            Self::UnreadableTime(_) => Code::UnreadableTime,
            Self::SinceOtherAssessment | Self::SinceUnreadable(_) => Code::SinceRefused,
            Self::Instrument(_) => Code::InstrumentBroken,
            Self::Measure(error) => error.code(),
            Self::UnknownInstrument(_) | Self::NoInstrumentForYear { .. } => Code::NoInstrument,
            Self::UnknownTarget { .. } => Code::UnknownTarget,
            Self::MissingText(_) => Code::Blank,
            Self::UnknownCode(_) | Self::SeveralInputs { .. } => Code::UnknownInput,
            Self::NoSuchAssessment(_) | Self::AmbiguousId(_) => Code::NoAssessment,
            Self::NoteTooLong { .. } => Code::NoteTooLong,
            Self::NameTooLong { .. } => Code::ValueTooLong,
            Self::NoSuchEvidence(_) | Self::AmbiguousEvidence(_) => Code::NoDocument,
            Self::NotACopy(_) => Code::NotACopy,
            Self::UnreadableValue { .. } => Code::UnreadableData,
            Self::ContentDamaged(_) => Code::DocumentDamaged,
            Self::EvidenceFile { .. } | Self::EvidenceFiles { .. } => Code::AttachmentRefused,
            Self::EvidenceFolder(..) => Code::FolderRefused,
            Self::PortalSet(_) => Code::PortalSetIncomplete,
            Self::NoSuchChange(_) | Self::NotRestorable(_) => Code::HistoryRefused,
            Self::UnreadableDate(_) => Code::UnreadableDate,
            Self::NotALogo(_) => Code::LogoRefused,
            Self::NoSuchRequirement { .. } => Code::NoRequirement,
            Self::Quarter(_) => Code::BadQuarter,
            Self::UnreadableRows { .. } => Code::UnreadableRows,
            Self::NoBackup(_) | Self::NotABackup(_) => Code::NotABackup,
            Self::NewerInstrument { .. } => Code::NewerVersion,
            Self::PackageInstead(_) | Self::NoAnswers(_) => Code::NoAnswers,
            Self::LheForm(_) | Self::LheShape { .. } => Code::BadLetter,
            Self::LheField(_) => Code::UnknownLetterField,
            Self::LheEnding => Code::UnknownLetterKind,
            Self::NoHome => Code::NoDataFolder,
            Self::PlaceNotNoted { .. } => Code::PlaceNotNoted,
            Self::Example(_) => Code::ExampleBroken,
            Self::InstrumentMismatch { .. } | Self::OtherInstrument(_) => Code::OtherInstrument,
            Self::IncomingUnreadable { .. } | Self::NoBeginning(_) => Code::PackageRefused,
            Self::Update(error) => error.code(),
            Self::PackageContradicts(_) => Code::PackageContent,
            Self::NoConflict(_) => Code::NoConflict,
            Self::NotAVersion(_) | Self::OnlyVersions(_) | Self::NotAValue { .. } => Code::BadDecision,
        }
    }
}

fn store_code(error: &StoreError) -> Code {
    match error {
        StoreError::Busy => Code::WorkspaceBusy,
        StoreError::ReadOnly => Code::WorkspaceReadOnly,
        StoreError::PlaceUnfit => Code::PlaceUnfit,
        StoreError::PathTooLong { .. } => Code::PathTooLong,
        StoreError::EvidenceLost { .. } => Code::EvidenceLost,
        StoreError::DiskFull => Code::DiskFull,
        StoreError::NewerSchema { .. } => Code::NewerVersion,
        StoreError::NotAWorkspace { .. } | StoreError::Damaged { .. } => Code::DatabaseDamaged,
        StoreError::Gone(_) => Code::WorkspaceGone,
        StoreError::Missing(_) => Code::NoWorkspace,
        StoreError::Occupied(_) | StoreError::Nested(_) => Code::BadDestination,
        StoreError::UnknownAssessment(_) => Code::NoAssessment,
        StoreError::UnknownBlob(_) | StoreError::BlobDamaged(_) => Code::DocumentDamaged,
        StoreError::BlobTooLarge { .. } | StoreError::BlobEmpty | StoreError::BlobSource(_) => {
            Code::AttachmentRefused
        }
        StoreError::Cancelled => Code::Cancelled,
        StoreError::Forbidden(breach) => right_code(breach),
        StoreError::Refused(Refusal::AnotherInstrument { .. }) => Code::OtherInstrument,
        StoreError::Refused(Refusal::TooLarge { .. }) => Code::ValueTooLong,
        StoreError::Refused(Refusal::TooMany) => Code::HistoryTooLarge,
        StoreError::Refused(_) => Code::PackageRefused,
        _ => Code::WorkspaceFailed,
    }
}

fn package_code(error: &PackageError) -> Code {
    match error {
        PackageError::Read(error) => read_code(error),
        PackageError::NotAPackage => Code::NotAPackage,
        PackageError::Newer { .. } => Code::NewerVersion,
        PackageError::Cancelled => Code::Cancelled,
        PackageError::Damaged | PackageError::Payload(_) | PackageError::BadTag { .. } => {
            Code::PackageDamaged
        }
        PackageError::Inconsistent
        | PackageError::TooManyEntries { .. }
        | PackageError::UnsafeName(_)
        | PackageError::NotAFile(_)
        | PackageError::DuplicateName
        | PackageError::NamesClash(..)
        | PackageError::OtherCompression(_)
        | PackageError::TooLarge(_)
        | PackageError::WrongSize(_) => Code::PackageUnsafe,
        PackageError::BadPart { .. } | PackageError::Journal { .. } => Code::PackageContent,
    }
}

pub(super) fn read_code(error: &ReadError) -> Code {
    match error {
        ReadError::Missing | ReadError::NotAFile => Code::NoFile,
        ReadError::Empty | ReadError::NoRows => Code::FileEmpty,
        ReadError::TooLarge { .. }
        | ReadError::TooManyAnswers { .. }
        | ReadError::TooManyRows { .. }
        | ReadError::TooManyColumns { .. } => Code::FileTooLarge,
        ReadError::Damaged => Code::FileDamaged,
        ReadError::PasswordProtected => Code::FileProtected,
        ReadError::OtherFormat { .. }
        | ReadError::NotAWorkbook
        | ReadError::PortalRefusal { .. }
        | ReadError::PortalUnits { .. }
        | ReadError::NotATable
        | ReadError::UnknownKind => Code::OtherKind,
        ReadError::NoSheet { .. } | ReadError::NoSuchSheet { .. } => Code::NoSheet,
        ReadError::SeveralSheets { .. } => Code::SheetUndecided,
        ReadError::ColumnMap { .. } => Code::BadColumnMap,
        ReadError::AnotherInstrument { .. }
        | ReadError::NoColumns { .. }
        | ReadError::EarlierRegulation { .. } => Code::OtherInstrument,
        ReadError::NotJson { .. }
        | ReadError::TooDeep
        | ReadError::WrongShape { .. }
        | ReadError::NoHeadings
        | ReadError::NoStatements
        | ReadError::NoComplaints
        | ReadError::NoPeople
        | ReadError::SameHeadings { .. }
        | ReadError::Faults { .. } => Code::BadStructure,
        _ => Code::FileUnreadable,
    }
}

fn review_code(error: &ReviewError) -> Code {
    match error {
        ReviewError::Step(_) => Code::OtherStage,
        ReviewError::Conflicts(_) => Code::UndecidedConflicts,
        ReviewError::Nothing(_) => Code::Blank,
        ReviewError::UnknownVerdict(_) => Code::UnknownVerdict,
        ReviewError::NoVerb(_) | ReviewError::NoSubject => Code::BadRecommendation,
        ReviewError::NoSuchRecommendation(_) | ReviewError::AmbiguousRecommendation(_) => {
            Code::NoRecommendation
        }
        ReviewError::UnknownStatus(_) => Code::UnknownStatus,
        ReviewError::Date(_) => Code::UnreadableDate,
        ReviewError::UnitColumn | ReviewError::UnknownColumn(_) => Code::UnknownColumn,
        ReviewError::UnknownRole(_) => Code::UnknownRole,
        ReviewError::ReadOnly => Code::WorkspaceReadOnly,
        ReviewError::Nip(_) => Code::BadNip,
    }
}

fn portfolio_code(error: &PortfolioError) -> Code {
    match error {
        PortfolioError::TooFewToCompare | PortfolioError::BothSides(_) => Code::TooFewToCompare,
        PortfolioError::NoUnits(_) | PortfolioError::Unanswered(_) => Code::EmptyGroup,
        PortfolioError::OtherQuestions { .. } => Code::OtherInstrument,
        PortfolioError::UnknownGroup(_) => Code::UnknownGroup,
    }
}

fn team_code(error: &TeamError) -> Code {
    match error {
        TeamError::Table(error) => read_code(error),
        TeamError::Rows(_) => Code::UnreadableRows,
        TeamError::NoSuchPerson(_) | TeamError::AmbiguousPerson(_) => Code::NoPerson,
        TeamError::PersonTwice(_) => Code::PersonTwice,
        TeamError::Formula { .. } | TeamError::HandedToSelf(_) => Code::BadPerson,
        TeamError::Nip(_) => Code::BadNip,
        TeamError::UnknownDuty { .. } => Code::UnknownRole,
        TeamError::UnknownNode(_) => Code::UnknownInput,
        TeamError::NoSuchTask(_) | TeamError::AmbiguousTask(_) => Code::NoTask,
        TeamError::UnknownStatus { .. } => Code::UnknownStatus,
        TeamError::DueBeforeStart { .. } | TeamError::DoneInFuture(_) => Code::BadTask,
        TeamError::OutOfReach(_) => Code::NoPath,
        TeamError::NoLastYear { .. } => Code::NoAssessment,
        TeamError::Nobody | TeamError::NothingAssigned(_) => Code::Blank,
        TeamError::Ending(_) => Code::UnknownLetterKind,
        TeamError::UnknownPeriod(_) | TeamError::NotBegun { .. } | TeamError::NotFrozen(_) => Code::BadPeriod,
        TeamError::Frozen { .. } => Code::PeriodFrozen,
    }
}

fn proposal_code(error: &ProposalError) -> Code {
    match error {
        ProposalError::UnknownItem { .. }
        | ProposalError::UnknownCondition { .. }
        | ProposalError::UnknownLetter { .. }
        | ProposalError::UnknownField { .. }
        | ProposalError::UnknownStage { .. }
        | ProposalError::NoPlaceForLetter(_) => Code::NoProposalPart,
        ProposalError::UnknownOutcome { .. } => Code::UnknownStatus,
        ProposalError::BadValue { .. } => Code::BadConditionValue,
        ProposalError::NothingToCheck(_) => Code::NoKitFile,
        ProposalError::LetterIncomplete { .. } => Code::LetterIncomplete,
        ProposalError::NoReason(_) => Code::Blank,
        ProposalError::KitPlace => Code::UnknownLetterKind,
    }
}

fn feed_code(error: &FeedError) -> Code {
    match error {
        FeedError::Table(error) => read_code(error),
        FeedError::NoUsableRow(_) => Code::UnreadableRows,
        FeedError::NoComplaintsYet | FeedError::NoResponsesYet(_) => Code::Blank,
        FeedError::NoCategory { .. } => Code::NoCategory,
        FeedError::Ending | FeedError::NoWorkbook => Code::UnknownLetterKind,
        FeedError::UnknownSurvey { .. } | FeedError::NoInputFor(_) => Code::UnknownSurvey,
    }
}
