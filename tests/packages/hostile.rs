//! Packages that were forged: each is refused with a sentence of its own.

use std::fs;

use pilar_tests::Station;
use pilar_tests::bag::{Bag, RawEntry, raw_zip};
use serde_json::Value;

use super::{refused, small};

/// The sentence with which `pilar verify` refuses a zip file made of these entries.
fn refused_raw(desk: &Station, entries: &[RawEntry]) -> String {
    fs::write(desk.path("lain.zip"), raw_zip(entries)).expect("file");
    desk.refused_with_list(&["verify", "lain.zip"])
}

fn sound() -> (Station, Bag) {
    let (desk, _, path) = small();
    let bag = Bag::open(&path);
    (desk, bag)
}

#[test]
fn our_forger_makes_sound_packages_when_nothing_is_forged() {
    let (desk, mut bag) = sound();
    bag.seal();
    bag.write(&desk.path("lain.zip"));
    desk.good(&["verify", "lain.zip"]);
    fs::write(desk.path("lain.zip"), raw_zip(&bag.entries())).expect("file");
    desk.good(&["verify", "lain.zip"]);
    let nested = bag.files.iter().map(|(name, bytes)| (format!("Paket Kami/{name}"), bytes.clone()));
    Bag { files: nested.collect() }.write(&desk.path("lain.zip"));
    desk.good(&["verify", "lain.zip"]);
}

#[test]
fn missing_extra_and_changed_files_are_named() {
    let (desk, bag) = sound();
    let pdf = "data/Laporan LKE.pdf";
    let mut missing = bag.clone();
    missing.files.remove(pdf);
    assert_eq!(
        refused(&desk, &missing),
        "Isi paket tidak cocok dengan daftarnya; tidak ada yang berubah. Salin ulang atau minta paket baru.\n\"data/Laporan LKE.pdf\" tidak ada"
    );
    let mut extra = bag.clone();
    extra.files.insert("data/virus.exe".into(), b"MZ".to_vec());
    assert_eq!(
        refused(&desk, &extra),
        "Isi paket tidak cocok dengan daftarnya; tidak ada yang berubah. Salin ulang atau minta paket baru.\n\"data/virus.exe\" tidak tercatat"
    );
    let mut changed = bag.clone();
    changed.files.get_mut(pdf).expect("PDF")[100] ^= 1;
    assert_eq!(
        refused(&desk, &changed),
        "Isi paket tidak cocok dengan daftarnya; tidak ada yang berubah. Salin ulang atau minta paket baru.\nisi \"data/Laporan LKE.pdf\" berubah"
    );
    let mut tag = bag.clone();
    tag.edit("bag-info.txt", |text| text.replace("Pemkot Uji", "Pemkot Lain"));
    assert_eq!(
        refused(&desk, &tag),
        "Isi paket tidak cocok dengan daftarnya; tidak ada yang berubah. Salin ulang atau minta paket baru.\nisi \"bag-info.txt\" berubah"
    );
    let mut hidden = bag.clone();
    hidden.files.insert("data/Bukti Dukung/titipan.pdf".into(), b"%PDF".to_vec());
    assert_eq!(
        refused(&desk, hidden.seal()),
        "Isi paket tidak cocok dengan daftarnya; tidak ada yang berubah. Salin ulang atau minta paket baru.\n\"data/Bukti Dukung/titipan.pdf\" tidak tercatat"
    );
}

#[test]
fn names_that_leave_the_folder_or_break_a_system_are_refused() {
    let (desk, bag) = sound();
    for name in [
        "../../etc/passwd",
        "/etc/passwd",
        "data/../../x",
        "data/./x",
        "C:/x",
        "data\\x",
        "data//x",
        "data/CON.txt",
        "data/titik.",
        "data/cafe\u{301}.pdf",
        "data/baris\nbaru",
    ] {
        let mut entries = bag.entries();
        entries.push(RawEntry::new(name, b"x".to_vec()));
        let shown = name.replace('\n', "?");
        assert_eq!(
            refused_raw(&desk, &entries),
            format!(
                "Paket memuat nama berkas yang berbahaya (\"{shown}\") sehingga ditolak; tidak ada yang berubah. Minta paket baru dari pengirimnya."
            )
        );
    }
    let mut entries = bag.entries();
    entries.push(RawEntry::new(b"data/\xff\xfe".to_vec(), b"x".to_vec()));
    assert!(refused_raw(&desk, &entries).starts_with("Paket memuat nama berkas yang berbahaya"));
}

