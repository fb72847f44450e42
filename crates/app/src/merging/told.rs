//! What the reader of a plan should know beside its values, each thing once, with what to do.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use pilar_core::assessment::{Revision, Role, breaches, said};
use pilar_core::journal::{Change, Digest};
use pilar_core::merge::{Examined, Node, Quarantine};
use pilar_core::review::{Progress, Stage};
use uuid::Uuid;

use crate::clock;
use crate::merging::own::Own;
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
        let role = Role::of(&change.role);
        let sentence = format!(
            "{} oleh {} ditulis di luar wewenang peran {} dan tetap berlaku; periksa riwayatnya.",
            said(&change.subject),
            named(&change.author),
            named(role.name()),
        );
        if seen.insert(sentence.clone()) {
            told.push(sentence);
        }
    }
    told
}

/// What it means that the review is over with what comes, and how it goes on where that is not so: whoever says it gives his
/// name and role himself. `step` is the latest one of all.
pub(crate) fn approved_told(ours: &[Change], step: Option<&Change>) -> Option<String> {
    let step = step.filter(|step| !ours.is_empty() && !ours.iter().any(|it| it.is_same(step)))?;
    let progress: Progress = serde_json::from_value(step.value.clone()).ok()?;
    (progress.stage == Stage::Approved).then(|| {
        format!(
            "{} ({}) menyetujui hasil reviu: sesudah impor, jawaban, catatan, bukti dukung, dan reviu terkunci. Bila itu tidak \
             benar, dalnis membuka kembali tahapnya, lalu koordinator menariknya kembali.",
            named(&step.author),
            named(Role::of(&step.role).name())
        )
    })
}

/// Histories that part, ids given twice, and changes that do not count yet. Somebody is not sent to himself: what claims to
/// be of the workspace's `own` is asked for where it came from.
pub(crate) fn examined_told(ours: &[Change], examined: &Examined<'_>, own: Option<&Own>) -> Vec<String> {
    let is_own = |replica: Uuid| own.is_some_and(|own| own.has(replica));
    let mut told = Vec::new();
    let all = || ours.iter().chain(examined.admitted.iter().map(AsRef::as_ref));
    for fork in &examined.forks {
        let at = |change: &&Change| {
            change.replica == fork.replica && change.link.is_some_and(|link| link.position == fork.position)
        };
        let mut branches: Vec<&Change> = all().filter(at).collect();
        branches.sort_by_key(|change| (change.order(), change.content()));
        let who: BTreeSet<&str> = branches.iter().map(|change| named(&change.author)).collect();
        let who = if who.is_empty() {
            "seseorang".into()
        } else {
            who.into_iter().collect::<Vec<_>>().join(" dan ")
        };
        let since = branches
            .first()
            .map_or_else(String::new, |change| format!(" sejak {}", clock::local_words(change.clock.millis)));
        if is_own(fork.replica) {
            told.push(format!(
                "riwayat ruang kerja ini sendiri bercabang{since}: foldernya pernah dikembalikan dari salinan, atau \
                 ditulis ulang di luar Pilar. Kedua cabang disimpan dan nilai yang berbeda menunggu keputusan; pilih yang \
                 Anda tulis."
            ));
            continue;
        }
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
    told.extend(waiting_told(examined, is_own));
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
    let authors: BTreeSet<&str> = changes.into_iter().map(|change| named(&change.author)).collect();
    authors.into_iter().collect::<Vec<_>>().join(", ")
}

/// A name as it is given, or that there is none.
pub(crate) fn named(name: &str) -> &str {
    if name.trim().is_empty() { "tanpa nama" } else { name }
}

/// What waits, by reason and author; apart what claims to be of this workspace's own.
fn waiting_told(examined: &Examined<'_>, is_own: impl Fn(Uuid) -> bool) -> Vec<String> {
    let reasons = [Quarantine::Gap, Quarantine::Future, Quarantine::Format];
    let told = |(reason, of_own): (Quarantine, bool)| {
        let all = examined.quarantined.iter();
        let waits = all.filter(|(change, why)| *why == reason && is_own(change.replica) == of_own);
        let waits: Vec<&Change> = waits.map(|(change, _)| change.as_ref()).collect();
        let (count, who) = (waits.len(), authors(waits.iter().copied()));
        let from = if of_own { "pengirim paket ini" } else { who.as_str() };
        (count > 0).then(|| match reason {
            Quarantine::Gap => format!(
                "{count} perubahan dari {who} belum dihitung karena perubahan sebelumnya belum ada di sini; \
                 semuanya disimpan. Minta paket lengkap dari {from}."
            ),
            Quarantine::Future => format!(
                "{count} perubahan dari {who} bertanggal lebih dari satu hari di depan jam komputer ini dan belum \
                 dihitung; semuanya disimpan. Periksa jam komputer ini, lalu jam komputer {from}."
            ),
            Quarantine::Format => format!(
                "{count} perubahan atas nama {who} tidak sah bentuknya dan tidak dihitung. Tanyakan asal paket ini \
                 kepada {from}."
            ),
        })
    };
    reasons.into_iter().flat_map(|reason| [(reason, true), (reason, false)]).filter_map(told).collect()
}
