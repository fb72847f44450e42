use std::path::PathBuf;

use clap::Args;

use super::annex::AnnexOptions;
use super::{Format, PackageOptions, Paper, TemplateOptions};

/// An export as it is typed.
#[derive(Debug, Args)]
pub struct Export {
    /// Id penilaian; tidak disebut untuk portalrb-set, yang memuat semua unit satu tahun
    #[arg(required_unless_present = "year")]
    pub id: Option<String>,
    /// Bentuk berkas: xlsx, pdf, lhe (.pdf atau .docx), package (paket), portalrb (jawaban-unit), portalrb-unit (daftar unit), portalrb-set (semua unit satu tahun, sebagai folder untuk server web)
    #[arg(long, value_enum, hide_possible_values = true)]
    pub format: Format,
    /// Berkas tujuan, atau folder
    #[arg(short, long, value_name = "PATH")]
    pub output: PathBuf,
    /// Tahun untuk portalrb-set
    #[arg(long, value_name = "TAHUN", required_if_eq("format", "portalrb-set"), conflicts_with = "id")]
    pub year: Option<u16>,
    #[command(flatten)]
    pub template: TemplateOptions,
    /// Ukuran kertas untuk pdf dan lhe: a4 (biasanya) atau f4 (215 x 330 mm)
    #[arg(long, value_enum, default_value = "a4", hide_possible_values = true)]
    pub paper: Paper,
    /// Bagian yang dicetak ke pdf: nomor, kunci, atau nama area; atau kurang (hanya yang belum diisi atau belum berbukti)
    #[arg(long, value_name = "AREA")]
    pub part: Option<String>,
    #[command(flatten)]
    pub annexes: AnnexOptions,
    #[command(flatten)]
    pub package: PackageOptions,
}
