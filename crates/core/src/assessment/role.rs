use std::fmt;

use crate::worksheet::Layer;

/// In which role somebody works; what a role may write is in [`require_right`](super::require_right).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// A member of a working group of the unit.
    Pokja,
    /// Coordinates the unit's working groups and hands the worksheet in.
    Koordinator,
    /// A reviewing layer.
    Reviewer(Layer),
    /// Nobody in particular: what a file brought into a new assessment.
    File,
    /// A role this version does not know; kept as it came.
    Other(String),
}

impl Role {
    /// Every role a person can take, in the order in which people meet them.
    pub const ALL: [Self; 6] = [
        Self::Pokja,
        Self::Koordinator,
        Self::Reviewer(Layer::At),
        Self::Reviewer(Layer::Kt),
        Self::Reviewer(Layer::Dalnis),
        Self::Reviewer(Layer::Tpn),
    ];

    /// The role with this key; any other text is kept as it is.
    pub fn of(key: &str) -> Self {
        let known = Self::ALL.into_iter().chain([Self::File]);
        known.into_iter().find(|role| role.key() == key).unwrap_or_else(|| Self::Other(key.to_owned()))
    }

    /// Its key, as the journal and the command line write it.
    pub fn key(&self) -> &str {
        match self {
            Self::Pokja => "pokja",
            Self::Koordinator => "koordinator",
            Self::Reviewer(layer) => layer.key(),
            Self::File => "berkas",
            Self::Other(key) => key,
        }
    }

    /// Its name as people know it.
    pub fn name(&self) -> &str {
        match self {
            Self::Pokja => "Pokja",
            Self::Koordinator => "Koordinator",
            Self::Reviewer(layer) => layer.name(),
            Self::File => "dari berkas",
            Self::Other(key) => key,
        }
    }

    /// The layer that people in this role write in: the unit's, or that of a reviewer.
    pub fn layer(&self) -> Option<Layer> {
        match self {
            Self::Pokja | Self::Koordinator => Some(Layer::Unit),
            Self::Reviewer(layer) => Some(*layer),
            Self::File | Self::Other(_) => None,
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_read_back_and_unknown_ones_are_kept() {
        for role in Role::ALL.into_iter().chain([Role::File]) {
            assert_eq!(Role::of(role.key()), role);
        }
        assert_eq!(Role::of("kepala"), Role::Other("kepala".into()));
        assert_eq!(Role::of("unit"), Role::Other("unit".into()), "a layer, not a role");
    }
}
