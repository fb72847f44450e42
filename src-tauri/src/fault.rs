use pilar_app::AppError;
use pilar_app::view::FaultView;

/// Why a command was refused, as the page receives it.
pub type Fault = FaultView;

/// The result of every command.
pub type Answer<T> = Result<T, Fault>;

/// Words a fault for the page and notes it in the log.
pub fn refused(error: &AppError) -> Fault {
    let fault = FaultView::of(error);
    log::warn!("{}: {}", fault.code, fault.message);
    fault
}
