use std::fs;
use std::io::Write as _;
use std::time::Duration;

use pilar_tests::{Station, begun};

const CODE: &str = "A.I.1.i.a";

#[test]
fn evidence_that_is_no_whole_file_is_refused_and_nothing_changes() {
    let (desk, id) = Station::with_example();
    let before = desk.json(&["evidence", "list", &id]);
    let empty = desk.file("kosong.pdf", "");
    let folder = desk.path("folder");
    fs::create_dir(&folder).expect("folder");
    let folder = folder.to_str().expect("path");
    let missing = desk.path("hilang.pdf");
    let missing = missing.to_str().expect("path");
    let huge = desk.path("besar.mp4");
    fs::File::create(&huge).and_then(|file| file.set_len((2 << 30) + 1)).expect("sparse file");
    let huge = huge.to_str().expect("path");
    let add = |path: &str| desk.refused(&["evidence", "add", &id, CODE, path]);
    assert_eq!(
        add(&empty),
        format!("Berkas {empty} kosong (0 byte); lampiran itu tidak disimpan. Periksa berkas aslinya.")
    );
    assert_eq!(
        add(folder),
        format!(
            "Lampiran {folder} adalah folder; lampiran itu tidak disimpan. Buka foldernya, lalu pilih semua berkas di dalamnya sekaligus."
        )
    );
    assert_eq!(
        add(missing),
        format!("Berkas {missing} tidak ada; lampiran itu tidak disimpan. Periksa nama dan foldernya.")
    );
    assert_eq!(
        add(huge),
        format!(
            "Berkas {huge} melebihi batas 2 GB; lampiran itu tidak disimpan. Perkecil atau pecah berkasnya."
        )
    );
    assert_eq!(desk.json(&["evidence", "list", &id]), before);
    assert_eq!(desk.json(&["check"])["report"]["unused"], 0);
}

#[cfg(unix)]
#[test]
fn a_broken_link_is_told_from_a_missing_file() {
    let (desk, id) = Station::with_example();
    let link = desk.path("tautan.pdf");
    std::os::unix::fs::symlink("tidak-ada.pdf", &link).expect("link");
    let link = link.to_str().expect("path");
    assert_eq!(
        desk.refused(&["evidence", "add", &id, CODE, link]),
        format!(
            "Berkas {link} adalah tautan ke berkas yang tidak ada lagi; lampiran itu tidak disimpan. Lampirkan berkas aslinya."
        )
    );
}

#[test]
fn a_file_that_grows_while_it_is_read_is_refused() {
    let (desk, id) = Station::with_example();
    let path = desk.file("rekaman.bin", vec![7; 64 << 20]);
    let mut grown = false;
    // Writing goes on until a read has met it; every attempt that ends before the first write is repeated.
    for _ in 0..20 {
        let mut file = fs::OpenOptions::new().append(true).open(&path).expect("growing file");
        let add = ["evidence", "add", &id, CODE, &path];
        let reading = begun(|| desk.command(&add).stderr(std::process::Stdio::piped()).spawn());
        for _ in 0..400 {
            file.write_all(b"lagi").expect("write");
            std::thread::sleep(Duration::from_millis(1));
        }
        let ended = reading.wait_with_output().expect("pilar ends");
        let error = String::from_utf8_lossy(&ended.stderr).into_owned();
        if error.contains("berubah saat dibaca") {
            grown = true;
            break;
        }
    }
    assert!(grown, "a growing file was never noticed");
}

#[test]
fn odd_names_are_kept_and_made_safe_when_written_out() {
    let (desk, id) = Station::with_example();
    let long = format!("{}.pdf", "n".repeat(240));
    for (name, safe) in [
        ("CON.pdf", "_CON.pdf".to_owned()),
        ("baris\nbaru.txt", "baris_baru.txt".to_owned()),
        ("a:b\\c.txt", "a_b_c.txt".to_owned()),
        (long.as_str(), format!("{}.pdf", "n".repeat(146))),
    ] {
        if cfg!(windows) && name != long {
            continue;
        }
        let path = desk.file(name, format!("isi {safe}"));
        let added = desk.json(&["evidence", "add", &id, CODE, &path]);
        assert_eq!(added[0]["name"], name);
        let document = added[0]["id"].as_str().expect("id");
        let saved = desk.json(&["evidence", "save", &id, document, "-o", "keluar"]);
        let saved = saved["path"].as_str().expect("path").to_owned();
        assert!(saved.ends_with(&safe), "{saved}");
        assert_eq!(fs::read_to_string(desk.path(&saved)).expect("saved file"), format!("isi {safe}"));
    }
}

