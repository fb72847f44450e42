use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use pilar_core::instrument::Instrument;
use pilar_core::journal::{Change, Digest, Link, Repairs, Subject};
use pilar_core::merge::{self, Effect, Examined, Node, Nothing, Planned};
use pilar_core::worksheet::{Column, Worksheet};
use pilar_store::{AssessmentRow, Incoming, StoreError};
use serde::Deserialize as _;
use serde_json::Value;
use uuid::Uuid;

use crate::clock;
use crate::error::{AppError, Result};
use crate::instruments;
use crate::merging::incoming_values::{require_each_readable, require_readable};
use crate::merging::own::Own;
use crate::merging::repaired::{redated, repairs_told};
use crate::merging::replaced::replaced;
use crate::merging::settled::settled;
use crate::merging::told::{approved_told, breaches_told, examined_told};
use crate::merging::unit_answers::unit_answers;
use crate::session::Session;
use crate::session::load::measured_with;
use crate::view::{
    ImportStanding, MergeItem, MergeView, SubjectWords, effect_key, late_views, version_view, version_views,
};
use pilar_core::assessment::{Lateness, Pin, Profile, UNKNOWN_SHAPE};

/// Changes of one assessment from somewhere else, as a package holds them.
#[derive(Debug, Clone, Copy)]
pub struct MergeChanges<'a> {
    /// The assessment.
    pub assessment: Uuid,
    /// Key of its instrument.
    pub instrument: &'a str,
    /// When it was created, in milliseconds since 1970-01-01 UTC.
    pub created_millis: u64,
    /// The changes, in any order; known ones may be among them.
    pub changes: &'a [Change],
    /// Links of changes that were left out.
    pub stubs: &'a [Node],
    /// Who or what they come from, as undo shows it.
    pub from: &'a str,
}

/// What merging these changes would do; refuses what [`merge_changes`](crate::merging::merge_changes) would refuse.
///
/// `None` for a workspace that is not there yet.
pub fn plan_merge(session: Option<&Session>, given: &MergeChanges<'_>) -> Result<MergeView> {
    let examined = examined(session, given)?;
    let theirs = counting(given.changes, &examined);

    let rows = session.map_or_else(|| Ok(Vec::new()), |session| session.workspace.assessments())?;
    let known = rows.iter().find(|row| row.id == given.assessment);
    let creates = known.is_none();
    let ours = match session {
        Some(session) if !creates => session.workspace.journal(given.assessment)?,
        _ => Vec::new(),
    };
    let own = session.map(Own::of).transpose()?;
    let breaches = session.map_or_else(Vec::new, |_| breaches_told(&ours, given.changes));
    let repairs = Repairs::of(ours.iter().chain(theirs.iter().copied()));
    let (ours_redated, theirs_redated) =
        (redated(ours.iter(), &repairs), redated(theirs.iter().copied(), &repairs));
    let ours_then = ours_redated.as_deref().unwrap_or(&ours);
    let theirs: Vec<&Change> = theirs_redated.as_ref().map_or(theirs, |redated| redated.iter().collect());
    let here = session.filter(|_| !creates);
    let stubs = here.map_or_else(|| Ok(Vec::new()), |session| session.workspace.stubs(given.assessment))?;
    let late_now = Lateness::among(&ours, &stubs);
    let stubs: Vec<Node> = stubs.into_iter().chain(examined.stubs.iter().copied()).collect();
    let all: Vec<&Change> = ours_then.iter().chain(theirs.iter().copied()).collect();
    let would_be = Lateness::among(all.iter().copied(), &stubs);
    let profiles = all.iter().copied().filter(|it| it.subject == Subject::Profile);
    let profile = profile(profiles.filter(|it| !would_be.is_late(it)), &examined)?;
    let instrument = measured(given.instrument, &profile, &all, &would_be)?;
    let admitted = examined.admitted.iter().map(AsRef::as_ref);
    let (waiting, counting): (Vec<&Change>, Vec<&Change>) = admitted.partition(|it| would_be.is_late(it));
    require_readable(instrument, counting)?;
    let quarantined = examined.quarantined.iter().map(|(change, _)| change.as_ref());
    require_each_readable(instrument, waiting.into_iter().chain(quarantined))?;
    // What cannot be read as it is here may be mended by what comes.
    let before = known.and_then(|row| comes_to_now(row, &ours, &late_now, &profile.target).ok());
    let sheet = counting_sheet(all.iter().copied(), &would_be)?;
    let after = ImportStanding::of(instrument, &sheet, &profile.target);
    let planned =
        merge::plan(&ours, ours_then, &theirs, |it| late_now.is_late(it), |it| would_be.is_late(it));
    let was_late: HashSet<Digest> =
        ours.iter().filter(|it| late_now.is_late(it)).map(Change::content).collect();
    let late = all.iter().copied().filter(|it| would_be.is_late(it) && !was_late.contains(&it.content()));
    let late: BTreeMap<Digest, &Change> = late.map(|change| (change.content(), change)).collect();
    let late = late_views(late.into_values());
    let step = merge::standing(all.into_iter().filter(|it| it.subject == Subject::Progress).collect());
    let step = step.map(|standing| standing.current);
    let same_unit = rows.iter().filter(|row| {
        let other = serde_json::from_value::<Profile>(row.profile.clone());
        row.id != given.assessment
            && other.is_ok_and(|other| other.unit == profile.unit && other.year == profile.year)
    });
    let words = SubjectWords::new(instrument, ours.iter().chain(theirs.iter().copied()));
    let count = |effect| planned.iter().filter(|planned| planned.effect == effect).count();
    Ok(MergeView {
        id: given.assessment,
        creates,
        same_unit: same_unit.map(|row| row.id).collect(),
        unit: profile.unit,
        instansi: profile.instansi,
        year: profile.year,
        stored: false,
        changes: examined.admitted.len(),
        quarantined: examined.quarantined.len(),
        forks: examined.forks.len(),
        new: count(Effect::New),
        updated: count(Effect::Updated),
        same: count(Effect::Same),
        conflicts: count(Effect::Conflict),
        before,
        after,
        items: planned
            .iter()
            .filter(|planned| planned.effect != Effect::Same)
            .filter_map(|planned| item(&words, planned, step))
            .collect(),
        notices: breaches
            .into_iter()
            .chain(approved_told(&ours, step))
            .chain(repairs_told(&ours, &theirs, own.as_ref()))
            .chain(late.iter().map(|late| late.text.clone()))
            .chain(own.as_ref().and_then(|own| own.told(given.assessment, &examined, links(&ours, &stubs))))
            .chain(examined_told(&ours, &examined, own.as_ref()))
            .collect(),
        late,
        replaced: replaced(&words, counting_now(&ours, &late_now), planned.iter().filter_map(|it| it.after)),
        settled: settled(&words, &ours, &theirs),
    })
}

