/// What is wrong with an evidence file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EvidenceFault {
    /// Nothing is there.
    Missing,
    /// A link that leads nowhere.
    BrokenLink,
    /// A folder.
    Folder,
    /// A device or anything else that is no file.
    NotAFile,
    /// No permission or a failing medium.
    Unreadable(String),
    /// It changed while it was read.
    Changing,
    /// No content.
    Empty,
    /// Over the limit, in bytes.
    TooLarge(u64),
}
