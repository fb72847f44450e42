//! What the page may ask. Each command parses, calls one use case and maps its error; `ui/src/lib/api/commands.ts`
//! names the same commands, which a test compares.

mod conflicts;
mod evidence;
mod files;
mod lhe;
mod packages;
mod portfolio;
mod review;
mod shell;
mod worksheet;
mod workspace;

use tauri::Runtime;
use tauri::ipc::Invoke;

/// Every command of the window.
pub fn handler<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        conflicts::decide_conflict,
        conflicts::list_conflicts,
        evidence::attach_bytes,
        evidence::attach_files,
        evidence::describe_evidence,
        evidence::detach_evidence,
        evidence::link_evidence,
        evidence::open_evidence,
        evidence::remove_document,
        evidence::revise_evidence,
        evidence::save_evidence,
        evidence::tick_requirement,
        evidence::verify_evidence,
        files::export_assessment,
        files::import_file,
        lhe::lhe_form,
        lhe::set_lhe_form,
        packages::export_package,
        packages::import_package,
        packages::is_package,
        packages::verify_package,
        portfolio::compare,
        portfolio::export_portfolio,
        portfolio::portfolio,
        review::differences,
        review::follow_up,
        review::list_recommendations,
        review::recommend,
        review::review_input,
        review::review_queue,
        review::set_round,
        review::show_review,
        shell::cancel_job,
        shell::open_folder,
        shell::pick_file,
        shell::pick_files,
        shell::pick_folder,
        shell::save_as,
        shell::save_png,
        workspace::back_up,
        workspace::check_workspace,
        workspace::clear_unreferenced,
        workspace::choose_workspace,
        workspace::create_assessment,
        workspace::create_example,
        workspace::list_assessments,
        workspace::open_assessment,
        workspace::identity,
        workspace::preferences,
        workspace::recent_workspaces,
        workspace::restore_backup,
        workspace::set_identity,
        workspace::set_logo,
        workspace::set_preferences,
        workspace::set_profile,
        workspace::startup,
        worksheet::answer_input,
        worksheet::authors,
        worksheet::history,
        worksheet::overview,
        worksheet::redo,
        worksheet::restore_value,
        worksheet::search,
        worksheet::set_note,
        worksheet::undo,
    ]
}