/// What the answers of an assessment come to as it is here, for the target that there will be.
fn comes_to_now(
    row: &AssessmentRow,
    ours: &[Change],
    late: &Lateness,
    target: &str,
) -> Result<ImportStanding> {
    Ok(ImportStanding::of(measured_with(row)?, &counting_sheet(ours, late)?, target))
}

/// The unit's answers that count among these changes.
fn counting_sheet<'a>(changes: impl IntoIterator<Item = &'a Change>, late: &Lateness) -> Result<Worksheet> {
    let of_unit = changes.into_iter().filter(|it| matches!(it.subject, Subject::Answer(Column::UNIT, _)));
    let standings = merge::standings(of_unit.filter(|it| !late.is_late(it)));
    unit_answers(standings.values().map(|standing| (&standing.current.subject, &standing.current.value)))
}

/// The changes of revisions and of the logo that count now.
fn counting_now<'a>(ours: &'a [Change], late: &Lateness) -> Vec<&'a Change> {
    let of_files = ours.iter().filter(|it| matches!(it.subject, Subject::Revision(..) | Subject::Logo));
    merge::standings(of_files.filter(|it| !late.is_late(it)))
        .into_values()
        .map(|standing| standing.current)
        .collect()
}

/// What the changes come to beside those that are there.
pub(crate) fn examined<'a>(session: Option<&Session>, given: &MergeChanges<'a>) -> Result<Examined<'a>> {
    let incoming = incoming(given, "");
    if let Some(session) = session {
        return Ok(session.workspace.examine(&incoming)?);
    }
    let changes = given.changes.iter().map(Cow::Borrowed);
    let stubs = given.stubs.iter().copied();
    let examined = merge::examine(&mut Nothing, given.assessment, changes, stubs, incoming.now_millis);
    Ok(examined.map_err(StoreError::from)?)
}

/// What tells one change from another: its id, its content, and the hash of its link.
type Key = (Uuid, Digest, Option<Digest>);

