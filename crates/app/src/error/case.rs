//! Which of the faults of one code it is.

use serde::Serialize;

/// Tells faults of one code apart where they need different advice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Case {
    /// The workspace was opened for reading only, as was asked.
    ReadOnlyAsked,
    /// An earlier year of the same unit is wanted.
    LastYear,
    /// It happened while an exported file was written.
    Export,
    /// A review without content, or one of the unit's own column.
    Review,
    /// The stage has to change first, which is not this person's step.
    Stage,
    /// It belongs to another assessment.
    OtherAssessment,
    /// The history does not have it.
    NotThere,
    /// The clock of one of two computers is wrong.
    Clocks,
    /// A package stands where something else is wanted, or is what is wrong.
    Package,
    /// It was not made by Pilar, or by a changed one.
    Unofficial,
    /// A workbook is wanted, or is what is wrong.
    Workbook,
    /// A workbook whose columns somebody can say.
    Columns,
    /// Pages or a picture of a worksheet, which hold no cells.
    Scan,
    /// What a server said instead of giving what was asked for.
    ServerError,
    /// A list of units.
    UnitList,
    /// A file of PortalRB is wanted.
    PortalRb,
    /// Too many answers, or some that the worksheet has no option for.
    Answers,
    /// A folder or a device stands where a file is wanted.
    NotAFile,
    /// A folder stands where the file would be written.
    Folder,
    /// A workbook without a sheet that is wanted.
    NoSheet,
    /// Columns that are not filled hold texts.
    OtherColumns,
    /// A file that cannot be taken apart.
    Damaged,
    /// The template would be overwritten.
    Template,
    /// The program could not make the file.
    Compose,
    /// Read back, the file was not what it should be.
    NotVerified,
    /// A copy that is cut short or changed on its way.
    Copy,
    /// A folder has something in it.
    Occupied,
    /// No later than what is there.
    Older,
    /// It is not for this kind of installation.
    Elsewhere,
    /// This program has nothing to check it with.
    Unchecked,
    /// A newer Pilar may know it.
    Newer,
    /// Nothing says what it costs to raise an answer.
    NoEffort,
    /// Only one of the versions can be chosen.
    Versions,
    /// A table of responses or complaints is wanted, or is what is wrong.
    Table,
    /// Complaints have to be imported first.
    Complaints,
    /// Responses to a survey have to be kept first.
    Responses,
    /// People have to be named first.
    Team,
    /// Somebody has to be given something to work on first.
    Assigned,
    /// A period has to be frozen first.
    Frozen,
    /// A full backup, which is restored.
    FullBackup,
    /// A file of the open workspace itself.
    Own,
    /// There is no answer yet.
    Unanswered,
    /// Units that are compared.
    Compared,
    /// The same unit on both sides of a comparison.
    BothSides,
    /// A list of raises is wanted, or is what is wrong.
    Raises,
}