#[test]
fn links_devices_and_twins_are_refused() {
    let (desk, bag) = sound();
    for mode in [0o120_777, 0o020_644, 0o010_644] {
        let mut entries = bag.entries();
        entries.push(RawEntry { mode, ..RawEntry::new("data/tautan", b"/etc/passwd".to_vec()) });
        assert_eq!(
            refused_raw(&desk, &entries),
            "Paket memuat tautan atau berkas khusus (\"data/tautan\") sehingga ditolak; tidak ada yang berubah. Minta paket baru dari pengirimnya."
        );
    }
    let mut entries = bag.entries();
    entries.push(RawEntry::new("bagit.txt", b"lain".to_vec()));
    assert_eq!(
        refused_raw(&desk, &entries),
        "Paket memuat dua berkas bernama sama sehingga ditolak; tidak ada yang berubah. Salin ulang atau minta paket baru."
    );
    let mut entries = bag.entries();
    entries.push(RawEntry::new("data/laporan lke.PDF", b"lain".to_vec()));
    assert_eq!(
        refused_raw(&desk, &entries),
        "Nama \"data/Laporan LKE.pdf\" dan \"data/laporan lke.PDF\" di paket ini bertabrakan sehingga ditolak; tidak ada yang berubah. Minta paket baru dari pengirimnya."
    );
    let mut entries = bag.entries();
    entries.push(RawEntry::new("data/pilar/journal.jsonl/x", b"lain".to_vec()));
    assert!(refused_raw(&desk, &entries).contains("bertabrakan sehingga ditolak"));
}

#[test]
fn entries_that_lie_and_bombs_are_refused_by_their_real_size() {
    let (desk, bag) = sound();
    let at = |entries: &[RawEntry], name: &str| {
        entries.iter().position(|entry| entry.name == name.as_bytes()).expect("entry")
    };
    let mut entries = bag.entries();
    let pdf = at(&entries, "data/Laporan LKE.pdf");
    entries[pdf].size += 1;
    assert_eq!(
        refused_raw(&desk, &entries),
        "Ukuran \"data/Laporan LKE.pdf\" tidak sesuai dengan yang tercatat sehingga paket ditolak; tidak ada yang berubah. Salin ulang atau minta paket baru."
    );
    // A megabyte of zeros, deflated, that claims to be small: the tag file is read no further than it claims.
    let zeros = deflated(&vec![b' '; 1 << 20]);
    let mut entries = bag.entries();
    let info = at(&entries, "bag-info.txt");
    entries[info] = RawEntry { method: 8, size: 100, crc: 0, ..RawEntry::new("bag-info.txt", zeros.clone()) };
    assert_eq!(
        refused_raw(&desk, &entries),
        "Paket terpotong atau rusak sehingga isinya tidak terbaca; tidak ada yang berubah. Salin ulang atau minta paket baru."
    );
    let mut entries = bag.entries();
    let size = entries[pdf].size;
    entries[pdf] = RawEntry { method: 8, size, crc: 0, ..RawEntry::new("data/Laporan LKE.pdf", zeros) };
    assert_eq!(
        refused_raw(&desk, &entries),
        "Isi paket tidak cocok dengan daftarnya; tidak ada yang berubah. Salin ulang atau minta paket baru.\nisi \"data/Laporan LKE.pdf\" berubah"
    );
    let bomb = deflated(&vec![0; 64 << 20]);
    let mut entries = bag.entries();
    entries[pdf] = RawEntry { method: 8, size: 64 << 20, ..RawEntry::new("data/Laporan LKE.pdf", bomb) };
    assert_eq!(
        refused_raw(&desk, &entries),
        "\"data/Laporan LKE.pdf\" di paket ini melampaui batas ukuran sehingga ditolak; tidak ada yang berubah. Minta paket baru dari pengirimnya."
    );
    let mut entries = bag.entries();
    entries[pdf].flags |= 1;
    assert_eq!(
        refused_raw(&desk, &entries),
        "\"data/Laporan LKE.pdf\" di paket ini bersandi atau dimampatkan dengan cara lain; tidak ada yang berubah. Minta paket yang dibuat Pilar."
    );
}

#[test]
fn a_million_entries_are_refused_before_they_are_read() {
    let (desk, _) = sound();
    let entries: Vec<RawEntry> =
        (0..1_000_000).map(|n: u32| RawEntry::new(format!("{n:06}"), Vec::new())).collect();
    assert_eq!(
        refused_raw(&desk, &entries),
        "Paket memuat 1000000 berkas, paling banyak 50000, sehingga ditolak; tidak ada yang berubah. Minta paket baru dari pengirimnya."
    );
}

#[test]
fn something_behind_or_before_the_archive_is_refused() {
    let (desk, bag) = sound();
    let sound = raw_zip(&bag.entries());
    for bytes in [[&sound[..], b"ekor"].concat(), [b"PK\x03\x04kepala", &sound[..]].concat()] {
        fs::write(desk.path("lain.zip"), bytes).expect("file");
        assert_eq!(
            desk.refused(&["verify", "lain.zip"]),
            "Paket terpotong atau rusak sehingga isinya tidak terbaca; tidak ada yang berubah. Salin ulang atau minta paket baru."
        );
    }
    fs::write(desk.path("lain.zip"), "bukan zip sama sekali").expect("file");
    assert_eq!(
        desk.refused(&["verify", "lain.zip"]),
        "Berkas ini bukan paket Pilar; tidak ada yang berubah. Pilih berkas .zip yang dibuat dengan export --format package."
    );
    assert_eq!(
        desk.refused(&["verify", "tidak ada.zip"]),
        "Berkas tidak ditemukan; tidak ada yang berubah. Periksa kembali nama dan letaknya."
    );
}

