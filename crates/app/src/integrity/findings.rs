//! What there is to know about a history: what happened, what is safe, what to do.

use std::collections::BTreeSet;

use pilar_core::merge::{Alteration, Altered, Audit, Branch, Forked, Origin, Quarantine, Twin, Waiting};

use super::words::{made, origin, people};
use crate::merging::own::Own;
use crate::view::{ConflictCopyView, FindingKind, FindingView, LateView, SubjectWords, thousands};

/// Lines listed before the rest is counted.
const MOST_ITEMS: usize = 20;

/// What was found beside the history itself.
pub struct Found<'a> {
    /// Copies of a database that a sync program seems to have made.
    pub copies: Vec<ConflictCopyView>,
    /// Changes that came too late.
    pub late: &'a [LateView],
    /// Origins under an id of this workspace, with changes that this computer does not remember.
    pub foreign: Vec<&'a Origin>,
    /// The ids of this workspace: nobody is sent to himself.
    pub own: &'a Own,
}

/// Everything there is to know, the worst first.
pub fn findings(audit: &Audit, beside: Found<'_>, words: &SubjectWords<'_>) -> Vec<FindingView> {
    let own = beside.own;
    let mut found: Vec<FindingView> = beside.copies.into_iter().map(conflict_copy).collect();
    found.extend(beside.foreign.into_iter().map(foreign));
    for it in &audit.origins {
        found.extend(altered(it, words));
        let is_own = own.has(it.replica);
        found.extend(forked(it, words, is_own));
        found.extend(it.waiting.iter().map(|(why, waits)| waiting(it, *why, waits, is_own)));
        found.extend(missing(it));
    }
    let (of_own, of_others): (Vec<&Twin>, Vec<&Twin>) =
        audit.twins.iter().partition(|twin| twin.replicas.iter().any(|replica| own.has(*replica)));
    found.extend(twins(&of_own, true));
    found.extend(twins(&of_others, false));
    found.extend(come_late(beside.late));
    found.extend(unchained(audit));
    found.sort_by_key(|finding| finding.kind);
    found
}

fn conflict_copy(copy: ConflictCopyView) -> FindingView {
    let ConflictCopyView { path, new, what, safe, todo, .. } = copy;
    let file = new.then_some(path);
    FindingView { kind: FindingKind::ConflictCopy, replica: None, what, items: Vec::new(), safe, todo, file }
}

fn altered(of: &Origin, words: &SubjectWords<'_>) -> Option<FindingView> {
    let line = |it: &Altered| {
        let place = it.position.map_or_else(
            || "Perubahan yang tidak dirantai".to_owned(),
            |position| format!("Perubahan ke-{}", thousands(position)),
        );
        let why = match it.why {
            Alteration::Content => "isinya bukan yang dahulu ditulis",
            Alteration::Link => "sidiknya tidak cocok dengan isinya",
            Alteration::Broken => "perubahan sebelumnya tidak ada",
            Alteration::Place => "tempatnya bukan tempat yang dapat ditulis Pilar",
        };
        match &it.made {
            Some(it) => format!("{place} ({}): {why}", made(words, it)),
            None => format!("{place}: {why}"),
        }
    };
    let count = of.altered.len();
    (count > 0).then(|| FindingView {
        kind: FindingKind::Altered,
        replica: Some(of.replica),
        what: format!(
            "Riwayat dari {} tidak lagi seperti yang ditulis: {} hal tidak cocok.",
            origin(of),
            thousands(count as u64)
        ),
        items: listed(of.altered.iter().map(line)),
        safe:
            "Selebihnya tetap cocok, dan tidak ada yang diubah oleh pemeriksaan ini. Nilai yang berasal dari \
               perubahan tersebut tidak dapat dipercaya."
                .into(),
        todo: "Berhentilah mengisi di sini dan simpan salinan seluruh folder. Lalu pulihkan cadangan dari \
               sebelumnya, atau impor paket lengkap dari orang lain ke folder baru."
            .into(),
        file: None,
    })
}

