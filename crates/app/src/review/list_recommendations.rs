use uuid::Uuid;

use crate::error::Result;
use crate::session::Session;
use crate::view::{RecommendationView, recommendation_views};

/// Every recommendation with its follow-up, oldest first; only those not done yet when `open` is set.
pub fn list_recommendations(session: &Session, id: Uuid, open: bool) -> Result<Vec<RecommendationView>> {
    let assessment = session.assessment(id)?;
    let mut views = recommendation_views(&assessment);
    views.retain(|view| !open || !view.done);
    Ok(views)
}