#[test]
fn newer_formats_are_left_alone() {
    let (desk, bag) = sound();
    let mut newer = bag.clone();
    newer.edit("data/pilar/assessment.json", |text| text.replace("\"version\": 2", "\"version\": 3"));
    assert_eq!(
        refused(&desk, newer.seal()),
        "Paket dibuat oleh Pilar yang lebih baru (format 3, versi ini mengenal 2); isinya tidak disentuh. Pasang Pilar terbaru, yang pemasangnya ada pada pengelola Pilar di instansi atau pada pengirimnya."
    );
    let mut bagit = bag.clone();
    bagit.edit("bagit.txt", |text| text.replace("1.0", "2.0"));
    assert_eq!(
        refused(&desk, bagit.seal()),
        "Paket dibuat oleh Pilar yang lebih baru (format BagIt 2.0, versi ini mengenal BagIt 1.0); isinya tidak disentuh. Pasang Pilar terbaru, yang pemasangnya ada pada pengelola Pilar di instansi atau pada pengirimnya."
    );
    let mut other = bag.clone();
    other.edit("data/pilar/assessment.json", |text| text.replace("pilar-package", "paket-lain"));
    assert_eq!(
        refused(&desk, other.seal()),
        "\"data/pilar/assessment.json\" di paket ini tidak sesuai format (format bukan pilar-package); tidak ada yang berubah. Minta paket baru dari pengirimnya."
    );
}

/// The sentence about a journal whose lines were changed and sealed again.
fn refused_journal(desk: &Station, bag: &Bag, change: impl FnOnce(&mut Vec<Value>)) -> String {
    let mut forged = bag.clone();
    forged.edit("data/pilar/journal.jsonl", |text| {
        let mut lines: Vec<Value> =
            text.lines().map(|line| serde_json::from_str(line).expect("change")).collect();
        change(&mut lines);
        lines.iter().fold(String::new(), |text, line| text + &line.to_string() + "\n")
    });
    refused(desk, forged.seal())
}

#[test]
fn forged_journals_are_refused_with_the_line() {
    let (desk, bag) = sound();
    let journal = |fault: &str| {
        format!(
            "Riwayat di paket ini ditolak pada baris {fault}; tidak ada yang berubah. Minta paket baru dari pengirimnya."
        )
    };
    let swapped = refused_journal(&desk, &bag, |lines| lines.swap(2, 3));
    assert_eq!(swapped, journal("4: nomor urut 3 tidak berurutan"));
    let nil = "00000000-0000-0000-0000-000000000000";
    let forged = refused_journal(&desk, &bag, |lines| lines[0]["id"] = nil.into());
    assert_eq!(forged, journal(&format!("1: id perubahan {nil} bukan id yang sah")));
    let altered = refused_journal(&desk, &bag, |lines| lines[4]["id"] = lines[3]["id"].clone());
    assert!(altered.contains("diubah setelah ditulis; tidak ada yang berubah"), "{altered}");
    let extra = refused_journal(&desk, &bag, |lines| lines[3]["tambahan"] = 1.into());
    assert_eq!(extra, journal("4: barisnya tidak ditulis sebagaimana mestinya"));
    let half = refused_journal(&desk, &bag, |lines| {
        lines[3].as_object_mut().expect("a change").remove("previous");
    });
    assert_eq!(half, journal("4: bukan catatan perubahan yang sah"));
    let other = refused_journal(&desk, &bag, |lines| lines[0]["assessment"] = lines[0]["id"].clone());
    assert_eq!(other, journal("1: perubahan milik penilaian lain"));
    let huge = refused_journal(&desk, &bag, |lines| lines[5]["value"] = "x".repeat(2 << 20).into());
    assert_eq!(huge, journal("6: isinya melampaui batas ukuran"));
    let sequence = refused_journal(&desk, &bag, |lines| {
        let last = lines.last_mut().expect("a line");
        last["sequence"] = u64::MAX.into();
    });
    assert!(sequence.contains("isinya melampaui batas ukuran"), "{sequence}");
    let shape = refused_journal(&desk, &bag, |lines| lines[2] = serde_json::json!(["bukan perubahan"]));
    assert_eq!(shape, journal("3: bukan catatan perubahan yang sah"));
    let fewer = refused_journal(&desk, &bag, |lines| drop(lines.pop()));
    assert!(
        fewer.starts_with("\"data/pilar/assessment.json\" di paket ini tidak sesuai format (tercatat "),
        "{fewer}"
    );
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    use std::io::{Read as _, Write as _};
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("x", zip::write::SimpleFileOptions::default()).expect("entry");
    zip.write_all(bytes).expect("content");
    let mut archive = zip::ZipArchive::new(zip.finish().expect("zip")).expect("zip");
    let mut packed = Vec::new();
    archive.by_index_raw(0).expect("entry").read_to_end(&mut packed).expect("data");
    packed
}
