//! Words that letter and attachment share.

use super::Lhe;
use crate::blocks::block::{Block, Kind, Line, Piece, filled, missing, plain};
use pilar_core::dates::in_words;

/// What the cover says in its largest letters.
pub(super) const HEADLINE: &str = "LAPORAN HASIL EVALUASI";

/// A date of the form, in words or as a gap.
pub(super) fn date(typed: &str, what: &str) -> Piece {
    filled(&in_words(typed), what)
}

pub(super) fn number(lhe: &Lhe<'_>) -> Piece {
    filled(&lhe.form.nomor, "nomor surat")
}

pub(super) fn signed_on(lhe: &Lhe<'_>) -> Piece {
    date(&lhe.form.tanggal, "tanggal surat")
}

pub(super) fn unit(lhe: &Lhe<'_>) -> Piece {
    filled(&lhe.report.identity.unit, "nama unit kerja")
}

pub(super) fn agency(lhe: &Lhe<'_>) -> Piece {
    filled(&lhe.report.identity.instansi, "nama instansi")
}

pub(super) fn office(lhe: &Lhe<'_>) -> Piece {
    filled(&lhe.form.penerbit, "unit penerbit laporan")
}

/// What is aimed for, for example `Wilayah Bebas dari Korupsi (WBK)`.
pub(super) fn predicate(lhe: &Lhe<'_>) -> String {
    let (short, long) = lhe.target();
    format!("{long} ({short})")
}

pub(super) fn upper(piece: Piece) -> Piece {
    if piece.kind == Kind::Missing { piece } else { Piece { text: piece.text.to_uppercase(), ..piece } }
}

pub(super) fn place_and_date(lhe: &Lhe<'_>) -> Line {
    vec![filled(&lhe.form.tempat, "tempat penandatanganan"), plain(", "), signed_on(lhe).unbroken()]
}

/// The signatory's block below `first`, with room for a wet or an electronic signature.
pub(super) fn signature(lhe: &Lhe<'_>, first: Option<Line>) -> Block {
    let signer = &lhe.form.penanda_tangan;
    let office = vec![filled(&signer.jabatan, "jabatan penanda tangan"), plain(",")];
    Block::Signature {
        above: first.into_iter().chain([office]).collect(),
        below: vec![
            vec![filled(&signer.nama, "nama penanda tangan").strong()],
            vec![filled(&signer.pangkat, "pangkat penanda tangan")],
            vec![plain("NIP "), filled(&signer.nip, "NIP penanda tangan")],
        ],
    }
}

/// The paragraphs of a longer text, which blank lines part.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let mut paragraphs: Vec<String> =
        lines.split(|line| line.is_empty()).map(|part| part.join("\n")).collect();
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// The lines that say something, or one gap.
pub(super) fn lines(given: &[String], what: &str) -> Vec<Piece> {
    let said: Vec<Piece> =
        given.iter().filter(|line| !line.trim().is_empty()).map(|line| plain(line.trim())).collect();
    if said.is_empty() { vec![missing(what)] } else { said }
}
