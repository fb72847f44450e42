use pilar_app::view::FaultView;
use pilar_app::{AppError, Code};

/// Why a command was refused, as the page receives it.
pub type Fault = FaultView;

/// The result of every command.
pub type Answer<T> = Result<T, Fault>;

/// The fault of a use case.
pub(crate) fn refused(error: &AppError) -> Fault {
    if let Some(kind) = error.kind() {
        log::warn!("{}: {kind}", error.code().as_str());
    }
    FaultView::of(error)
}

/// There is no command of this name: page and program are of different versions.
pub(crate) fn unknown_command(name: &str) -> Fault {
    log::error!("unknown command {name}");
    Fault::new(Code::UnknownCommand, &format!("tindakan \"{name}\" tidak dikenal program ini"))
}

/// A command's arguments are not what it takes.
pub(crate) fn unreadable_arguments(name: &str, error: &serde_json::Error) -> Fault {
    // The error's own words hold what was sent.
    log::error!("{name}: {:?} at line {}, column {}", error.classify(), error.line(), error.column());
    Fault::new(Code::UnreadableArguments, &format!("isi tindakan \"{name}\" tidak terbaca"))
}

/// The program itself is wrong; what was stored before is safe.
pub(crate) fn program_fault(detail: &str) -> Fault {
    log::error!("a command failed: {detail}");
    Fault::new(Code::ProgramFault, "pekerjaan berhenti karena kesalahan program")
}

/// No workspace is open.
pub(crate) fn no_workspace() -> Fault {
    Fault::new(Code::WorkspaceClosed, "ruang kerja tidak terbuka")
}
