use std::fmt::Write as _;

use pilar_app::view::{DuplicatesView, TwinView};

/// Documents that are there more than once; `removed` is how many were removed, `None` before that.
pub fn duplicates(found: &DuplicatesView, removed: Option<usize>) -> String {
    let DuplicatesView { copies, elsewhere, namesakes } = found;
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = match (removed, copies.iter().map(|group| group.documents.len() - 1).sum::<usize>()) {
        (Some(count), _) => {
            writeln!(text, "{count} dokumen ganda dihapus; dapat diurungkan dengan perintah undo.")
        }
        (None, 0) => writeln!(text, "Tidak ada dokumen ganda pada pertanyaan yang sama."),
        (None, count) => writeln!(text, "{count} dokumen ganda akan dihapus."),
    };
    for group in copies {
        let _ = writeln!(text);
        for one in &group.documents {
            let verb = if one.id == group.keep { "tinggal" } else { "hapus" };
            let _ = writeln!(text, "  {verb:<8}{}", twin(one));
        }
        if !group.gains.is_empty() {
            let _ = writeln!(text, "  yang tinggal mengambil alih: {}", group.gains.join("; "));
        }
        if !group.lost.is_empty() {
            let _ = writeln!(text, "  tidak terbawa: {}", group.lost.join("; "));
        }
    }
    others(&mut text, "Isi sama pada pertanyaan yang berbeda, dibiarkan", elsewhere);
    others(&mut text, "Nama sama, isi berbeda, dibiarkan", namesakes);
    text.trim_end().to_owned()
}

fn others(text: &mut String, title: &str, groups: &[Vec<TwinView>]) {
    if groups.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{title}: {} kelompok", groups.len());
    for group in groups {
        let _ = writeln!(text, "  {}", group.iter().map(twin).collect::<Vec<_>>().join(" | "));
    }
}

fn twin(one: &TwinView) -> String {
    let year = one.year.map_or_else(|| "tanpa tahun".into(), |year| year.to_string());
    let serves = if one.serves.is_empty() { "tidak dipakai".into() } else { one.serves.join(", ") };
    format!("{}  {} ({}), {year}, {serves}", one.id, one.title, one.name)
}
