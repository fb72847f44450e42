use std::sync::{Mutex, MutexGuard, PoisonError};

/// Waits for what a mutex keeps. It is whole at every moment, so a panic that came while somebody had it left nothing half
/// done.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
