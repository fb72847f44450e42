//! Which facts each fault has.

use std::path::Path;

use pilar_core::assessment::{Breach, LheForm, Role};
use pilar_core::merge::{Quarantine, Refusal};
use pilar_core::period::Period;
use pilar_core::review::StepError;
use pilar_files::package::PackageError;
use pilar_files::{ReadError, TemplateFault, WriteError};
use pilar_store::{EVIDENCE_DB, MAIN_DB, PERSONAL_DB, SourceFault, StoreError};

use super::case::Case;
use super::code_of::read_code;
use super::evidence::EvidenceFault;
use super::facts::{Attachment, Facts, FileFault};
use super::sentence::reason;
use super::shown::shown;
use super::source::source_facts;
use super::{AppError, FeedError, InstrumentError, PortfolioError, ProposalError, ReviewError, TeamError};

impl AppError {
    /// What a face needs besides the sentence.
    pub fn facts(&self) -> Facts {
        match self {
            Self::Store(error) => store_facts(error),
            Self::Review(error) => review_facts(error),
            Self::Answer(error) => Facts::accepted(error.accepted()),
            Self::Read(error) => read_facts(error),
            Self::Feed(error) => feed_facts(error),
            Self::Team(error) => team_facts(error),
            Self::Proposal(error) => proposal_facts(error),
            Self::Planning(error) => error.facts(),
            Self::Portfolio(error) => portfolio_facts(error),
            Self::Write(error) => write_facts(error),
            Self::Package(error) => package_facts(error),
            Self::Source { fault, .. } => source_facts(fault),
            Self::IntoForOneOnly => Facts::format("database"),
            Self::YearForSetOnly => Facts::format("portalrb-set"),
            Self::UnknownArea { known, .. }
            | Self::UnknownTarget { known, .. }
            | Self::NoSuchColumnMap { known, .. }
            | Self::NoInstrumentForYear { known, .. } => Facts::choices(known),
            Self::SeveralInputs { codes, .. } => Facts::choices(codes),
            Self::OptionsForPackageOnly => Facts::format("package"),
            Self::PartForPdfOnly => Facts::format("pdf"),
            Self::AnnexForReportOnly => Facts::format("pdf atau xlsx"),
            Self::TemplateForWorkbookOnly => Facts::format("xlsx"),
            Self::SinceOtherAssessment => Facts::case(Case::OtherAssessment),
            Self::AmbiguousId(_) | Self::AmbiguousEvidence(_) => Facts::ambiguous(),
            Self::EvidenceFile { fault, .. } => Facts::attachment(fault.into()),
            Self::EvidenceFiles { faults, .. } => {
                let files = faults.iter().map(|(path, fault)| file_fault(path, fault)).collect();
                Facts { files, ..Facts::default() }
            }
            Self::NoBeginning(Some(Quarantine::Future)) => Facts::case(Case::Clocks),
            Self::NoSuchChange(_) | Self::NoBeginning(None | Some(Quarantine::Gap)) => {
                Facts::case(Case::NotThere)
            }
            Self::NoSuchRequirement { count, .. } => {
                Facts::accepted(format!("sebutkan nomor 1 sampai {count}"))
            }
            Self::UnreadableRows { rows } => Facts { rows: rows.clone(), ..Facts::default() },
            Self::PackageInstead(_) => Facts::case(Case::Package),
            Self::OtherInstrument(_) | Self::NoBeginning(Some(Quarantine::Format)) => {
                Facts::case(Case::Unofficial)
            }
            Self::TemplateIsOutput => Facts::case(Case::Template),
            Self::LheForm(fields) => Facts { fields: fields.clone(), ..Facts::default() },
            Self::LheField(_) => Facts::choices(LheForm::FIELDS.map(|(name, _)| name)),
            Self::IncomingUnreadable { .. } => Facts::case(Case::Newer),
            Self::OnlyVersions(_) | Self::NotAVersion(_) => Facts::case(Case::Versions),
            Self::Update(error) => error.facts(),
            Self::PackageContradicts(found)
            | Self::PortalSet(found)
            | Self::Measure(InstrumentError::Files(found)) => Facts::items(found),
            Self::Measure(_)
            | Self::Path(_)
            | Self::UnknownScope(_)
            | Self::UnreadableTime(_)
            | Self::SinceUnreadable(_)
            | Self::Instrument(_)
            | Self::UnknownInstrument(_)
            | Self::MissingText(_)
            | Self::UnknownCode(_)
            | Self::NoSuchAssessment(_)
            | Self::NoSuchEvidence(_)
            | Self::NotACopy(_)
            | Self::NoteTooLong { .. }
            | Self::NameTooLong { .. }
            | Self::UnreadableValue { .. }
            | Self::ContentDamaged(_)
            | Self::EvidenceFolder(..)
            | Self::NotRestorable(_)
            | Self::UnreadableDate(_)
            | Self::NotALogo(_)
            | Self::Quarter(_)
            | Self::DoubtfulClock { .. }
            | Self::NoBackup(_)
            | Self::NotABackup(_)
            | Self::InsideWorkspace(_)
            | Self::NewerInstrument { .. }
            | Self::NoAnswers(_)
            | Self::LheShape { .. }
            | Self::LheEnding
            | Self::NoHome
            | Self::PlaceNotNoted { .. }
            | Self::Example(_)
            | Self::NoConflict(_)
            | Self::NotAValue { .. }
            | Self::InstrumentMismatch { .. } => Facts::default(),
        }
    }
}

