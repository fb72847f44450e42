use pilar_core::worksheet::Layer;
use uuid::Uuid;

use crate::error::{Result, ReviewError};
use crate::session::Session;
use crate::view::{QueueView, queue_view};

/// Every input as one layer sees it in the round under way; only those it has no verdict on when `open` is set.
pub fn review_queue(session: &Session, id: Uuid, layer: Layer, open: bool) -> Result<QueueView> {
    if layer == Layer::Unit {
        return Err(ReviewError::UnitColumn.into());
    }
    let assessment = session.assessment(id)?;
    Ok(queue_view(&assessment, layer, open))
}
