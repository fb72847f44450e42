use pilar_core::instrument::Instrument;

use crate::view::{GuideView, guide_view};

/// Everything a screen needs to draw an instrument's worksheet; the same for every assessment.
pub fn worksheet_guide(instrument: &Instrument) -> GuideView {
    guide_view(instrument)
}
