//! What a tired or hostile person, a failing disk or a power cut may do: nothing acknowledged is lost.

mod answers;
mod between;
mod clock;
mod evidence;
mod help;
mod imports;
mod kill;
mod lhe;
mod limits;
mod path;
mod scenario;
mod workspace;
