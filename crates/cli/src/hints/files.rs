use pilar_app::{Case, Code, Facts};

pub fn other_kind(facts: &Facts) -> &'static str {
    match (&facts.format, facts.case) {
        (_, Some(Case::Scan)) => {
            "minta buku kerjanya (.xlsx) kepada pembuatnya; berkas ini dapat dilampirkan sebagai bukti dukung"
        }
        (Some(_), _) => "buka di Excel atau aplikasi serupa dan simpan sebagai Excel Workbook (.xlsx)",
        (None, Some(Case::FullBackup)) => {
            "pulihkan di folder kosong dengan perintah restore, lalu impor pilar.db dari folder itu"
        }
        (None, Some(Case::ServerError)) => "unduh ulang dari PortalRB setelah kesalahan itu teratasi",
        (None, Some(Case::UnitList)) => "pilih JSON jawaban dari unit yang dimaksud",
        (None, Some(Case::Own)) => "pilih salinannya, karena isi ruang kerja ini sudah ada di sini",
        (None, Some(Case::Workbook)) => "pilih berkas LKE yang disimpan sebagai .xlsx",
        (None, _) => {
            "yang dapat dibaca adalah buku kerja LKE (.xlsx, .xlsb, .xls, .ods), JSON PortalRB, paket Pilar (.zip), dan data ruang kerja (pilar.db)"
        }
    }
}

pub fn bad_structure(facts: &Facts) -> &'static str {
    match facts.case {
        Some(Case::PortalRb) => "gunakan berkas yang diunduh dari PortalRB",
        _ if facts.items.is_empty() => "unduh ulang berkas itu dari sumbernya",
        _ => "perbaiki berkas di sumbernya, lalu coba lagi",
    }
}

pub fn other_instrument(facts: &Facts) -> &'static str {
    match facts.case {
        Some(Case::Workbook) => {
            "gunakan LKE resmi tanpa menambah, menghapus, atau memindahkan baris pertanyaan"
        }
        Some(Case::Columns) => {
            "sebutkan lembar dan kolomnya dengan peta kolom (--map NAMA|BERKAS), atau gunakan LKE resmi tanpa mengubah judul kolomnya"
        }
        Some(Case::Package) => "periksa paketnya",
        Some(Case::Unofficial) => "minta paket yang dibuat dengan Pilar resmi",
        Some(Case::Older) => "isikan jawabannya di LKE yang berlaku",
        Some(Case::Compared) => {
            "bandingkan per area dengan perintah disparity, atau saring satu tahun dengan --year"
        }
        _ => "buat penilaian baru untuk berkas itu",
    }
}

pub fn unsafe_package(facts: &Facts) -> &'static str {
    match facts.case {
        Some(Case::Copy) => "salin ulang atau minta paket baru",
        Some(Case::Unofficial) => "minta paket yang dibuat Pilar",
        _ => "minta paket baru dari pengirimnya",
    }
}

pub fn update(facts: &Facts) -> Option<&'static str> {
    match facts.case {
        Some(Case::Older) => None,
        Some(Case::Copy) => Some("salin ulang berkasnya dari sumbernya, lalu coba lagi"),
        Some(Case::Unofficial) => {
            Some("jangan pasang berkas itu dan minta pembaruan dari pengelola Pilar di instansi")
        }
        Some(Case::Newer | Case::Unchecked) => Some("minta pemasang Pilar dari pengelola Pilar di instansi"),
        Some(Case::Elsewhere) => Some("pasang paket .deb yang baru lewat pengelola komputer"),
        _ => Some("pilih berkas yang namanya berakhir .pilar-update"),
    }
}

pub fn refused_package(facts: &Facts) -> &'static str {
    match facts.case {
        Some(Case::Newer) => "minta pengirim membuat paket baru atau pasang Pilar terbaru",
        Some(Case::NotThere) => {
            "impor paket lengkap penilaian itu lebih dahulu, atau minta paket lengkap dari pengirimnya"
        }
        Some(Case::Clocks) => "periksa jam komputer ini, lalu jam komputer pengirimnya",
        _ => "minta pengirim membuat paket baru",
    }
}

pub fn bad_destination(facts: &Facts) -> &'static str {
    match facts.case {
        Some(Case::Folder) => "pilih nama berkas",
        Some(Case::NotAFile) => "pilih nama berkas lain",
        Some(Case::Template) => "pilih nama lain agar buku kerja asal tidak tertimpa",
        Some(Case::Occupied) => "sebutkan folder yang kosong atau belum ada",
        _ => "pilih nama atau folder lain",
    }
}

pub fn export_failed(facts: &Facts) -> &'static str {
    match facts.case {
        Some(Case::Compose) => "laporkan kepada pengembang Pilar",
        Some(Case::NotVerified) => "ulangi ekspor",
        Some(Case::Answers) => "jawab ulang yang disebut itu menurut lembar kerja sekarang, lalu ulangi",
        _ => "periksa tempat penyimpanan lalu ulangi",
    }
}

pub fn template(facts: &Facts) -> &'static str {
    match facts.case {
        Some(Case::Damaged) => "pakai salinan yang dapat dibuka di Excel",
        Some(Case::OtherColumns) => "sebutkan --other-columns kosongkan atau biarkan",
        Some(Case::NoSheet) => "pakai buku kerja resmi atau unduhan PortalRB",
        Some(Case::NotVerified) => {
            "betulkan yang disebut itu di salinan buku kerja asal, lalu pakai salinannya"
        }
        _ => "pakai buku kerja resmi yang sama tahunnya",
    }
}

/// About tables of responses and complaints.
pub fn table(code: Code, facts: &Facts) -> Option<String> {
    let said = match code {
        Code::NoFile => "periksa kembali nama dan letaknya; yang dipilih harus sebuah berkas",
        Code::FileEmpty | Code::FileDamaged => "unduh ulang berkas itu dari formulir atau kanalnya",
        Code::FileTooLarge => "pecah berkasnya, atau hapus kolom dan lembar yang tidak diperlukan",
        Code::FileProtected => {
            "buka di Excel atau aplikasi serupa, hapus kata sandinya, simpan, lalu coba lagi"
        }
        Code::OtherKind => "yang dapat dibaca adalah .csv, .tsv, .xlsx, .xls, dan .ods",
        Code::BadColumnMap => "perbaiki petanya, lalu ulangi",
        Code::NoSheet | Code::SheetUndecided => {
            "sebutkan lembarnya dengan sheet = \"NAMA\" di peta kolom (--map)"
        }
        Code::UnreadableRows => "perbaiki berkasnya, atau sebutkan kolomnya dengan peta kolom (--map)",
        Code::BadStructure => "perbaiki judul kolomnya, atau sebutkan kolomnya dengan peta kolom (--map)",
        _ => {
            return (!facts.choices.is_empty()).then(|| format!("pilihannya: {}", facts.choices.join(", ")));
        }
    };
    Some(said.to_owned())
}

/// About lists of raises.
pub fn raises(code: Code) -> &'static str {
    match code {
        Code::NoFile => "periksa kembali nama dan letak daftar kenaikannya",
        Code::FileDamaged => "salin ulang berkas itu, lalu coba lagi",
        Code::FileUnreadable => "tutup aplikasi lain yang memakainya, dan periksa izinnya",
        _ => "tulis daftar kenaikan seperti [{\"soal_id\":2,\"value\":\"A\",\"cost\":3}, …]",
    }
}
