//! What the command line and the window receive: plain values with unrounded JSON numbers.

mod assessment;
mod audit;
mod change;
mod changed;
mod check;
mod check_names;
mod checklist;
mod conflict;
mod conflict_copy;
mod course;
mod duplicates;
mod effort;
mod evidence;
mod fault;
mod figure;
mod folder;
mod guide;
mod late;
pub(crate) mod media;
mod merge;
mod overview;
mod package;
mod path;
mod place;
mod portfolio;
mod review;
mod rules;
mod scenario;
mod score;
mod source;
mod stage;
mod standing;
mod startup;
mod subject;
mod update;
mod wording;

pub use assessment::{AssessmentView, InputView, LastYearView, SummaryView};
pub(crate) use assessment::{answer_value, assessment_view, summary_view};
pub use audit::{
    AuditVerdict, AuditView, AuthorView, FindingKind, FindingView, OriginCondition, OriginView, TipView,
};
pub use change::ChangeView;
pub(crate) use change::change_view;
pub use changed::{Changed, ChangedView, NewsView};
pub(crate) use changed::{Turns, changed_view};
pub use check::CheckView;
pub(crate) use check::check_view;
pub(crate) use check_names::WorkspaceNames;
pub use checklist::{ChecklistView, RequirementView};
pub use conflict::{ConflictView, VersionView};
pub(crate) use conflict::{conflict_view, version_name, version_view, version_views};
pub use conflict_copy::ConflictCopyView;
pub(crate) use conflict_copy::CopyHolds;
pub use course::{CourseStepView, CourseView, WeekView};
pub use duplicates::{CopiesView, DuplicatesView, TwinView};
pub(crate) use duplicates::{copies_view, twin_views};
pub(crate) use effort::efforts_view;
pub use effort::{EffortView, EffortsView};
pub(crate) use evidence::evidence_views;
pub use evidence::{EvidenceCheckView, EvidenceFlag, EvidenceView};
pub use fault::FaultView;
pub(crate) use figure::decimal;
pub use figure::{answer_text, answer_words, thousands, two_decimals};
pub use folder::{FolderPlanView, LeftOutView, MentionView, MentionsView, PlannedFileView};
pub use guide::{
    AreaGuide, DocumentGuide, EligibilityGuide, GateGuide, GuideView, HeadlineGuide, InputGuide, NodeGuide,
    OptionGuide, QuestionGuide, TargetGuide,
};
pub(crate) use guide::{guide_view, target_guides};
pub use late::LateView;
pub(crate) use late::late_views;
pub use media::Preview;
pub use merge::{FileView, MergeItem, MergeView, ReplacedView, SettledView};
pub(crate) use merge::{effect_key, file_view};
pub use overview::{
    ActionView, AreaOverview, DeadlineView, GainView, GapView, MissingDocument, OverviewView,
};
pub(crate) use package::package_view;
pub use package::{PackageView, Papers};
pub use path::{
    AlternativeView, BudgetView, LossView, MarginView, PathGateView, PathView, SpareView, StepView,
};
pub(crate) use path::{margin_view, path_view, step_views};
pub use pilar_core::dates::in_words as day_in_words;
pub use pilar_core::dates::month as month_name;
pub use pilar_core::text::size as size_text;
pub(crate) use place::place_notices;
pub use portfolio::{
    AreaSpreadView, CompareColumn, CompareRow, CompareView, LaggingView, PortfolioArea, PortfolioRow,
    PortfolioView,
};
pub(crate) use portfolio::{compare_view, portfolio_unit, portfolio_view};
pub use review::{
    AreaFigureView, ColumnView, DifferenceView, DifferencesView, EntryView, FiguresView, FollowUpView,
    MessageView, QueueInputView, QueueView, RecommendationView, ReviewView, ReviewedView, RoundView,
    SideView, ThreadView, TicksView,
};
pub(crate) use review::{differences_view, queue_view, recommendation_views, review_view, round_view};
pub use rules::{RuleChoices, RulesView};
pub(crate) use rules::{rule_choices, rules_view};
pub(crate) use scenario::scenario_view;
pub use scenario::{
    MovedView, ScenarioAnswerView, ScenarioGateView, ScenarioListView, ScenarioView, TrialView,
};
pub(crate) use score::float;
pub(crate) use score::score_view;
pub(crate) use score::warning_view;
pub use score::{Figures, GateView, NodeView, PredicateView, QuestionView, ScoreView, WarningView};
pub use source::{SourceState, SourceView};
pub(crate) use source::{kept_sum, source_views};
pub use stage::StageView;
pub use standing::ImportStanding;
pub use startup::{BackupView, InstrumentView, OpenedView, ProgressView, StartupView};
pub use subject::SubjectView;
pub(crate) use subject::SubjectWords;
pub(crate) use update::update_view;
pub use update::{PendingUpdate, UpdateView};
pub(crate) use wording::wording_view;
pub use wording::{QuestionWordingView, WordingView};
