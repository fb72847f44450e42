use chrono::SecondsFormat;
use pilar_core::assessment::Assessment;
use pilar_core::merge::{Audit, Origin};
use uuid::Uuid;

use super::findings::{Found, findings};
use super::words::short;
use crate::clock;
use crate::error::Result;
use crate::merging::conflict_copies::conflict_copies;
use crate::merging::own::Own;
use crate::merging::told::named;
use crate::session::Session;
use crate::view::{
    AuditVerdict, AuditView, AuthorView, FindingKind, OriginCondition, OriginView, SubjectWords, TipView,
    late_views, thousands,
};

/// Verifies the history of an assessment, hash by hash, and tells what is whole, what is not and what it proves.
pub fn audit_assessment(session: &Session, id: Uuid) -> Result<AuditView> {
    let assessment = session.assessment(id)?;
    let audit = session.workspace.audit(id)?;
    let late = late_views(&session.workspace.late(id)?);
    // After the journal was read: what was written until then is remembered, too.
    let own = Own::of(session)?;
    let foreign = audit.origins.iter().filter(|origin| own.is_foreign(origin, id)).collect();
    let found = Found { copies: conflict_copies(session)?, late: &late, foreign, own: &own };
    Ok(view(session, &assessment, &audit, found))
}

fn view(session: &Session, assessment: &Assessment, audit: &Audit, found: Found<'_>) -> AuditView {
    let mut words = SubjectWords::new(assessment.instrument, []);
    words.learn_all(assessment);
    let findings = findings(audit, found, &words);
    let changes = audit.origins.iter().map(|origin| origin.chained + origin.unchained).sum();
    let verdict = match (audit.is_altered(), findings.is_empty()) {
        (true, _) => AuditVerdict::Altered,
        (false, true) => AuditVerdict::Whole,
        (false, false) => AuditVerdict::Notable,
    };
    let own = session.workspace.replica();
    let mut origins: Vec<&Origin> = audit.origins.iter().collect();
    origins.sort_by_key(|origin| (origin.span.map_or(u64::MAX, |(first, _)| first), origin.replica));
    let profile = &assessment.profile;
    let unchained = findings.iter().any(|finding| finding.kind == FindingKind::Unchained);
    AuditView {
        id: assessment.id,
        unit: profile.unit.clone(),
        instansi: profile.instansi.clone(),
        year: profile.year,
        time: clock::now_local().to_rfc3339_opts(SecondsFormat::Secs, false),
        verdict,
        sentence: sentence(verdict, changes, origins.len(), findings.len()),
        state: audit.state.map(|state| state.to_string()),
        changes,
        origins: origins.into_iter().map(|origin| origin_view(origin, own)).collect(),
        proves: proves(verdict, audit.origins.iter().any(|origin| origin.chained > 0)),
        proves_not: proves_not(unchained),
        findings,
    }
}

fn sentence(verdict: AuditVerdict, changes: u64, origins: usize, findings: usize) -> String {
    let verified =
        format!("{} perubahan dari {} asal diperiksa", thousands(changes), thousands(origins as u64));
    match verdict {
        AuditVerdict::Whole => format!(
            "Riwayat utuh. {verified}: semuanya cocok dengan sidiknya, dan tidak ada yang hilang di tengahnya."
        ),
        AuditVerdict::Notable => format!(
            "Tidak ditemukan yang berubah sesudah ditulis. {verified}; {} hal perlu diketahui.",
            thousands(findings as u64)
        ),
        AuditVerdict::Altered => format!(
            "Riwayat tidak utuh: ada yang berubah sesudah ditulis. {verified}; {} hal perlu diketahui.",
            thousands(findings as u64)
        ),
    }
}

