//! What commands with many options take. Help texts are Indonesian, as everything users read.
#![allow(clippy::doc_markdown, reason = "these comments are help texts, which show no markdown")]

mod evidence;
mod export;
mod lhe;
mod package;
mod path;
pub mod portfolio;
mod profile;
pub mod review;
mod template;
mod values;

use clap::{Args as ClapArgs, Subcommand};

pub use evidence::Evidence;
pub use export::Export;
pub use lhe::Lhe;
pub use package::PackageOptions;
pub use path::{Path, Scenario};
pub use profile::Profile;
pub use template::TemplateOptions;
pub use values::{Format, Layer, Paper};

#[derive(Debug, ClapArgs)]
pub struct New {
    /// Nama unit kerja atau satker
    #[arg(long)]
    pub unit: String,
    /// Nama instansi
    #[arg(long)]
    pub instansi: String,
    /// Tahun penilaian
    #[arg(long)]
    pub year: u16,
    /// Predikat yang dituju, misalnya wbk atau wbbm
    #[arg(long)]
    pub target: String,
}

#[derive(Debug, Subcommand)]
pub enum Repair {
    /// Perubahan yang bertanggal di depan jam komputer ini dihitung sebagai dibuat sekarang; betulkan jamnya dahulu
    Clock,
}

#[derive(Debug, ClapArgs)]
pub struct Decide {
    /// Id penilaian
    pub id: String,
    /// Hal yang diputuskan, seperti pada perintah conflicts
    pub subject: String,
    /// Perubahan yang nilainya dipilih; id boleh disingkat
    #[arg(long, value_name = "PERUBAHAN", required_unless_present = "value", conflicts_with = "value")]
    pub choose: Option<String>,
    /// Nilai lain; kosong menghapusnya
    #[arg(long, value_name = "NILAI", allow_hyphen_values = true)]
    pub value: Option<String>,
}