impl AppError {
    /// The program's own words about the cause, in English, where the sentence leaves them out: for scripts and for
    /// whoever has to help. They may repeat what was stored, so no log has them.
    pub fn diagnosis(&self) -> Option<String> {
        match self {
            Self::Store(
                error @ (StoreError::Damaged { .. }
                | StoreError::AssessmentExists(_)
                | StoreError::Refused(_)
                | StoreError::UnknownBlob(_)
                | StoreError::BlobDamaged(_)
                | StoreError::Source(_)
                | StoreError::Io(_)
                | StoreError::Sqlite(_)),
            ) => Some(error.to_string()),
            Self::Source { fault: fault @ SourceFault::Damaged(_), .. } => Some(fault.to_string()),
            Self::UnreadableValue { subject, detail } => Some(format!("{subject}: {detail}")),
            Self::IncomingUnreadable { subject, .. } | Self::NotAValue { subject, .. } => {
                Some(subject.clone())
            }
            _ => None,
        }
    }

    /// What a log says of the cause beside the code: kinds, numbers and Pilar's own files, and nothing that was stored.
    pub fn kind(&self) -> Option<String> {
        match self {
            Self::Store(StoreError::Damaged { file, .. } | StoreError::NotAWorkspace { file }) => {
                [MAIN_DB, EVIDENCE_DB, PERSONAL_DB].contains(&file.as_str()).then(|| file.clone())
            }
            Self::Store(StoreError::Io(error) | StoreError::BlobSource(error))
            | Self::PlaceNotNoted { source: error, .. } => {
                Some(format!("{:?}, {:?}", error.kind(), error.raw_os_error()))
            }
            Self::Store(StoreError::Sqlite(error)) => Some(format!("{:?}", error.sqlite_error_code())),
            Self::UnreadableValue { subject, .. } => subject.split('/').next().map(str::to_owned),
            _ => None,
        }
    }
}

fn store_facts(error: &StoreError) -> Facts {
    match error {
        StoreError::NotAWorkspace { file } | StoreError::Damaged { file, .. } => {
            Facts { database: Some(file.clone()), ..Facts::default() }
        }
        StoreError::Occupied(_) => Facts::case(Case::Occupied),
        StoreError::BlobTooLarge { .. } => Facts::attachment(Attachment::TooLarge),
        StoreError::BlobEmpty => Facts::attachment(Attachment::Empty),
        StoreError::BlobSource(_) => Facts::attachment(Attachment::Unreadable),
        StoreError::Refused(Refusal::AnotherInstrument { .. }) => Facts::case(Case::Package),
        StoreError::Forbidden(Breach::UnknownRole(_)) => Facts::roles(&Role::ALL),
        StoreError::Forbidden(Breach::OtherRole { who, .. }) => Facts::roles(who),
        StoreError::Forbidden(Breach::OtherStage { .. }) => Facts::case(Case::Stage),
        _ => Facts::default(),
    }
}

fn portfolio_facts(error: &PortfolioError) -> Facts {
    match error {
        PortfolioError::BothSides(_) => Facts::case(Case::BothSides),
        PortfolioError::Unanswered(_) => Facts::case(Case::Unanswered),
        PortfolioError::OtherQuestions { .. } => Facts::case(Case::Compared),
        PortfolioError::UnknownGroup(_) => Facts::choices(["tahun", "wilayah", "jenis"]),
        PortfolioError::TooFewToCompare | PortfolioError::NoUnits(_) => Facts::default(),
    }
}

