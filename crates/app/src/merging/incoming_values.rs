use pilar_core::assessment::require_value;
use pilar_core::instrument::Instrument;
use pilar_core::journal::Change;
use pilar_core::merge::standings;

use crate::error::{AppError, Result};
use crate::instruments;

/// Refuses changes of which one that counts, or competes, has a value that this version could not show: it would make the
/// whole assessment unreadable. What was replaced may be of a worksheet that was another one then.
pub(crate) fn require_readable<'a>(
    instrument: &Instrument,
    changes: impl IntoIterator<Item = &'a Change>,
) -> Result<()> {
    let standings = standings(changes);
    require_each_readable(instrument, standings.values().flat_map(|standing| standing.open.iter().copied()))
}

/// Refuses changes of which one has a value that this version could not show once it counts. What any version of the
/// worksheet takes is shown: an assessment may have moved to one that has no option for an earlier answer.
pub(crate) fn require_each_readable<'a>(
    instrument: &Instrument,
    changes: impl IntoIterator<Item = &'a Change>,
) -> Result<()> {
    changes.into_iter().try_for_each(|change| -> Result<()> {
        let Change { subject, value, .. } = change;
        let Err(detail) = require_value(instrument, subject, value) else { return Ok(()) };
        let mut versions = instruments::known()?.into_iter().filter(|one| one.key == instrument.key);
        if versions.any(|one| require_value(one, subject, value).is_ok()) {
            return Ok(());
        }
        Err(AppError::IncomingUnreadable { subject: subject.to_string(), detail })
    })
}
