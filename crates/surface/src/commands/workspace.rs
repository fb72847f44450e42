use std::path::PathBuf;

use pilar_app::Code;
use pilar_app::session::{self, Identity};
use pilar_app::view::{BackupView, Changed, CheckView, OpenedView, StartupView, SummaryView};
use pilar_app::workspace::{
    self, CarriedOver, CarryOver, ClockRepaired, InstrumentAdded, NewAssessment, Preferences, ProfileEdit,
    RulesPlan, RulesTyped,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::standing::told;
use super::{Nothing, Of};
use crate::context::Context;
use crate::fault::{Answer, Fault, refused};
use crate::jobs::Job;
use crate::lock::lock;
use crate::open_workspace::{Opened, Opening};
use crate::place;
use crate::platform::Folder;
use crate::table::{Command, commands, long_commands};

pub(crate) fn commands() -> Vec<Command> {
    let mut all = long_commands![back_up_full, move_workspace, restore_full];
    all.extend(commands![
        add_instrument,
        back_up,
        begin,
        begin_evidence,
        carry_over,
        check_workspace,
        choose_workspace,
        clear_unreferenced,
        create_assessment,
        create_example,
        identity,
        list_assessments,
        list_instruments,
        open_assessment,
        plan_rules,
        preferences,
        recent_workspaces,
        repair_clock,
        restore_backup,
        set_identity,
        set_logo,
        set_preferences,
        set_profile,
        set_rules,
        startup,
    ]);
    all
}

/// What the page begins with: where things stand, and what it asks next anyway.
#[derive(Serialize, TS)]
struct Begun {
    /// Where things stand.
    startup: StartupView,
    /// Who works here, if somebody said so.
    identity: Option<Identity>,
    /// How the window looks, and what was open last.
    preferences: Preferences,
    /// What was open last; absent where there is none, and where it cannot be opened: whoever opens it is told why.
    opened: Option<OpenedView>,
}

/// Opens the workspace if it is not open, and what was open last.
fn begin(context: &Context, _: Nothing) -> Answer<Begun> {
    context.jobs.begin_anew();
    let startup = startup(context, Nothing {})?;
    if startup.fault.is_some() {
        return Ok(Begun { startup, identity: None, preferences: Preferences::default(), opened: None });
    }
    context.workspace.run(|session| {
        let preferences = workspace::preferences(session)?;
        let was_open = |one: &&SummaryView| preferences.last.as_deref() == Some(&*one.id.to_string());
        let last = startup.assessments.iter().find(was_open).or(startup.assessments.first());
        let opened = last.and_then(|one| workspace::open_assessment(session, one.id).ok());
        Ok(Begun { startup, identity: session::identity(session)?, preferences, opened })
    })
}

/// Opens the workspace if it is not open, and tells where things stand.
fn startup(context: &Context, _: Nothing) -> Answer<StartupView> {
    let _alone = context.workspace.alone();
    told(context, context.workspace.open_own())
}

#[derive(Deserialize, TS)]
struct ChooseWorkspace {
    dir: PathBuf,
    opening: Opening,
}

/// Works in another folder from now on, also after the next start; or only looks at one until then.
fn choose_workspace(context: &Context, given: ChooseWorkspace) -> Answer<StartupView> {
    let ChooseWorkspace { dir, opening } = given;
    let open = &context.workspace;
    let _alone = open.alone();
    let (was, was_for) = (open.dir(), open.opening());
    // What is only looked at is not remembered.
    let earlier = match opening {
        Opening::Look => None,
        Opening::Begin | Opening::Existing => {
            let left = if was_for == Opening::Look { &dir } else { &was };
            Some(place::choose(&context.platform.folder(Folder::Config)?, left, &dir)?)
        }
    };
    *lock(&context.wanted) = None;
    let told = told(context, open.open(&dir, opening));
    let opened = matches!(&told, Ok(startup) if startup.fault.is_none());
    if let Some(earlier) = earlier.filter(|_| !opened) {
        earlier.note_again();
        // Where it can be opened after all, it is what was chosen.
        *lock(&context.wanted) = told.is_ok().then(|| dir.clone());
    }
    if told.is_err() {
        // The page shows what was left, so that is what is worked in.
        open.open(&was, was_for);
    }
    told
}

/// The instrument of a folder or a zip, and whether it is only looked at.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
struct AddInstrument {
    path: PathBuf,
    dry_run: bool,
}

/// Adds an instrument to the workspace.
fn add_instrument(context: &Context, given: AddInstrument) -> Answer<InstrumentAdded> {
    context.workspace.run(|session| workspace::add_instrument(session, &given.path, given.dry_run))
}

/// Every instrument an assessment can be measured with.
fn list_instruments(context: &Context, _: Nothing) -> Answer<Vec<InstrumentAdded>> {
    context.workspace.look(|_| workspace::list_instruments())
}

/// Begins the assessment of a later year with what an earlier one said.
fn carry_over(context: &Context, given: CarryOver) -> Answer<CarriedOver> {
    context.workspace.run(|session| workspace::carry_over(session, &given))
}

#[derive(Deserialize, TS)]
struct BackUpFull {
    path: PathBuf,
}

/// Writes the whole workspace into one file.
fn back_up_full(context: &Context, given: BackUpFull, job: &mut Job<'_>) -> Answer<()> {
    context.workspace.look(|session| {
        workspace::back_up_full(session, &given.path, &mut |done, total| job.report(done, total))
    })
}

#[derive(Deserialize, TS)]
struct RestoreFull {
    path: PathBuf,
    dir: PathBuf,
}

/// Makes a workspace of a full backup in an empty folder, and works there from now on.
fn restore_full(context: &Context, given: RestoreFull, job: &mut Job<'_>) -> Answer<StartupView> {
    workspace::restore_full(&given.path, &given.dir, &mut |done, total| job.report(done, total))
        .map_err(|error| refused(&error))?;
    choose_workspace(context, ChooseWorkspace { dir: given.dir, opening: Opening::Existing })
}

#[derive(Deserialize, TS)]
struct MoveWorkspace {
    dir: PathBuf,
}

/// What became of a move.
#[derive(Serialize, TS)]
struct Moved {
    /// Where things stand in the new folder.
    startup: StartupView,
    /// Where the old folder is kept.
    kept: PathBuf,
}

/// Moves the open workspace to another folder and works there from now on.
fn move_workspace(context: &Context, given: MoveWorkspace, job: &mut Job<'_>) -> Answer<Moved> {
    let open = &context.workspace;
    let _alone = open.alone();
    let config = context.platform.folder(Folder::Config)?;
    // Not only after everything was copied.
    place::require_notable(&config)?;
    let from = open.dir();
    open.close();
    let mut unnoted = None;
    let mut note = || match place::choose(&config, &given.dir, &given.dir) {
        Ok(_) => true,
        Err(fault) => {
            unnoted = Some(fault);
            false
        }
    };
    let moved =
        workspace::move_workspace(&from, &given.dir, &mut |done, total| job.report(done, total), &mut note);
    let dir = if moved.is_ok() { &given.dir } else { &from };
    let startup = match told(context, open.open(dir, Opening::Existing)) {
        // The page shows the new folder, since that is what is worked in.
        Err(fault) if moved.is_ok() => {
            open.close();
            told(context, Opened { dir: dir.clone(), read_only: false, fault: Some(fault) })
        }
        startup => startup,
    };
    // Why it was not moved says more than what the old folder lacks.
    if let Some(fault) = unnoted {
        return Err(place::with_left(fault, &given.dir));
    }
    let kept = moved.map_err(|error| refused(&error))?;
    Ok(Moved { startup: startup?, kept })
}

#[derive(Deserialize, TS)]
struct RestoreBackup {
    backup: PathBuf,
}

/// Puts a backup in the place of the database and opens it.
fn restore_backup(context: &Context, given: RestoreBackup) -> Answer<StartupView> {
    let open = &context.workspace;
    let _alone = open.alone();
    let dir = open.dir();
    open.close();
    let restored = workspace::restore_backup(&dir, &given.backup);
    let startup = told(context, open.open(&dir, Opening::Existing))?;
    restored.map_err(|error| refused(&error))?;
    Ok(startup)
}

/// Goes on without the content of evidence that is lost, because the person decided so, and opens the workspace.
fn begin_evidence(context: &Context, _: Nothing) -> Answer<StartupView> {
    let _alone = context.workspace.alone();
    if context.workspace.opening() == Opening::Look {
        return Err(Fault::new(Code::WorkspaceReadOnly, "ruang kerja ini dibuka hanya untuk dilihat"));
    }
    let dir = context.workspace.dir();
    workspace::begin_evidence(&dir).map_err(|error| refused(&error))?;
    told(context, context.workspace.open(&dir, Opening::Existing))
}

/// Takes back the clocks of changes that are ahead of this machine's.
fn repair_clock(context: &Context, _: Nothing) -> Answer<Vec<ClockRepaired>> {
    context.workspace.run(workspace::repair_clock)
}

/// Every assessment of the workspace.
fn list_assessments(context: &Context, _: Nothing) -> Answer<Vec<SummaryView>> {
    context.workspace.run(|session| workspace::list_assessments(session))
}

/// One assessment with its worksheet.
fn open_assessment(context: &Context, given: Of) -> Answer<OpenedView> {
    context.workspace.run(|session| workspace::open_assessment(session, given.id))
}

#[derive(Deserialize, TS)]
struct CreateAssessment {
    given: NewAssessment,
    /// Rules that are chosen with it.
    #[ts(optional)]
    rules: Option<RulesTyped>,
}

#[derive(Deserialize, TS)]
struct Rules {
    id: Uuid,
    rules: RulesTyped,
}

/// What choosing rules would change.
fn plan_rules(context: &Context, given: Rules) -> Answer<RulesPlan> {
    context.workspace.run(|session| workspace::plan_rules(session, given.id, &given.rules))
}

/// Chooses the rules an assessment is judged by; true when anything is different.
fn set_rules(context: &Context, given: Rules) -> Answer<Changed<bool>> {
    context.workspace.change(given.id, |session| workspace::set_rules(session, given.id, &given.rules))
}

/// Begins an assessment and gives its id.
fn create_assessment(context: &Context, asked: CreateAssessment) -> Answer<Uuid> {
    let rules = asked.rules.unwrap_or_default();
    context.workspace.run(|session| workspace::create_with_rules(session, &asked.given, &rules))
}

/// Makes the example unit and gives its id.
fn create_example(context: &Context, _: Nothing) -> Answer<Uuid> {
    context.workspace.run(workspace::create_example)
}

/// Makes a backup now and gives all there are.
fn back_up(context: &Context, _: Nothing) -> Answer<Vec<BackupView>> {
    context.workspace.run(|session| {
        workspace::back_up(session)?;
        Ok(workspace::show_backups(session.dir()))
    })
}

/// The folders worked in lately that are still there, latest first.
fn recent_workspaces(context: &Context, _: Nothing) -> Answer<Vec<PathBuf>> {
    Ok(place::recent(&context.platform.folder(Folder::Config)?))
}

#[derive(Deserialize, TS)]
struct CheckWorkspace {
    deep: bool,
}

/// Looks the workspace over; `deep` also reads every evidence file.
fn check_workspace(context: &Context, given: CheckWorkspace) -> Answer<CheckView> {
    context.workspace.look(|session| workspace::check_workspace(session, given.deep))
}

/// Removes evidence content that nothing refers to and gives the bytes set free.
fn clear_unreferenced(context: &Context, _: Nothing) -> Answer<u64> {
    context.workspace.run(workspace::clear_unreferenced)
}

/// What the page remembers in this workspace.
fn preferences(context: &Context, _: Nothing) -> Answer<Preferences> {
    context.workspace.run(|session| workspace::preferences(session))
}

#[derive(Deserialize, TS)]
struct SetPreferences {
    preferences: Preferences,
}

/// Remembers what the page wants kept.
fn set_preferences(context: &Context, given: SetPreferences) -> Answer<()> {
    context.workspace.run(|session| workspace::set_preferences(session, &given.preferences))
}

/// Who works in this workspace.
fn identity(context: &Context, _: Nothing) -> Answer<Option<Identity>> {
    context.workspace.run(|session| session::identity(session))
}

#[derive(Deserialize, TS)]
struct SetIdentity {
    identity: Identity,
}

/// Notes who works in this workspace, and works as them from now on.
fn set_identity(context: &Context, given: SetIdentity) -> Answer<Identity> {
    context.workspace.run(|session| session::set_identity(session, &given.identity))
}

#[derive(Deserialize, TS)]
struct SetProfile {
    id: Uuid,
    profile: ProfileEdit,
}

/// Changes what is known about an assessment as a whole.
fn set_profile(context: &Context, given: SetProfile) -> Answer<Changed<bool>> {
    context.workspace.change(given.id, |session| workspace::set_profile(session, given.id, &given.profile))
}

#[derive(Deserialize, TS)]
struct SetLogo {
    id: Uuid,
    path: Option<PathBuf>,
}

/// Puts a picture on the kop surat, or takes it away.
fn set_logo(context: &Context, given: SetLogo) -> Answer<Changed<bool>> {
    context.workspace.change(given.id, |session| match &given.path {
        Some(path) => workspace::set_logo_file(session, given.id, path),
        None => workspace::set_logo(session, given.id, None),
    })
}
