//! What the reader of a plan should know beside its values, each thing once, with what to do.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use pilar_core::assessment::{Revision, Role, breaches, said};
use pilar_core::journal::{Change, Digest, Link};
use pilar_core::merge::{Examined, Node, Quarantine};
use pilar_store::Ends;
use uuid::Uuid;

use crate::clock;
use crate::merging::revision::revision_of;

/// Contents of evidence that neither came along nor are here, by file name.
pub(crate) fn missing_told(missing: &[String]) -> Vec<String> {
    let told = |name| {
        format!(
            "isi bukti dukung \"{name}\" tidak ikut dalam paket dan belum ada di sini; minta paket yang memuatnya."
        )
    };
    missing.iter().map(told).collect()
}

/// Files of which a change tells another size than their content has, everything once; `sizes` in bytes by SHA-256.
pub(crate) fn sizes_told<'a>(
    changes: impl IntoIterator<Item = &'a Change>,
    sizes: &BTreeMap<String, u64>,
) -> BTreeSet<String> {
    let told = |change: &Change| {
        let revision = revision_of(change)?;
        size_told(&revision, &change.author, *sizes.get(&revision.sha256)?)
    };
    changes.into_iter().filter_map(told).collect()
}

/// The sentence about a file that its author gave another size than its content has, in bytes.
pub(crate) fn size_told(revision: &Revision, author: &str, size: u64) -> Option<String> {
    (revision.size != size).then(|| {
        format!(
            "ukuran \"{}\" yang ditulis {author} ({} byte) tidak benar: isinya {size} byte, dan itulah yang dipakai dalam \
             paket; periksa riwayatnya.",
            revision.name, revision.size
        )
    })
}

/// Changes that are known by their links alone.
#[derive(Debug, Clone, Default)]
pub(crate) struct Hidden {
    /// How many there are.
    pub count: usize,
    /// Whose they are, as far as their other changes tell.
    who: String,
}

impl Hidden {
    /// Those of these links that none of these changes stands for.
    pub fn of(changes: &[Change], stubs: &[Node]) -> Self {
        let here: HashSet<Digest> = changes.iter().filter_map(|change| Some(change.link?.hash)).collect();
        let hidden = stubs.iter().filter(|stub| !here.contains(&stub.link.hash));
        let hidden: HashMap<Digest, Uuid> = hidden.map(|stub| (stub.link.hash, stub.replica)).collect();
        let replicas: BTreeSet<Uuid> = hidden.values().copied().collect();
        let who = replicas.iter().map(|replica| {
            let known = authors(changes.iter().filter(|change| change.replica == *replica));
            let short: String = replica.to_string().chars().take(8).collect();
            if known.is_empty() { format!("seseorang (asal {short})") } else { known }
        });
        let who: BTreeSet<String> = who.collect();
        Self { count: hidden.len(), who: who.into_iter().collect::<Vec<_>>().join(", ") }
    }

    /// The sentence about a package.
    pub fn told_of_package(&self) -> Option<String> {
        let Self { count, who } = self;
        (*count > 0).then(|| {
            format!(
                "isi {count} perubahan dari {who} tidak ikut dalam paket, hanya tempatnya di dalam riwayat, sehingga nilainya \
                 mungkin belum yang terakhir; minta paket lengkap dari {who}."
            )
        })
    }

    /// The sentence about what is handed in.
    pub fn told_of_submission(&self) -> Option<String> {
        let Self { count, who } = self;
        (*count > 0).then(|| {
            format!(
                "isi {count} perubahan dari {who} tidak ada di ruang kerja ini sehingga tidak ikut diserahkan; bila harus \
                 ikut, tarik kembali, impor paket lengkap dari {who}, lalu serahkan lagi."
            )
        })
    }

    /// The sentence about an assessment of this workspace, which is named.
    pub fn told_of(&self, assessment: &str) -> Option<String> {
        let Self { count, who } = self;
        (*count > 0).then(|| {
            format!(
                "Isi {count} perubahan dari {who} pada penilaian {assessment} tidak ada di sini, hanya tempatnya di dalam \
                 riwayat. Itu wajar bila yang diterima paket untuk sebagian area; bila isinya diperlukan, minta paket lengkap."
            )
        })
    }
}

/// What is not taken for want of a right of somebody in this role.
pub(crate) fn left_out_told(role: &str, count: usize) -> Option<String> {
    let role = Role::of(role);
    (count > 0).then(|| {
        format!("{count} nilai tidak diambil karena pada tahap ini bukan wewenang peran {}.", role.name())
    })
}

/// What others wrote without a right, everything once; it counts all the same.
pub(crate) fn breaches_told(ours: &[Change], theirs: &[Change]) -> Vec<String> {
    let (mut told, mut seen) = (Vec::new(), BTreeSet::new());
    for breached in breaches(ours, theirs) {
        let change = breached.change;
        let sentence = format!(
            "{} oleh {} ditulis di luar wewenang peran {} dan tetap berlaku; periksa riwayatnya.",
            said(&change.subject),
            change.author,
            Role::of(&change.role).name(),
        );
        if seen.insert(sentence.clone()) {
            told.push(sentence);
        }
    }
    told
}