fn come_late(late: &[LateView]) -> Option<FindingView> {
    let count: usize = late.iter().map(|it| it.changes).sum();
    let line = |it: &LateView| format!("{}: {} perubahan", it.author, thousands(it.changes as u64));
    (count > 0).then(|| FindingView {
        kind: FindingKind::Late,
        replica: None,
        file: None,
        what: format!("{} perubahan terlambat dan belum dihitung.", thousands(count as u64)),
        items: listed(late.iter().map(line)),
        safe: "Semuanya tersimpan dan ikut dalam paket. Nilai yang tampil adalah yang diserahkan.".into(),
        todo: "Bila perubahan itu perlu ikut dinilai, tarik kembali penilaiannya atau tunggu sampai dikembalikan, lalu \
               serahkan lagi."
            .into(),
    })
}

fn forked(of: &Origin, words: &SubjectWords<'_>, is_own: bool) -> Option<FindingView> {
    let lines = |fork: &Forked| {
        let place = match fork.position {
            1 => "dari permulaan".to_owned(),
            position => format!("sesudah perubahan ke-{}", thousands(position - 1)),
        };
        let line = |(number, branch): (usize, &Branch)| {
            let first = branch
                .first
                .as_ref()
                .map_or_else(|| "isi yang belum ada di sini".into(), |it| made(words, it));
            format!("Cabang {number} {place}: {first}; seluruhnya {} perubahan", thousands(branch.links))
        };
        (1..).zip(&fork.branches).map(line).collect::<Vec<_>>()
    };
    let lines: Vec<String> = of.forks.iter().take(MOST_ITEMS).flat_map(lines).collect();
    let firsts = of.forks.iter().flat_map(|fork| &fork.branches).filter_map(|branch| branch.first.as_ref());
    let who: BTreeSet<&str> = firsts.map(|first| first.author.as_str()).collect();
    let who = people(who);
    let (whose, todo) = if is_own {
        let todo = "Putuskan konfliknya; pilih yang Anda tulis.".to_owned();
        (format!("ruang kerja ini sendiri, {},", origin(of)), todo)
    } else {
        let todo = format!(
            "Tanyakan kepada {who} apakah folder itu pernah dikembalikan atau disalin, dan cabang mana yang benar; \
             lalu putuskan konfliknya."
        );
        (format!("dari {}", origin(of)), todo)
    };
    (!of.forks.is_empty()).then(|| FindingView {
        kind: FindingKind::Forked,
        replica: Some(of.replica),
        what: format!(
            "Riwayat {whose} bercabang: foldernya pernah dikembalikan dari salinan, atau ditulis ulang di luar Pilar."
        ),
        items: listed(lines.into_iter()),
        safe: "Semua cabang disimpan dan dihitung; nilai yang berbeda menunggu keputusan.".into(),
        todo,
        file: None,
    })
}

fn waiting(of: &Origin, why: Quarantine, waits: &Waiting, is_own: bool) -> FindingView {
    let who = people(waits.authors.keys().map(String::as_str));
    let from = if is_own { "pengirim paket yang membawanya" } else { who.as_str() };
    let count = thousands(waits.changes);
    let (what, todo) = match why {
        Quarantine::Gap => (
            format!(
                "{count} perubahan dari {who} belum dihitung karena perubahan sebelumnya belum ada di sini."
            ),
            format!("Minta paket lengkap dari {from}."),
        ),
        Quarantine::Future => (
            format!(
                "{count} perubahan dari {who} bertanggal lebih dari satu hari di depan jam komputer ini dan belum \
                 dihitung."
            ),
            format!("Periksa jam komputer ini, lalu jam komputer {from}."),
        ),
        Quarantine::Format => (
            format!("{count} perubahan atas nama {who} tidak sah bentuknya dan tidak dihitung."),
            format!("Tanyakan kepada {from} dari mana asalnya."),
        ),
    };
    let safe = "Semuanya disimpan terpisah, tidak mengubah nilai, dan tidak ikut diekspor.".into();
    FindingView {
        kind: FindingKind::Waiting,
        replica: Some(of.replica),
        what,
        items: Vec::new(),
        safe,
        todo,
        file: None,
    }
}