#[test]
fn the_same_content_is_stored_once_and_serves_many_questions() {
    let (desk, id) = Station::with_example();
    let first = desk.file("SK.txt", "Surat Keputusan");
    let copy = desk.file("SK - Copy.txt", "Surat Keputusan");
    let added = desk.json(&["evidence", "add", &id, "A.I.1.i.a", &first]);
    let again = desk.json(&["evidence", "add", &id, "A.I.1.i.b", &copy]);
    assert_eq!(again[0]["reused"], true);
    assert_eq!(again[0]["id"], added[0]["id"]);
    let list = desk.json(&["evidence", "list", &id]);
    let document =
        list.as_array().expect("list").iter().find(|d| d["id"] == added[0]["id"]).expect("document");
    assert_eq!(document["serves"], serde_json::json!(["A.I.1.i.a", "A.I.1.i.b"]));
    let newer = desk.file("SK.txt", "Surat Keputusan, perubahan pertama");
    let id_of = added[0]["id"].as_str().expect("id");
    desk.good(&["evidence", "add", &id, "A.I.1.i.a", &newer, "--revises", id_of]);
    let list = desk.json(&["evidence", "list", &id]);
    let document =
        list.as_array().expect("list").iter().find(|d| d["id"] == added[0]["id"]).expect("document");
    assert_eq!(document["revisions"].as_array().expect("revisions").len(), 2);
    assert_eq!(document["size"], 34);
    desk.good(&["undo", &id]);
    let list = desk.json(&["evidence", "list", &id]);
    let document =
        list.as_array().expect("list").iter().find(|d| d["id"] == added[0]["id"]).expect("document");
    assert_eq!(document["size"], 15);
}

#[test]
fn a_document_is_linked_described_detached_and_removed_on_the_command_line() {
    let (desk, id) = Station::with_example();
    let other = "A.I.1.i.b";
    let file = desk.file("SK Uji.txt", "isi");
    let added = desk.json(&["evidence", "add", &id, CODE, &file]);
    let document = added[0]["id"].as_str().expect("an id");
    let shown = || {
        let list = desk.json(&["evidence", "list", &id]);
        list.as_array().expect("a list").iter().find(|one| one["id"] == document).cloned()
    };
    assert_eq!(desk.json(&["evidence", "link", &id, document, CODE, other])["linked"], 1);
    assert_eq!(desk.json(&["evidence", "detach", &id, CODE, "SK Uji.txt"])["detached"], true);
    desk.json(&["evidence", "describe", &id, document, "--title", "SK Tim Uji", "--year", "2020"]);
    desk.json(&["evidence", "describe", &id, document, "--note", "salinan"]);
    let one = shown().expect("listed");
    assert_eq!(
        (&one["title"], &one["year"], &one["note"]),
        (&"SK Tim Uji".into(), &2020.into(), &"salinan".into())
    );
    assert_eq!(one["serves"], serde_json::json!([other]));
    assert_eq!(one["flags"][0]["code"], "tahun_lain");
    assert!(desk.good(&["search", &id, "uji salinan"]).contains("SK Tim Uji"));
    assert_eq!(
        desk.refused(&["evidence", "describe", &id, document, "--triwulan", "5"]),
        "Triwulan 5 tidak ada; tidak ada yang berubah. Isikan 1 sampai 4."
    );
    desk.json(&["evidence", "remove", &id, document]);
    assert_eq!(shown(), None);
    desk.json(&["undo", &id]);
    assert_eq!(shown(), Some(one));
}

/// Several files are one action: all of them, or none and every one that is wrong named.
#[test]
fn several_files_are_attached_together_or_not_at_all() {
    let (desk, id) = Station::with_example();
    let before = desk.json(&["show", &id]);
    let good = desk.file("SK.pdf", "%PDF-1.4 invented");
    let more = desk.file("Notulen.pdf", "%PDF-1.4 invented too");
    let empty = desk.file("kosong.pdf", "");
    let gone = desk.path("hilang.pdf").to_str().expect("Unicode").to_owned();
    let lost = desk.path("lenyap.pdf").to_str().expect("Unicode").to_owned();
    let said = desk.refused_with_list(&["evidence", "add", &id, CODE, &good, &gone, &more, &lost]);
    assert_eq!(
        said,
        format!(
            "2 dari 4 berkas tidak dapat dilampirkan; tidak ada yang dilampirkan. Perbaiki atau keluarkan berkas itu, lalu ulangi.\n{gone}: tidak ada\n{lost}: tidak ada"
        )
    );
    let said = desk.refused_with_list(&["evidence", "add", &id, CODE, &good, &empty]);
    assert!(said.contains("kosong.pdf: kosong") && said.contains("1 dari 2 berkas"), "{said}");
    assert_eq!(desk.json(&["show", &id]), before);
    assert_eq!(desk.json(&["check"])["report"]["unused"], 0, "what was stored by then is dropped again");

    let added = desk.json(&["evidence", "add", &id, CODE, &good, &more, "--year", "2026"]);
    assert_eq!(added.as_array().map(Vec::len), Some(2));
    assert_eq!(
        desk.good(&["undo", &id]).trim(),
        format!("Diurungkan: Lampirkan 2 berkas pada Tim pembangunan ZI di unit kerja ({CODE})")
    );
    assert_eq!(desk.json(&["show", &id])["evidence"], before["evidence"]);
}

#[test]
fn the_workspaces_own_files_are_no_evidence() {
    let (desk, id) = Station::with_example();
    let before = desk.json(&["history", &id]);
    let own = desk.workspace().join("pilar.db");
    let own = own.to_str().expect("path");
    assert_eq!(
        desk.refused(&["evidence", "add", &id, "2", own]),
        format!(
            "Berkas {own} milik ruang kerja Pilar sendiri; lampiran itu tidak disimpan. Lampirkan dokumen aslinya, atau salinannya di folder lain."
        )
    );
    assert_eq!(desk.json(&["history", &id]), before);
    desk.good(&["check"]);
}
