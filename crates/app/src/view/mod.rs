//! What the command line and the window receive: plain values with unrounded JSON numbers.

mod assessment;
mod change;
mod check;
mod evidence;
mod figure;
mod package;
mod score;

pub use assessment::{AssessmentView, InputView, SummaryView};
pub(crate) use assessment::{assessment_view, summary_view};
pub use change::ChangeView;
pub(crate) use change::change_view;
pub use check::CheckView;
pub(crate) use check::check_view;
pub(crate) use evidence::evidence_view;
pub use evidence::{EvidenceCheckView, EvidenceView};
pub use figure::two_decimals;
pub use package::PackageView;
pub(crate) use package::package_view;
pub(crate) use score::score_view;
pub(crate) use score::warning_view;
pub use score::{Figures, GateView, NodeView, PredicateView, QuestionView, ScoreView, WarningView};