fn origin_view(origin: &Origin, own: Uuid) -> OriginView {
    let mut authors: Vec<AuthorView> = origin
        .authors
        .iter()
        .map(|(name, changes)| AuthorView { name: named(name).to_owned(), changes: *changes })
        .collect();
    authors.sort_by_key(|author| std::cmp::Reverse(author.changes));
    let condition = condition(origin);
    let tips = origin.tips.iter();
    OriginView {
        replica: origin.replica,
        short: short(origin.replica),
        own: origin.replica == own,
        authors,
        chained: origin.chained,
        unchained: origin.unchained,
        missing: origin.missing,
        waiting: origin.waiting.values().map(|waits| waits.changes).sum(),
        since: origin.since.map(clock::local_text),
        first: origin.span.map(|(first, _)| clock::local_text(first)),
        last: origin.span.map(|(_, last)| clock::local_text(last)),
        tips: tips.map(|(position, hash)| TipView { position: *position, hash: hash.to_string() }).collect(),
        condition,
        condition_name: condition_name(condition).into(),
    }
}

fn condition(origin: &Origin) -> OriginCondition {
    if !origin.altered.is_empty() {
        OriginCondition::Altered
    } else if !origin.forks.is_empty() {
        OriginCondition::Forked
    } else if !origin.waiting.is_empty() {
        OriginCondition::Waiting
    } else if origin.missing > 0 {
        OriginCondition::Missing
    } else if origin.unchained > 0 {
        OriginCondition::Unchained
    } else {
        OriginCondition::Whole
    }
}

fn condition_name(condition: OriginCondition) -> &'static str {
    match condition {
        OriginCondition::Whole => "utuh",
        OriginCondition::Unchained => "tidak dirantai",
        OriginCondition::Missing => "isi belum lengkap",
        OriginCondition::Waiting => "sebagian belum dihitung",
        OriginCondition::Forked => "bercabang",
        OriginCondition::Altered => "berubah sesudah ditulis",
    }
}

fn proves(verdict: AuditVerdict, chained: bool) -> Vec<String> {
    if verdict == AuditVerdict::Altered {
        return vec![
            "Hanya bahwa riwayat ini tidak utuh, dan di mana. Selain yang disebut, isinya cocok dengan sidiknya."
                .into(),
        ];
    }
    let same = "Dua orang dengan sidik keadaan yang sama memegang riwayat yang sama, walaupun sebagian isinya \
                mungkin belum ada pada salah satunya.";
    if !chained {
        let unchanged =
            "Isinya sama seperti ketika data ini ditingkatkan ke versi yang merantai riwayat, atau diimpor.";
        return vec![unchanged.into(), same.into()];
    }
    vec![
        "Setiap isi cocok dengan sidiknya, dan setiap rantai tertutup sampai permulaannya: di tengahnya tidak ada \
         yang dapat diubah, disisipkan, dipindahkan, atau dihapus tanpa mengubah semua sidik sesudahnya."
            .into(),
        "Riwayat ini kelanjutan yang tidak diubah dari riwayat siapa pun yang memegang salah satu sidik di \
         dalamnya, misalnya dari paket, cadangan, atau berita acara yang lebih dahulu."
            .into(),
        same.into(),
    ]
}

fn proves_not(unchained: bool) -> Vec<String> {
    let mut not = vec![
        "Siapa yang sebenarnya menulis: nama dan peran dicatat sebagaimana disebut penulisnya, tanpa tanda tangan."
            .to_owned(),
        "Bahwa ujungnya lengkap: perubahan terakhir seseorang yang belum pernah sampai kepada orang lain dapat \
         dipotong tanpa jejak."
            .into(),
        "Bahwa riwayat yang hanya dipegang satu orang tidak ditulis ulang seluruhnya; karena itu bagikan paket atau \
         sidiknya kepada orang lain."
            .into(),
        "Waktu yang sebenarnya: setiap waktu menurut jam komputer penulisnya.".into(),
        "Keutuhan berkas bukti dukung, yang diperiksa tersendiri; yang dirantai adalah sidiknya.".into(),
    ];
    if unchained {
        not.push(
            "Apa yang terjadi pada perubahan yang tidak dirantai sebelum data ini ditingkatkan ke versi yang \
             merantai riwayat."
                .into(),
        );
    }
    not
}
