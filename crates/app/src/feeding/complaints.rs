use std::collections::BTreeMap;
use std::path::PathBuf;

use pilar_core::assessment::{AnswerSource, Assessment};
use pilar_core::complaint::{Recap, State, recap};
use pilar_core::worksheet::Answer;
use pilar_files::complaints::{COLUMNS, ComplaintRead, Reading, Register, read_complaints};
use pilar_files::form_map::FormMap;
use pilar_files::rows::read_rows;
use pilar_files::survey::safe_labels;
use pilar_store::PersonalFile;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use super::dropped::{DroppedView, dropped_views, no_usable_row};
use super::give::{Giving, Used, give, require_right};
use super::kept::{Given, open_map};
use super::{lore, remarks};
use crate::clock;
use crate::error::{AppError, FeedError, Result};
use crate::session::Session;
use crate::view::{float, kept_sum};
use crate::workspace::create::require_at_most;

/// What complaints are kept and told under.
pub(super) const COMPLAINTS: &str = "pengaduan";

/// A register of complaints that is to be imported.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
pub struct ComplaintFile {
    /// The assessment.
    pub assessment: Uuid,
    /// The register.
    pub path: PathBuf,
    /// A column map, where the headings do not say it.
    pub map: Option<PathBuf>,
    /// The channel of rows that do not name theirs.
    #[ts(optional)]
    pub channel: Option<String>,
}

/// How a kept register is read.
#[derive(Debug, Default, Serialize, Deserialize)]
struct About {
    #[serde(default)]
    map: Option<FormMap>,
    #[serde(default)]
    channel: String,
}

/// Longest name of a channel, in characters.
const LONGEST: usize = 100;

/// What a register brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ComplaintImport {
    /// Name of the file.
    pub file: String,
    /// Complaints in it.
    pub rows: u64,
    /// Those that were not known before.
    pub new: u64,
    /// Those that were, or that it has twice.
    pub known: u64,
    /// All that are known now.
    pub total: u64,
    /// Rows that are left out.
    pub dropped: Vec<DroppedView>,
    /// What to look at, a sentence each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub remarks: Vec<String>,
}

/// What complaints add up to, with unrounded numbers; a contract with scripts.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct RecapView {
    /// All of them.
    pub total: u64,
    /// By channel; what would tell who somebody is, is masked or among the others.
    pub by_channel: BTreeMap<String, u64>,
    /// By category, in the same way.
    pub by_category: BTreeMap<String, u64>,
    /// By how far they are: `open`, `in_process`, `done`.
    pub by_state: BTreeMap<&'static str, u64>,
    /// By the month in which they came.
    pub by_month: BTreeMap<String, u64>,
    /// Days to the answer.
    pub days: DaysView,
    /// Those that are neither settled nor answered and came more than `within_days` days ago.
    pub overdue: u64,
    /// Those that were answered more than `within_days` days after they came.
    pub answered_late: u64,
    /// How many days an answer may take.
    #[ts(type = "number")]
    pub within_days: i64,
    /// The inputs that were answered by it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<Used>>", optional)]
    pub used: Vec<Used>,
}

/// Days to the answer, of the complaints that say both days.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, ts_rs::TS)]
pub struct DaysView {
    /// The one in the middle.
    pub median: Option<f64>,
    /// What nine of ten took at most.
    pub p90: Option<f64>,
}

/// Imports a register: it is kept in the workspace, and what it says of a complaint that is known takes the place of what
/// was said before. A file that is there already changes nothing.
pub fn import_complaints(session: &mut Session, file: &ComplaintFile) -> Result<ComplaintImport> {
    let assessment = session.assessment(file.assessment)?;
    inputs(&assessment)?;
    let given = Given::open(&file.path)?;
    let map = open_map(file.map.as_deref(), &COLUMNS)?;
    let channel = file.channel.as_deref().unwrap_or_default().trim().to_owned();
    require_at_most("nama kanal", &channel, LONGEST)?;
    let about = About { map, channel };
    let mut register = Register::default();
    // The newest registers count last; one that comes again is among them already.
    let again = |kept: &PersonalFile| kept.sha256 == given.sha256;
    let kept = kept_files(session, assessment.id)?;
    for one in kept.iter().filter(|one| !again(one)) {
        read_kept(session, assessment.id, one, &mut register)?;
    }
    let before = register.iter().count();
    let read = read_into(&given.content, &about, &mut register)?;
    if read.rows == 0 {
        return Err(no_usable_row(&read.dropped).into());
    }
    let total = register.iter().count();
    let repeated = kept.iter().any(again);
    given.keep(session, assessment.id, COMPLAINTS, json!(about))?;
    let new = if repeated { 0 } else { (total - before) as u64 };
    let today = clock::now_local().date_naive();
    Ok(ComplaintImport {
        remarks: remarks::of_complaints(&read, assessment.profile.year, today),
        file: given.name,
        rows: read.rows,
        new,
        known: read.rows - new,
        total: total as u64,
        dropped: dropped_views(read.dropped),
    })
}

