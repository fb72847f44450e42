use pilar_core::assessment::require_value;
use pilar_core::instrument::Instrument;
use pilar_core::journal::Change;

use crate::error::{AppError, Result};

/// Refuses changes with a value that this version could not show once it counts; one of them would make the
/// whole assessment unreadable.
pub(crate) fn require_readable<'a>(
    instrument: &Instrument,
    changes: impl IntoIterator<Item = &'a Change>,
) -> Result<()> {
    changes.into_iter().try_for_each(|change| {
        require_value(instrument, &change.subject, &change.value)
            .map_err(|detail| AppError::IncomingUnreadable { subject: change.subject.to_string(), detail })
    })
}