/// The changes that count or will: those that came and are known, and those that are admitted.
fn counting<'a>(changes: &'a [Change], examined: &'a Examined<'a>) -> Vec<&'a Change> {
    // The link too: a copy of a change at another place is another one.
    let key = |change: &Change| (change.id, change.content(), change.link.as_ref().map(|link| link.hash));
    let waits: HashSet<Key> = examined.quarantined.iter().map(|(change, _)| key(change)).collect();
    let came = changes.iter().filter(|change| waits.is_empty() || !waits.contains(&key(change)));
    // One of its own waited before, or has another time than it came with.
    let own: Vec<&Change> =
        examined.admitted.iter().filter(|it| matches!(it, Cow::Owned(_))).map(AsRef::as_ref).collect();
    let given: HashSet<Key> = if own.is_empty() { HashSet::new() } else { changes.iter().map(key).collect() };
    came.chain(own.into_iter().filter(|change| !given.contains(&key(change)))).collect()
}

/// What the store takes in for these changes.
pub(crate) fn incoming<'a>(given: &MergeChanges<'a>, name: &'a str) -> Incoming<'a> {
    Incoming {
        assessment: given.assessment,
        instrument: given.instrument,
        created_millis: given.created_millis,
        changes: given.changes,
        stubs: given.stubs,
        name,
        now_millis: clock::now_millis(),
    }
}

/// The name of the step that undo takes back.
pub(crate) fn step_name(given: &MergeChanges<'_>) -> String {
    format!("Gabungkan paket dari {}", given.from)
}

/// The links of these changes and of those that were left out, each with its replica.
fn links(changes: &[Change], stubs: &[Node]) -> impl Iterator<Item = (Uuid, Link)> {
    let linked = changes.iter().filter_map(|it| Some((it.replica, it.link?)));
    linked.chain(stubs.iter().map(|stub| (stub.replica, stub.link)))
}

/// The profile among those that count; an assessment without one cannot be shown, and where one waits, that is why.
fn profile<'a>(counting: impl Iterator<Item = &'a Change>, examined: &Examined<'_>) -> Result<Profile> {
    let mut waiting = examined.quarantined.iter().filter(|(change, _)| change.subject == Subject::Profile);
    let why = || AppError::NoBeginning(waiting.next().map(|(_, why)| *why));
    let standing = merge::standing(counting.collect()).ok_or_else(why)?;
    serde_json::from_value(standing.current.value.clone()).map_err(|_| AppError::IncomingUnreadable {
        subject: Subject::Profile.to_string(),
        detail: UNKNOWN_SHAPE.into(),
    })
}

/// The instrument there would be; every choice of one that comes along has to be one that this program can measure with,
/// also where it is late.
fn measured(key: &str, profile: &Profile, all: &[&Change], late: &Lateness) -> Result<&'static Instrument> {
    let read = |change: &Change| -> Result<Pin> {
        let pin: Pin = Pin::deserialize(&change.value).map_err(|_| AppError::IncomingUnreadable {
            subject: change.subject.to_string(),
            detail: UNKNOWN_SHAPE.into(),
        })?;
        if pin.key == key { Ok(pin) } else { Err(AppError::OtherInstrument(pin.key)) }
    };
    let chosen = all.iter().copied().filter(|change| change.subject == Subject::Instrument);
    for change in chosen.clone().filter(|change| !change.value.is_null()) {
        instruments::pinned(&read(change)?)?;
    }
    match merge::standing(chosen.filter(|change| !late.is_late(change)).collect()) {
        Some(standing) if !standing.current.value.is_null() => instruments::pinned(&read(standing.current)?),
        _ => instruments::pinned(&Pin { key: key.to_owned(), ..Pin::begun(profile) }),
    }
}

/// `step` is the latest one of the review, which takes away a value that came only too late.
fn item(words: &SubjectWords<'_>, planned: &Planned<'_>, step: Option<&Change>) -> Option<MergeItem> {
    let versions = match planned.effect {
        Effect::Conflict => version_views(&planned.open),
        _ => Vec::new(),
    };
    let to = match planned.after {
        Some(after) => version_view(after),
        None => {
            version_view(&Change { subject: planned.subject.clone(), value: Value::Null, ..step?.clone() })
        }
    };
    Some(MergeItem {
        about: words.view(planned.subject),
        effect: effect_key(planned.effect),
        from: planned.before.filter(|change| !change.value.is_null()).map(version_view),
        to,
        versions,
    })
}