/// What every complaint of an assessment adds up to.
pub fn recap_complaints(session: &Session, assessment: Uuid) -> Result<RecapView> {
    let assessment = session.assessment(assessment)?;
    recap_view(&reckon(session, &assessment)?.0, Vec::new())
}

/// The same, and gives the inputs that count complaints their answers, with where they come from, as one action.
pub fn use_complaints(session: &mut Session, assessment: Uuid) -> Result<RecapView> {
    let assessment = session.assessment(assessment)?;
    let inputs = inputs(&assessment)?;
    let (recap, kept) = reckon(session, &assessment)?;
    let of = |state| recap.by_state.get(&state).copied().unwrap_or_default();
    let counts = [
        (inputs.total, recap.total),
        (inputs.in_process, of(State::InProcess)),
        (inputs.done, of(State::Done)),
    ];
    let source = |answer: Answer| AnswerSource {
        from: COMPLAINTS.to_owned(),
        file: names(&kept),
        digest: kept_sum(&kept, COMPLAINTS).unwrap_or_default(),
        count: recap.total,
        first: recap.period.map(|(first, _)| first),
        last: recap.period.map(|(_, last)| last),
        answer,
        figures: None,
    };
    let mut giving = Vec::new();
    for (soal, count) in counts {
        giving.extend(Giving::new(&assessment, soal, &count.to_string(), source)?);
    }
    require_right(session, &assessment, &giving)?;
    let used = give(session, &assessment, "Pakai rekap pengaduan", &giving)?;
    recap_view(&recap, used)
}

/// The inputs that count complaints.
pub(super) fn inputs(assessment: &Assessment) -> Result<pilar_files::complaints::Inputs> {
    let found = lore::complaints()?.inputs(&assessment.instrument.key);
    found.ok_or_else(|| FeedError::NoInputFor("pengaduan".to_owned()).into())
}

/// What the complaints that are kept add up to, with [`safe_labels`], and the registers they came in.
pub(super) fn reckon(session: &Session, assessment: &Assessment) -> Result<(Recap, Vec<PersonalFile>)> {
    let kept = kept_files(session, assessment.id)?;
    if kept.is_empty() {
        return Err(FeedError::NoComplaintsYet.into());
    }
    let mut register = Register::default();
    for one in &kept {
        read_kept(session, assessment.id, one, &mut register)?;
    }
    let today = clock::now_local().date_naive();
    let mut recap = recap(register.iter(), today, lore::complaints()?.within_days);
    recap.by_channel = safe_labels(&recap.by_channel);
    recap.by_category = safe_labels(&recap.by_category);
    Ok((recap, kept))
}

fn kept_files(session: &Session, assessment: Uuid) -> Result<Vec<PersonalFile>> {
    let kept = session.workspace.personal(assessment)?;
    Ok(kept.into_iter().filter(|one| one.kind == COMPLAINTS).collect())
}

fn read_kept(
    session: &Session,
    assessment: Uuid,
    file: &PersonalFile,
    register: &mut Register,
) -> Result<()> {
    let given = Given::kept(session, assessment, file)?;
    let about: About = serde_json::from_value(file.about.clone()).map_err(|error| {
        AppError::UnreadableValue { subject: COMPLAINTS.into(), detail: error.to_string() }
    })?;
    read_into(&given.content, &about, register).map(drop)
}

fn read_into(content: &[u8], about: &About, register: &mut Register) -> Result<ComplaintRead> {
    let tables = read_rows(content).map_err(FeedError::Table)?;
    let reading = Reading { channel: &about.channel, map: about.map.as_ref() };
    Ok(read_complaints(&tables, lore::complaints()?, reading, register).map_err(FeedError::Table)?)
}

/// Names of the registers.
pub(super) fn names(kept: &[PersonalFile]) -> String {
    let names: Vec<&str> = kept.iter().map(|file| file.name.as_str()).collect();
    names.join(", ")
}

/// The sums as they are told.
pub(super) fn recap_view(recap: &Recap, used: Vec<Used>) -> Result<RecapView> {
    Ok(RecapView {
        total: recap.total,
        by_channel: recap.by_channel.clone(),
        by_category: recap.by_category.clone(),
        by_state: recap.by_state.iter().map(|(state, count)| (state.key(), *count)).collect(),
        by_month: recap.by_month.clone(),
        days: DaysView { median: recap.median_days.map(float), p90: recap.p90_days.map(float) },
        overdue: recap.overdue,
        answered_late: recap.answered_late,
        within_days: lore::complaints()?.within_days,
        used,
    })
}