/// Changes under an id of this workspace that it does not have: its own that were lost, or somebody else's.
pub(crate) fn own_told(
    own: &Ends,
    replica: Uuid,
    assessment: Uuid,
    examined: &Examined<'_>,
) -> Option<String> {
    let ours = |id: Uuid| id == replica || own.contains_key(&id);
    let coming = examined.admitted.iter().filter_map(|change| Some((change.replica, change.link?)));
    let coming: Vec<(Uuid, Link)> = coming.filter(|(id, _)| ours(*id)).collect();
    let before: HashMap<Digest, Digest> = coming.iter().map(|(_, link)| (link.hash, link.previous)).collect();
    // What this computer wrote last, and everything before it.
    let mut written = HashSet::new();
    for end in own.values().filter_map(|ends| ends.get(&assessment)) {
        let mut at = Some(&end.hash);
        while let Some(hash) = at.filter(|hash| before.contains_key(*hash)) {
            written.insert(*hash);
            at = before.get(hash);
        }
    }
    let foreign = coming.len() - written.len();
    if foreign > 0 {
        return Some(format!(
            "{foreign} perubahan memakai tanda pengenal ruang kerja ini tetapi tidak ditulis di komputer ini: salinan \
             folder ini mungkin dipakai di tempat lain, atau perubahan itu tidak ditulis Pilar. Semuanya disimpan; periksa \
             riwayatnya sebelum mengandalkan nilainya."
        ));
    }
    (!coming.is_empty()).then(|| {
        format!("{} perubahan Anda sendiri yang hilang dari folder ini kembali dari paket ini.", coming.len())
    })
}

/// Histories that part, ids given twice, and changes that do not count yet.
pub(crate) fn examined_told(ours: &[Change], examined: &Examined<'_>) -> Vec<String> {
    let mut told = Vec::new();
    let all = || ours.iter().chain(examined.admitted.iter().map(AsRef::as_ref));
    for fork in &examined.forks {
        let at = |change: &&Change| {
            change.replica == fork.replica && change.link.is_some_and(|link| link.position == fork.position)
        };
        let mut branches: Vec<&Change> = all().filter(at).collect();
        branches.sort_by_key(|change| (change.order(), change.content()));
        let who: BTreeSet<&str> = branches.iter().map(|change| change.author.as_str()).collect();
        let who = if who.is_empty() {
            "seseorang".into()
        } else {
            who.into_iter().collect::<Vec<_>>().join(" dan ")
        };
        let since = branches
            .first()
            .map_or_else(String::new, |change| format!(" sejak {}", clock::local_words(change.clock.millis)));
        told.push(format!(
            "riwayat {who} bercabang{since}: foldernya pernah dikembalikan dari salinan, atau ditulis ulang di luar Pilar. \
             Kedua cabang disimpan dan nilai yang berbeda menunggu keputusan; tanyakan kepada {who} mana yang benar."
        ));
    }
    for twin in &examined.twins {
        told.push(format!(
            "satu perubahan oleh {} ada dalam dua isi yang berbeda; keduanya disimpan, periksa riwayatnya.",
            authors(all().filter(|change| change.id == *twin))
        ));
    }
    told.extend(waiting_told(examined));
    let here: HashSet<Uuid> = all().map(|change| change.id).collect();
    let missing = |change: &&Change| change.base.is_some_and(|base| !here.contains(&base));
    let continues: Vec<&Change> = examined.admitted.iter().map(AsRef::as_ref).filter(missing).collect();
    if !continues.is_empty() {
        told.push(format!(
            "{} perubahan dari {} melanjutkan perubahan yang belum ada di sini, sehingga nilai dan tahapnya belum \
             lengkap; impor paket sebelumnya atau minta paket lengkap.",
            continues.len(),
            authors(continues.iter().copied())
        ));
    }
    told
}

/// Everyone who made one of these changes.
fn authors<'a>(changes: impl IntoIterator<Item = &'a Change>) -> String {
    let authors: BTreeSet<&str> = changes.into_iter().map(|change| change.author.as_str()).collect();
    authors.into_iter().collect::<Vec<_>>().join(", ")
}

/// What waits, by reason and author.
fn waiting_told(examined: &Examined<'_>) -> Vec<String> {
    let reasons = [Quarantine::Gap, Quarantine::Future, Quarantine::Format];
    let told = |reason: Quarantine| {
        let waits = examined.quarantined.iter().filter(|(_, why)| *why == reason);
        let waits: Vec<&Change> = waits.map(|(change, _)| change.as_ref()).collect();
        let (count, who) = (waits.len(), authors(waits.iter().copied()));
        (count > 0).then(|| match reason {
            Quarantine::Gap => format!(
                "{count} perubahan dari {who} belum dihitung karena perubahan sebelumnya belum ada di sini; \
                 semuanya disimpan. Minta paket lengkap dari {who}."
            ),
            Quarantine::Future => format!(
                "{count} perubahan dari {who} bertanggal lebih dari satu hari di depan jam komputer ini dan belum \
                 dihitung; semuanya disimpan. Periksa jam komputer ini, lalu jam komputer {who}."
            ),
            Quarantine::Format => format!(
                "{count} perubahan atas nama {who} tidak sah bentuknya dan tidak dihitung. Tanyakan asal paket ini \
                 kepada {who}."
            ),
        })
    };
    reasons.into_iter().filter_map(told).collect()
}