fn review_facts(error: &ReviewError) -> Facts {
    match error {
        ReviewError::Step(refused) => Facts { steps: possible(*refused), ..Facts::default() },
        ReviewError::UnitColumn => {
            Facts { case: Some(Case::Review), ..Facts::choices(["at", "kt", "dalnis", "tpn"]) }
        }
        ReviewError::Nothing(_) => Facts::case(Case::Review),
        ReviewError::UnknownVerdict(_) => Facts::choices(["sesuai", "revisi"]),
        ReviewError::NoVerb(text) => Facts { given: Some(shown(text)), ..Facts::default() },
        ReviewError::UnknownRole(_) => Facts::roles(&Role::ALL),
        ReviewError::AmbiguousRecommendation(_) => Facts::ambiguous(),
        ReviewError::UnknownStatus(_) => Facts::choices(["belum", "proses", "selesai"]),
        ReviewError::UnknownColumn(_) => Facts::choices(["unit", "at", "kt", "dalnis", "tpn"]),
        ReviewError::ReadOnly => Facts::case(Case::ReadOnlyAsked),
        ReviewError::Conflicts(_)
        | ReviewError::NoSubject
        | ReviewError::NoSuchRecommendation(_)
        | ReviewError::Date(_)
        | ReviewError::Nip(_) => Facts::default(),
    }
}

/// The steps that are possible where one was refused.
fn possible(refused: StepError) -> Vec<&'static str> {
    match refused {
        StepError::NotSubmitted => vec!["submit"],
        StepError::AlreadySubmitted => vec!["return", "approve", "reopen"],
        StepError::SecondRound => vec!["approve", "reopen"],
        StepError::Approved => vec!["reopen"],
        StepError::Draft => Vec::new(),
    }
}

pub(super) fn read_facts(error: &ReadError) -> Facts {
    match error {
        ReadError::NotAFile => Facts::case(Case::NotAFile),
        ReadError::OtherFormat { format: format @ (".pdf" | ".png" | ".jpg" | ".tif") } => {
            Facts { case: Some(Case::Scan), ..Facts::format(*format) }
        }
        ReadError::OtherFormat { format } => Facts::format(*format),
        ReadError::PortalRefusal { .. } => Facts::case(Case::ServerError),
        ReadError::PortalUnits { .. } => Facts::case(Case::UnitList),
        ReadError::NotAWorkbook | ReadError::AnotherInstrument { .. } => Facts::case(Case::Workbook),
        ReadError::NoColumns { at, .. } => {
            Facts { sheet: Some(at.as_ref().clone()), ..Facts::case(Case::Columns) }
        }
        ReadError::WrongShape { .. } => Facts::case(Case::PortalRb),
        ReadError::TooManyAnswers { .. } => Facts::case(Case::Answers),
        ReadError::Faults(faults) => Facts::items(faults),
        // A single one stands in the sentence.
        ReadError::ColumnMap { faults } if faults.len() > 1 => Facts::items(faults),
        ReadError::NoSuchSheet { found, .. } | ReadError::SeveralSheets { found } => Facts::choices(found),
        ReadError::EarlierRegulation { .. } => Facts::case(Case::Older),
        _ => Facts::default(),
    }
}

fn write_facts(error: &WriteError) -> Facts {
    match error {
        WriteError::DiskFull { .. } => Facts::case(Case::Export),
        WriteError::IsFolder { .. } => Facts::case(Case::Folder),
        WriteError::NotAFile { .. } => Facts::case(Case::NotAFile),
        WriteError::Compose { .. } => Facts::case(Case::Compose),
        WriteError::NotVerified { .. } => Facts::case(Case::NotVerified),
        WriteError::NoOption(answers) => {
            Facts { case: Some(Case::Answers), items: answers.clone(), ..Facts::default() }
        }
        WriteError::FolderMissing { .. }
        | WriteError::NotWritable { .. }
        | WriteError::Io { .. }
        | WriteError::Cancelled => Facts::default(),
        WriteError::Template { reason, .. } => match reason {
            TemplateFault::Read(error) => Facts { cause: Some(read_code(error)), ..read_facts(error) },
            TemplateFault::Damaged(_) => Facts::case(Case::Damaged),
            TemplateFault::NoSheet { .. } => Facts::case(Case::NoSheet),
            TemplateFault::OtherColumns(columns) => {
                Facts { case: Some(Case::OtherColumns), items: columns.clone(), ..Facts::default() }
            }
            TemplateFault::ReadsOtherwise(places) => {
                Facts { case: Some(Case::NotVerified), items: places.clone(), ..Facts::default() }
            }
            TemplateFault::OtherRows { .. } => Facts::default(),
        },
    }
}

