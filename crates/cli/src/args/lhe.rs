use std::path::PathBuf;

use clap::Args;

use super::values::pair;

/// The letter data of an LHE.
#[derive(Debug, Args)]
pub struct Lhe {
    /// Id penilaian
    pub id: String,
    /// Tampilkan kolom dan nilainya saja
    #[arg(long, conflicts_with_all = ["set", "from"])]
    pub show: bool,
    /// Ubah kolom, misalnya nomor=700/12/2026; boleh berkali-kali, daftar ditulis satu nilai tiap --set
    #[arg(long, value_name = "ISIAN=NILAI", value_parser = pair)]
    pub set: Vec<(String, String)>,
    /// Ganti seluruh kolom dengan isi berkas JSON, seperti keluaran lhe --show --json
    #[arg(long, value_name = "JSON")]
    pub from: Option<PathBuf>,
}
