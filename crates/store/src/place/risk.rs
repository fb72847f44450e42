/// What puts a workspace at risk where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceRisk {
    /// A drive of another computer: what is written may be lost when the connection breaks, and locks may not hold.
    Network,
    /// A drive that can be pulled out while something is written.
    Removable,
    /// A folder that a program copies to a cloud or to other computers while it is in use.
    Synced,
}
