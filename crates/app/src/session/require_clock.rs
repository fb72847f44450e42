use crate::clock;
use crate::error::{AppError, Result};
use crate::session::Session;

/// How long a workspace may rest before the clock of the next change is asked about: 60 days.
const LONGEST_REST_MILLIS: u64 = 60 * 24 * 60 * 60 * 1_000;

impl Session {
    /// Asks whether this machine's clock is plausible; to be asked before the first change.
    ///
    /// # Errors
    /// [`AppError::DoubtfulClock`] when it is more than 60 days after the latest change here, or before this program was
    /// built.
    pub fn require_clock(&self) -> Result<()> {
        let changed = self.workspace.assessments()?.into_iter().map(|row| row.changed_millis);
        let own = self.workspace.own_ends()?.into_values().flat_map(std::collections::BTreeMap::into_values);
        let latest = changed.chain(own.map(|end| end.millis)).max();
        require(clock::now_millis(), latest, built_millis())
    }
}

fn require(now: u64, latest: Option<u64>, built: u64) -> Result<()> {
    let doubtful = |than: &str, millis| AppError::DoubtfulClock {
        now: clock::local_words(now),
        than: format!("{than} {}", clock::local_words(millis)),
    };
    match latest {
        _ if now < built => Err(doubtful("program ini dibuat", built)),
        Some(latest) if now > latest.saturating_add(LONGEST_REST_MILLIS) => {
            Err(doubtful("perubahan terakhir di ruang kerja ini", latest))
        }
        _ => Ok(()),
    }
}

/// When this program was built, less a day for time zones and clocks that are a little off.
fn built_millis() -> u64 {
    let seconds: u64 = env!("PILAR_BUILT").parse().unwrap_or(0);
    seconds.saturating_sub(24 * 60 * 60) * 1_000
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_REST_MILLIS, require};

    const NOW: u64 = 1_780_000_000_000;

    #[test]
    fn a_clock_long_after_the_latest_change_or_before_the_program_is_asked_about() {
        let said = |now, latest, built| require(now, latest, built).err().map(|error| error.to_string());
        assert_eq!(said(NOW, None, NOW), None);
        assert_eq!(said(NOW + LONGEST_REST_MILLIS, Some(NOW), 0), None);
        assert_eq!(said(NOW - 5, Some(NOW), 0), None, "behind the latest change is another matter");
        let late = said(NOW + LONGEST_REST_MILLIS + 1, Some(NOW), 0).expect("asked");
        assert!(late.starts_with("jam komputer menunjuk ") && late.contains("perubahan terakhir"), "{late}");
        let early = said(NOW - 1, None, NOW).expect("asked");
        assert!(early.contains("program ini dibuat"), "{early}");
    }
}
