use std::path::PathBuf;

use clap::Subcommand;

/// Peta kolom: di kolom mana jawaban, catatan, bukti dukung, dan hasil tim penilai berada
#[derive(Debug, Subcommand)]
pub enum ColumnMap {
    /// Mendaftar peta yang tersimpan
    List,
    /// Menampilkan satu peta seperti di berkasnya (TOML)
    Show {
        /// Nama peta
        name: String,
    },
    /// Menyimpan peta dari berkasnya, atau dari buku kerja yang kolomnya dikenali
    #[command(after_help = "Contoh: pilar map save \"LKE KESDM.xlsx\" --name \"Format KESDM 2026\"")]
    Save {
        /// Berkas peta (TOML atau JSON), atau buku kerja
        file: PathBuf,
        /// Namanya; peta bernama sama diganti
        #[arg(long, value_name = "NAMA")]
        name: Option<String>,
        /// Lembar buku kerja, bila ada beberapa yang cocok
        #[arg(long, value_name = "NAMA")]
        sheet: Option<String>,
    },
    /// Menghapus satu peta yang tersimpan
    Remove {
        /// Nama peta
        name: String,
    },
}
