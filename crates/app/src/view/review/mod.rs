//! What screens and the command line receive about a review.

mod difference;
mod queue;
mod recommendation;
mod round;
mod thread;

pub(crate) use difference::differences_view;
pub use difference::{DifferenceView, DifferencesView, SideView};
pub(crate) use queue::queue_view;
pub use queue::{EntryView, QueueInputView, QueueView, ReviewedView, TicksView};
pub(crate) use recommendation::recommendation_views;
pub use recommendation::{FollowUpView, RecommendationView};
pub use round::{AreaFigureView, ColumnView, FiguresView, ReviewView, RoundView};
pub(crate) use round::{review_view, round_view};
pub use thread::{MessageView, ThreadView};