fn missing(of: &Origin) -> Option<FindingView> {
    (of.missing > 0).then(|| FindingView {
        kind: FindingKind::Missing,
        replica: Some(of.replica),
        what: format!(
            "Isi {} perubahan dari {} tidak ada di sini; yang ada hanya tempatnya di dalam rantai.",
            thousands(of.missing),
            origin(of)
        ),
        items: Vec::new(),
        safe: "Isi yang datang kemudian hanya diterima bila cocok dengan tempatnya.".into(),
        todo: "Itu wajar bila yang diterima paket untuk sebagian area. Bila isinya diperlukan, minta paket lengkap."
            .into(),
        file: None,
    })
}

fn twins(twins: &[&Twin], of_own: bool) -> Option<FindingView> {
    let who: BTreeSet<&str> = twins.iter().flat_map(|twin| twin.authors.iter().map(String::as_str)).collect();
    let who = people(who);
    (!twins.is_empty()).then(|| FindingView {
        kind: FindingKind::Twin,
        replica: None,
        what: format!(
            "{} perubahan oleh {who} ada dalam dua isi yang berbeda; salah satunya bukan yang semula ditulis.",
            thousands(twins.len() as u64)
        ),
        items: Vec::new(),
        safe: "Kedua isi disimpan dan dihitung; nilai yang berbeda menunggu keputusan.".into(),
        todo: if of_own {
            "Putuskan konfliknya; pilih yang Anda tulis.".into()
        } else {
            format!("Tanyakan kepada {who} mana yang ditulisnya, lalu putuskan konfliknya.")
        },
        file: None,
    })
}

/// What claims to be of this workspace, which cannot know who wrote it.
fn foreign(of: &Origin) -> FindingView {
    FindingView {
        kind: FindingKind::Foreign,
        replica: Some(of.replica),
        what: format!(
            "Riwayat dari {} memakai tanda pengenal ruang kerja ini, tetapi sebagian tidak tercatat pernah ditulis di \
             komputer ini.",
            origin(of)
        ),
        items: Vec::new(),
        safe: "Semuanya disimpan, dan tidak ada yang diubah oleh pemeriksaan ini.".into(),
        todo: "Itu wajar bila salinan folder ini pernah dipakai di tempat lain, atau bila catatan di komputer ini pernah \
               tidak tersimpan. Bila tidak, tanyakan asalnya kepada pengirim paket yang membawanya, dan periksa nilainya \
               di riwayat."
            .into(),
        file: None,
    }
}

/// One for all: on an upgrade everybody's earlier changes are like that.
fn unchained(audit: &Audit) -> Option<FindingView> {
    let count: u64 = audit.origins.iter().map(|origin| origin.unchained).sum();
    let from = audit.origins.iter().filter(|origin| origin.unchained > 0);
    let who: BTreeSet<&str> = from.flat_map(|origin| origin.authors.keys().map(String::as_str)).collect();
    (count > 0).then(|| FindingView {
        kind: FindingKind::Unchained,
        replica: None,
        what: format!(
            "{} perubahan oleh {} ditulis dengan versi Pilar yang belum merantai riwayat.",
            thousands(count),
            people(who)
        ),
        items: Vec::new(),
        safe: "Semuanya dihitung, dan isinya sama seperti ketika data ini ditingkatkan atau diimpor.".into(),
        todo: "Tidak ada yang perlu dilakukan. Keutuhannya dari sebelum itu hanya dapat dicocokkan dengan salinan \
               orang lain."
            .into(),
        file: None,
    })
}

fn listed(lines: impl ExactSizeIterator<Item = String>) -> Vec<String> {
    let rest = lines.len().saturating_sub(MOST_ITEMS);
    let mut listed: Vec<String> = lines.take(MOST_ITEMS).collect();
    if rest > 0 {
        listed.push(format!("Dan {} lagi", thousands(rest as u64)));
    }
    listed
}
