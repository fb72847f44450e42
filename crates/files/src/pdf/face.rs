//! The three faces of the family, which come with the program.

use printpdf::FontId;

/// A face of the family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Face {
    Regular,
    Bold,
    Italic,
}

impl Face {
    pub(super) const ALL: [Self; 3] = [Self::Regular, Self::Bold, Self::Italic];

    /// The name the face has inside the file; constant, so that equal reports give equal bytes.
    pub(super) fn id(self) -> FontId {
        FontId(
            match self {
                Self::Regular => "PILARR",
                Self::Bold => "PILARB",
                Self::Italic => "PILARI",
            }
            .to_owned(),
        )
    }

    pub(super) fn data(self) -> &'static [u8] {
        match self {
            Self::Regular => notosans::REGULAR_TTF,
            Self::Bold => notosans::BOLD_TTF,
            Self::Italic => notosans::ITALIC_TTF,
        }
    }
}
