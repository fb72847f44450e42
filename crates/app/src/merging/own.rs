//! What of a history is this workspace's own, as far as this computer remembers.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use pilar_core::journal::{Digest, Link};
use pilar_core::merge::{Examined, Origin, Quarantine};
use pilar_store::Ends;
use uuid::Uuid;

use crate::error::Result;
use crate::session::Session;
use crate::view::thousands;

/// The ids under which a workspace writes and wrote, and how far.
pub(crate) struct Own {
    replica: Uuid,
    ends: Ends,
}

impl Own {
    /// As this computer remembers it of the open workspace.
    pub fn of(session: &Session) -> Result<Self> {
        Ok(Self { replica: session.workspace.replica(), ends: session.own_ends()? })
    }

    /// Whether the workspace writes, or wrote, under this id.
    pub fn has(&self, replica: Uuid) -> bool {
        replica == self.replica || self.ends.contains_key(&replica)
    }

    /// Whether a history under an own id goes on behind the end that this computer remembers, or beside it; what waits is
    /// looked at, too.
    pub fn is_foreign(&self, origin: &Origin, assessment: Uuid) -> bool {
        let Some(ends) = self.ends.get(&origin.replica) else { return false };
        let Some(end) = ends.get(&assessment) else {
            return !origin.tips.is_empty() || !origin.waiting.is_empty();
        };
        let last = (end.position, end.hash);
        let waiting = || origin.waiting.values().flat_map(|waits| &waits.places);
        let is_whole = origin.tips.contains(&last);
        origin.tips.iter().any(|tip| tip.0 > last.0 || (is_whole && *tip != last))
            || waiting().any(|place| place.0 > last.0 || (place.0 == last.0 && *place != last))
            || origin.waiting.contains_key(&Quarantine::Format)
    }

    /// Changes under an own id that this workspace does not have: its own that were lost, somebody else's, or either, as
    /// far as what comes and what is here lead back from the remembered end. `here` are the links of the assessment.
    pub fn told(
        &self,
        assessment: Uuid,
        examined: &Examined<'_>,
        here: impl Iterator<Item = (Uuid, Link)>,
    ) -> Option<String> {
        let waiting = || examined.quarantined.iter().map(|(change, _)| change);
        let coming = || examined.admitted.iter().chain(waiting()).filter(|change| self.has(change.replica));
        let stubs = examined.stubs.iter().chain(&examined.quarantined_stubs);
        let known = stubs.map(|stub| (stub.replica, stub.link)).chain(here);
        let known = known.chain(coming().filter_map(|change| Some((change.replica, change.link?))));
        let before: HashMap<Digest, Digest> = known
            .filter(|(replica, _)| self.has(*replica))
            .map(|(_, link)| (link.hash, link.previous))
            .collect();
        // What this computer wrote last, and everything before it.
        let mut written = HashSet::new();
        for end in self.ends.values().filter_map(|ends| ends.get(&assessment)) {
            let mut at = Some(&end.hash);
            while let Some(hash) = at.filter(|hash| before.contains_key(*hash) && written.insert(**hash)) {
                at = before.get(hash);
            }
        }
        let (mut own, mut foreign, mut either) = (HashSet::new(), HashSet::new(), HashSet::new());
        // What waited before was told when it came; one's own that waits is not back yet.
        let waits_anew = waiting().filter(|change| matches!(change, Cow::Borrowed(_)));
        let admitted = examined.admitted.iter().map(|change| (change, true));
        let told = admitted.chain(waits_anew.map(|change| (change, false)));
        for (change, counts) in told.filter(|(change, _)| self.has(change.replica)) {
            let Some(link) = change.link else { continue };
            let of = if written.contains(&link.hash) {
                if !counts {
                    continue;
                }
                &mut own
            } else if self.is_beyond(change.replica, assessment, &link, &written) {
                &mut foreign
            } else {
                &mut either
            };
            of.insert(link.hash);
        }
        let sentences = [
            (!foreign.is_empty()).then(|| {
                format!(
                    "{} perubahan memakai tanda pengenal ruang kerja ini tetapi tidak tercatat pernah ditulis di komputer \
                     ini: salinan folder ini mungkin dipakai di tempat lain, atau perubahan itu tidak ditulis Pilar. \
                     Semuanya disimpan; periksa riwayatnya sebelum mengandalkan nilainya.",
                    thousands(foreign.len() as u64)
                )
            }),
            (!either.is_empty()).then(|| {
                format!(
                    "{} perubahan memakai tanda pengenal ruang kerja ini dan tidak ada di folder ini: mungkin milik Anda \
                     yang hilang; paket yang lebih baru memastikannya. Semuanya disimpan.",
                    thousands(either.len() as u64)
                )
            }),
            (!own.is_empty()).then(|| {
                format!(
                    "{} perubahan Anda sendiri yang hilang dari folder ini kembali dari paket ini.",
                    thousands(own.len() as u64)
                )
            }),
        ];
        let sentences: Vec<String> = sentences.into_iter().flatten().collect();
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }

    /// Whether a change that does not lead to the remembered end stands behind it, or beside what does.
    fn is_beyond(&self, replica: Uuid, assessment: Uuid, link: &Link, written: &HashSet<Digest>) -> bool {
        let Some(ends) = self.ends.get(&replica) else { return false };
        let Some(end) = ends.get(&assessment) else { return true };
        link.position >= end.position || written.contains(&end.hash)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use pilar_core::merge::Waiting;
    use pilar_store::End;

    use super::*;

    #[test]
    fn what_waits_behind_the_remembered_end_or_beside_it_is_foreign_and_what_may_be_ones_own_is_not() {
        let (replica, assessment) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let digest = |number: u8| Digest::from([number; 32]);
        let end = End { position: 9, hash: digest(9), millis: 0 };
        let ends = BTreeMap::from([(replica, BTreeMap::from([(assessment, end)]))]);
        let own = Own { replica: Uuid::from_u128(3), ends };
        let is_foreign = |of: Uuid, why, place: (u64, u8)| {
            let waits =
                Waiting { changes: 1, places: vec![(place.0, digest(place.1))], ..Waiting::default() };
            let waiting = BTreeMap::from([(why, waits)]);
            let origin = Origin { replica, tips: vec![(4, digest(4))], waiting, ..Origin::default() };
            own.is_foreign(&origin, of)
        };
        assert!(!is_foreign(assessment, Quarantine::Gap, (8, 1)), "it may be what was lost");
        assert!(!is_foreign(assessment, Quarantine::Gap, (9, 9)), "that was written last");
        assert!(is_foreign(assessment, Quarantine::Gap, (9, 1)), "beside it");
        assert!(is_foreign(assessment, Quarantine::Gap, (10, 1)), "behind it");
        assert!(is_foreign(assessment, Quarantine::Format, (3, 1)), "nothing that this program writes");
        assert!(is_foreign(Uuid::from_u128(5), Quarantine::Gap, (1, 1)), "nothing was written there");
    }
}
