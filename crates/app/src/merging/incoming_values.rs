use pilar_core::assessment::require_value;
use pilar_core::instrument::Instrument;
use pilar_core::journal::Change;
use pilar_core::merge::standings;

use crate::error::{AppError, Result};

/// Refuses changes of which one that counts, or competes, has a value that this version could not show: it would make the
/// whole assessment unreadable. What was replaced may be of a worksheet that was another one then.
pub(crate) fn require_readable<'a>(
    instrument: &Instrument,
    changes: impl IntoIterator<Item = &'a Change>,
) -> Result<()> {
    let standings = standings(changes);
    require_each_readable(instrument, standings.values().flat_map(|standing| standing.open.iter().copied()))
}

/// Refuses changes of which one has a value that this version could not show once it counts.
pub(crate) fn require_each_readable<'a>(
    instrument: &Instrument,
    changes: impl IntoIterator<Item = &'a Change>,
) -> Result<()> {
    changes.into_iter().try_for_each(|change| {
        require_value(instrument, &change.subject, &change.value)
            .map_err(|detail| AppError::IncomingUnreadable { subject: change.subject.to_string(), detail })
    })
}
