use std::path::PathBuf;

use clap::{Args, Subcommand};
use pilar_app::path::LARGEST_COST;

use super::values::{Reason, pair};

/// Which path to a predicate is wanted.
#[derive(Debug, Args)]
pub struct Path {
    /// Id penilaian
    pub id: String,
    /// Predikat: wbk atau wbbm
    #[arg(long, value_name = "PREDIKAT")]
    pub to: String,
    /// Hanya kenaikan di berkas JSON ini: [{"soal_id":2,"value":"A","cost":3}, …]; tanpa ini menurut upaya bawaan LKE
    #[arg(long, value_name = "JSON")]
    pub raises: Option<PathBuf>,
    /// Pertanyaan yang tidak mungkin dinaikkan; boleh berkali-kali
    #[arg(long, value_name = "KODE")]
    pub lock: Vec<String>,
    /// Jawaban tertinggi yang mungkin, misalnya 2=B; untuk rasio dalam persen; boleh berkali-kali
    #[arg(long, value_name = "KODE=JAWABAN", value_parser = pair)]
    pub cap: Vec<(String, String)>,
    /// Pertanyaan yang kenaikannya sudah direncanakan, jadi tanpa biaya; boleh berkali-kali
    #[arg(long, value_name = "KODE")]
    pub pin: Vec<String>,
    /// Biaya menaikkan satu tingkat dalam satuan yang sedang dipakai (hari bila biaya dihitung dalam hari), misalnya 2=5; boleh berkali-kali
    #[arg(long, value_name = "KODE=BIAYA", value_parser = cost, conflicts_with = "raises")]
    pub cost: Vec<(String, u64)>,
    /// Hitung biaya dalam hari, satu satuan biaya model sama dengan sekian hari; tanpa ini menurut pilihan yang tersimpan, lihat pilar effort
    #[arg(long, value_name = "HARI", conflicts_with = "raises")]
    pub days: Option<u64>,
    /// Cadangan: setiap syarat dilampaui paling sedikit sekian poin, atau dipenuhi seluruhnya
    #[arg(long, value_name = "POIN", allow_hyphen_values = true)]
    pub above: Option<String>,
    /// Sebutkan juga jalan terbaik berikutnya, paling banyak tiga
    #[arg(long)]
    pub alternatives: bool,
    /// Sebutkan juga nilai total terbaik untuk setiap biaya
    #[arg(long)]
    pub curve: bool,
}

fn cost(text: &str) -> Result<(String, u64), Reason> {
    let (code, cost) = pair(text)?;
    let cost = cost.trim().parse::<u64>().ok().filter(|cost| *cost <= LARGEST_COST);
    Ok((code, cost.ok_or(Reason("biaya bukan bilangan bulat 0 sampai 10000"))?))
}

/// What the costs of paths count.
#[derive(Debug, Args)]
pub struct Effort {
    /// Id penilaian
    pub id: String,
    /// Hitung biaya dalam hari, satu satuan biaya model sama dengan sekian hari, 1 sampai 10
    #[arg(long, value_name = "HARI")]
    pub days: Option<u64>,
    /// Hitung biaya dalam satuan model lagi; taksiran dalam hari tetap tersimpan
    #[arg(long, conflicts_with = "days")]
    pub no_days: bool,
}

#[derive(Debug, Subcommand)]
pub enum Scenario {
    /// Mendaftar simulasi beserta nilainya
    List {
        /// Id penilaian
        id: String,
    },
    /// Menampilkan satu simulasi di samping keadaan sekarang
    Show {
        /// Id penilaian
        id: String,
        /// Nama simulasi, atau id-nya dari scenario list --json
        name: String,
    },
    /// Mengisi jawaban sebuah simulasi; jawaban unit tidak berubah
    #[command(after_help = "Contoh: pilar scenario set 0198c2 \"Bila SK terbit\" 2=A 125=3,8")]
    Set {
        /// Id penilaian
        id: String,
        /// Nama simulasi, atau id-nya; nama yang belum ada dibuat
        name: String,
        /// Isian dan jawabannya; kosong sesudah tanda = mengosongkan isian itu
        #[arg(required = true, value_name = "KODE=JAWABAN", value_parser = pair)]
        answers: Vec<(String, String)>,
    },
    /// Menghapus sebuah simulasi
    Remove {
        /// Id penilaian
        id: String,
        /// Nama simulasi, atau id-nya dari scenario list --json
        name: String,
    },
}

/// How much a predicate withstands.
#[derive(Debug, Args)]
pub struct Margin {
    /// Id penilaian
    pub id: String,
    /// Predikat: wbk atau wbbm
    #[arg(long, value_name = "PREDIKAT")]
    pub to: String,
}
