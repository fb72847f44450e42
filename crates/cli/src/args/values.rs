//! Values that several commands take.

use std::fmt;

use clap::ValueEnum;

/// Why a value that was typed is none, in Indonesian; what clap itself says of one is English.
#[derive(Debug)]
pub struct Reason(pub &'static str);

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Reason {}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Layer {
    /// Unit kerja
    Unit,
    /// Anggota tim
    At,
    /// Ketua tim
    Kt,
    /// Pengendali teknis
    Dalnis,
    /// Tim penilai nasional
    Tpn,
}

impl From<Layer> for pilar_app::Layer {
    fn from(layer: Layer) -> Self {
        match layer {
            Layer::Unit => Self::Unit,
            Layer::At => Self::At,
            Layer::Kt => Self::Kt,
            Layer::Dalnis => Self::Dalnis,
            Layer::Tpn => Self::Tpn,
        }
    }
}

/// What of an earlier year is taken.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum LastYear {
    /// Jawaban dan catatannya
    Answer,
    /// Bukti dukung
    Evidence,
}

impl From<LastYear> for pilar_app::worksheet::LastYearPart {
    fn from(part: LastYear) -> Self {
        match part {
            LastYear::Answer => Self::Answer,
            LastYear::Evidence => Self::Evidence,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Buku kerja dengan rumus yang tetap menghitung
    Xlsx,
    /// Laporan siap cetak
    Pdf,
    /// Paket: buku kerja, laporan, bukti dukung, dan riwayat dalam satu zip
    Package,
    /// Laporan Hasil Evaluasi
    Lhe,
    /// JSON jawaban-unit PortalRB
    Portalrb,
    /// JSON daftar unit PortalRB (unit-wbk atau unit-wbbm)
    PortalrbUnit,
    /// Folder untuk server web: daftar unit dan jawaban semua unit satu tahun
    PortalrbSet,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Paper {
    /// 210 x 297 mm
    A4,
    /// 215 x 330 mm
    F4,
}

impl From<Paper> for pilar_app::exchange::Paper {
    fn from(paper: Paper) -> Self {
        match paper {
            Paper::A4 => Self::A4,
            Paper::F4 => Self::F4,
        }
    }
}

/// A name and what it is given, with `=` between them.
pub fn pair(text: &str) -> Result<(String, String), Reason> {
    let (name, value) = text.split_once('=').ok_or(Reason("perlu tanda ="))?;
    Ok((name.trim().to_owned(), value.to_owned()))
}