fn package_facts(error: &PackageError) -> Facts {
    match error {
        PackageError::Read(error) => read_facts(error),
        PackageError::Payload(faults) => Facts::items(faults),
        PackageError::Inconsistent | PackageError::DuplicateName | PackageError::WrongSize(_) => {
            Facts::case(Case::Copy)
        }
        PackageError::OtherCompression(_) => Facts::case(Case::Unofficial),
        PackageError::NotAPackage
        | PackageError::Damaged
        | PackageError::Newer { .. }
        | PackageError::TooManyEntries { .. }
        | PackageError::UnsafeName(_)
        | PackageError::NotAFile(_)
        | PackageError::NamesClash(..)
        | PackageError::TooLarge(_)
        | PackageError::BadTag { .. }
        | PackageError::BadPart { .. }
        | PackageError::Journal { .. }
        | PackageError::Cancelled => Facts::default(),
    }
}

fn file_fault(path: &Path, fault: &EvidenceFault) -> FileFault {
    FileFault { path: path.display().to_string(), reason: reason(fault) }
}

impl From<&EvidenceFault> for Attachment {
    fn from(fault: &EvidenceFault) -> Self {
        match fault {
            EvidenceFault::Missing => Self::Missing,
            EvidenceFault::BrokenLink => Self::BrokenLink,
            EvidenceFault::Folder => Self::Folder,
            EvidenceFault::OwnFile => Self::OwnFile,
            EvidenceFault::NotAFile => Self::NotAFile,
            EvidenceFault::Unreadable(_) => Self::Unreadable,
            EvidenceFault::InUse => Self::InUse,
            EvidenceFault::InCloud => Self::InCloud,
            EvidenceFault::Changing => Self::Changing,
            EvidenceFault::Empty => Self::Empty,
            EvidenceFault::TooLarge(_) => Self::TooLarge,
        }
    }
}

fn team_facts(error: &TeamError) -> Facts {
    match error {
        TeamError::Table(error) => Facts { case: Some(Case::Table), ..read_facts(error) },
        TeamError::Rows(rows) => Facts { rows: rows.clone(), case: Some(Case::Table), ..Facts::default() },
        TeamError::UnknownDuty { known, .. } | TeamError::UnknownStatus { known, .. } => {
            Facts::choices(known)
        }
        TeamError::AmbiguousPerson(_) | TeamError::AmbiguousTask(_) => Facts::ambiguous(),
        TeamError::Nobody => Facts::case(Case::Team),
        TeamError::NothingAssigned(_) => Facts::case(Case::Assigned),
        TeamError::NoLastYear { .. } => Facts::case(Case::LastYear),
        TeamError::UnknownPeriod(_) => Facts::choices(Period::ALL),
        TeamError::NotFrozen(_) => Facts::case(Case::Frozen),
        _ => Facts::default(),
    }
}

fn proposal_facts(error: &ProposalError) -> Facts {
    match error {
        ProposalError::UnknownItem { known, .. }
        | ProposalError::UnknownCondition { known, .. }
        | ProposalError::UnknownLetter { known, .. }
        | ProposalError::UnknownField { known, .. }
        | ProposalError::UnknownStage { known, .. }
        | ProposalError::UnknownOutcome { known, .. } => Facts::choices(known),
        ProposalError::BadValue { accepted, .. } => Facts::accepted(format!("isikan {accepted}")),
        ProposalError::NothingToCheck(_)
        | ProposalError::NoReason(_)
        | ProposalError::LetterIncomplete { .. }
        | ProposalError::NoPlaceForLetter(_)
        | ProposalError::KitPlace => Facts::default(),
    }
}

fn feed_facts(error: &FeedError) -> Facts {
    match error {
        FeedError::Table(error) => Facts { case: Some(Case::Table), ..read_facts(error) },
        FeedError::NoUsableRow(rows) => {
            Facts { rows: rows.clone(), case: Some(Case::Table), ..Facts::default() }
        }
        FeedError::UnknownSurvey { known, .. } | FeedError::NoCategory { known, .. } => Facts::choices(known),
        FeedError::NoComplaintsYet => Facts::case(Case::Complaints),
        FeedError::NoResponsesYet(_) => Facts::case(Case::Responses),
        FeedError::NoInputFor(_) | FeedError::Ending | FeedError::NoWorkbook => Facts::default(),
    }
}
