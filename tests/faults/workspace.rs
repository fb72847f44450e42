use std::fs;

use pilar_tests::Station;

#[test]
fn a_damaged_database_is_reported_kept_and_restored_from_its_backup() {
    let (desk, id) = Station::with_example();
    let before = desk.json(&["show", &id]);
    let backup = desk.json(&["backup"])["path"].as_str().expect("path").to_owned();
    let database = desk.workspace().join("pilar.db");
    for suffix in ["-wal", "-shm"] {
        let _ = fs::remove_file(desk.workspace().join(format!("pilar.db{suffix}")));
    }
    fs::write(&database, b"bukan data Pilar sama sekali, hanya teks yang cukup panjang untuk dibaca")
        .expect("write");
    let damaged = fs::read(&database).expect("read");
    let sentence = desk.refused(&["show", &id]);
    assert!(sentence.contains("pilar.db") && sentence.contains("restore"), "{sentence}");
    assert_eq!(fs::read(&database).expect("read"), damaged, "the damaged file is kept as it was");
    desk.good(&["restore", &backup]);
    assert_eq!(desk.json(&["show", &id]), before);
    let kept = fs::read_dir(desk.workspace())
        .expect("workspace")
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_file())
        .any(|entry| fs::read(entry.path()).is_ok_and(|bytes| bytes == damaged));
    assert!(kept, "the damaged database is kept aside");
}

#[test]
fn what_a_reader_of_data_said_is_told_to_scripts_alone() {
    let (desk, _) = Station::with_example();
    desk.good(&["identity", "Sri Wahyuni", "--role", "pokja"]);
    rusqlite::Connection::open(desk.workspace().join("pilar.db"))
        .expect("open")
        .execute("UPDATE meta SET value = '{' WHERE key LIKE 'setting/%'", [])
        .expect("spoilt");
    let sentence = desk.refused(&["identity"]);
    assert!(sentence.starts_with("Berkas pilar.db rusak; berkas itu tidak diubah. "), "{sentence}");
    let ended = desk.run(&["--json", "identity"]);
    let said: serde_json::Value = serde_json::from_str(&ended.out).expect("JSON");
    assert!(said["error"]["detail"].as_str().is_some_and(|detail| detail.contains("setting ")), "{said:#}");
}

#[test]
fn a_database_from_a_newer_version_is_refused_untouched() {
    let (desk, id) = Station::with_example();
    let database = desk.workspace().join("pilar.db");
    let connection = rusqlite::Connection::open(&database).expect("open");
    connection.pragma_update(None, "user_version", 999).expect("newer version");
    connection.pragma_update(None, "wal_checkpoint", "TRUNCATE").ok();
    drop(connection);
    let before = fs::read(&database).expect("read");
    let sentence = desk.refused(&["show", &id]);
    assert!(sentence.starts_with("Ruang kerja dibuat oleh Pilar yang lebih baru (skema 999"), "{sentence}");
    assert_eq!(fs::read(&database).expect("read"), before);
}

#[test]
fn a_second_process_that_writes_is_told_to_wait() {
    let (desk, id) = Station::with_example();
    let connection = rusqlite::Connection::open(desk.workspace().join("pilar.db")).expect("open");
    connection.execute_batch("BEGIN IMMEDIATE").expect("lock");
    assert_eq!(
        desk.refused(&["answer", &id, "A.I.1.i.a", "Tidak"]),
        "Ruang kerja sedang dipakai proses Pilar lain; tidak ada yang berubah. Tunggu sampai selesai atau tutup jendelanya, lalu ulangi."
    );
    // Looking is possible all the same.
    desk.good(&["show", &id]);
    connection.execute_batch("ROLLBACK").expect("unlock");
    desk.good(&["answer", &id, "A.I.1.i.a", "Tidak"]);
}

#[test]
fn a_command_leaves_everything_in_the_databases_even_beside_an_open_window() {
    let (desk, id) = Station::with_example();
    let logs = || {
        let of = |name: &str| fs::metadata(desk.workspace().join(name)).map_or(0, |log| log.len());
        of("pilar.db-wal") + of("evidence.db-wal")
    };
    assert!(!desk.workspace().join("pilar.db-wal").exists(), "whoever closes last takes the log away");
    let window = rusqlite::Connection::open(desk.workspace().join("pilar.db")).expect("open");
    let seen =
        || window.query_row("SELECT count(*) FROM change", [], |row| row.get::<_, i64>(0)).expect("seen");
    let before = seen();
    desk.good(&["answer", &id, "A.I.1.i.a", "Tidak"]);
    assert_eq!((logs(), seen()), (0, before + 1));

    // Somebody in the middle of reading is not waited for, and keeps what is being read.
    window.execute_batch("BEGIN").expect("reads");
    let before = seen();
    desk.good(&["answer", &id, "A.I.1.i.a", "Ya"]);
    assert!(logs() > 0);
    assert_eq!(seen(), before);
    window.execute_batch("COMMIT").expect("has read");
    desk.good(&["check"]);
    assert_eq!(logs(), 0);
}

#[test]
fn lost_evidence_is_told_as_what_it_is_and_gone_on_without_only_when_asked() {
    let (desk, id) = Station::with_example();
    let before = desk.json(&["show", &id]);
    fs::remove_file(desk.workspace().join("evidence.db")).expect("lost");
    for command in [&["show", &id][..], &["check"], &["--read-only", "list"]] {
        let said = desk.refused(command);
        assert!(
            said.starts_with("Berkas evidence.db tidak ada atau kosong, padahal riwayat menyebut isi ")
                && said.contains("kembalikan evidence.db dari salinan folder ruang kerja"),
            "{said}"
        );
    }
    assert!(!desk.workspace().join("evidence.db").exists(), "nothing takes its place");
    desk.good(&["restore", "--without-evidence"]);
    assert_eq!(desk.json(&["show", &id]), before);
    let ended = desk.run(&["check"]);
    assert_eq!(ended.code, 1);
    assert!(ended.out.contains("tidak tersimpan; lampirkan kembali berkas aslinya"), "{}", ended.out);
    assert!(!ended.out.contains("restore"), "no backup holds it: {}", ended.out);
}

#[test]
fn a_check_names_conflict_copies_and_what_to_do_with_them() {
    let (desk, _) = Station::with_example();
    fs::write(desk.workspace().join("pilar-DESKTOP-7Q.db"), "salinan").expect("a copy");
    let said = desk.good(&["check"]);
    assert!(said.contains("Ruang kerja utuh."), "{said}");
    assert!(
        said.contains(
            "- Berkas pilar-DESKTOP-7Q.db di folder ruang kerja tampak seperti salinan bentrok dari program sinkronisasi"
        ),
        "{said}"
    );
    assert_eq!(desk.json(&["check"])["report"]["notices"].as_array().map(Vec::len), Some(1));

    // What Syncthing leaves at the top of a folder that it syncs.
    fs::create_dir(desk.workspace().join(".stfolder")).expect("a mark");
    let said = desk.good(&["check"]);
    assert!(said.contains("- Folder ruang kerja tampaknya disinkronkan ke penyimpanan awan"), "{said}");
}

#[test]
fn an_id_that_fits_nothing_and_a_folder_that_is_no_workspace_are_named() {
    let (desk, _) = Station::with_example();
    assert_eq!(
        desk.refused(&["show", "ffff"]),
        "Penilaian \"ffff\" tidak ditemukan; tidak ada yang berubah. Lihat daftarnya dengan perintah list."
    );
    let file = desk.file("berkas", "bukan folder");
    let ended = desk.run(&["--workspace", &file, "list"]);
    assert_eq!(ended.code, 2, "the workspace is given twice: {ended:?}");
}

#[cfg(unix)]
#[test]
fn a_full_disk_changes_nothing_and_says_so() {
    // A limit on file size makes every write fail as a full disk does, without needing one.
    let (desk, id) = Station::with_example();
    let big = desk.file("besar.bin", vec![1; 8 << 20]);
    let before = desk.json(&["show", &id]);
    let path = pilar_tests::pilar_path().to_str().expect("path");
    let workspace = desk.workspace();
    let script = format!(
        "trap '' XFSZ; ulimit -f 4096; '{path}' --workspace '{}' evidence add {id} A.I.1.i.a '{big}'",
        workspace.display()
    );
    let ended = std::process::Command::new("bash").args(["-c", &script]).output().expect("bash");
    assert_eq!(ended.status.code(), Some(1), "{ended:?}");
    let error = String::from_utf8_lossy(&ended.stderr);
    assert!(error.starts_with("pilar: ") && error.trim_end().lines().count() == 1, "{error}");
    assert_eq!(desk.json(&["show", &id]), before);
    desk.good(&["check"]);
}

#[test]
fn a_profile_changes_by_the_fields_named_and_refuses_what_is_none() {
    let (desk, id) = Station::with_example();
    let before = desk.json(&["profile", &id])["profile"].clone();
    let after =
        desk.json(&["profile", &id, "--deadline", "2026-05-31", "--afirmasi", "true"])["profile"].clone();
    assert_eq!((&after["deadline"], &after["afirmasi"]), (&"2026-05-31".into(), &true.into()));
    assert_eq!((&after["unit"], &after["address"]), (&before["unit"], &before["address"]));
    assert_eq!(
        desk.refused(&["profile", &id, "--deadline", "31 Mei"]),
        "Tanggal \"31 Mei\" tidak terbaca; tidak ada yang berubah. Tulis seperti 31 Mei 2026 (atau 2026-05-31)."
    );
    let logo = desk.file("logo.png", "bukan gambar");
    assert_eq!(
        desk.refused(&["profile", &id, "--logo", &logo]),
        "Berkas logo.png bukan logo yang dapat dicetak; tidak ada yang berubah. Pilih gambar PNG atau JPEG paling besar 4 MB."
    );
    assert_eq!(desk.json(&["profile", &id])["profile"], after);
}

#[test]
fn a_full_backup_carries_everything_to_another_computer() {
    let (desk, id) = Station::with_example();
    let said = desk.good(&["backup", "--full", "kami.pilar-lengkap"]);
    assert!(
        said.starts_with("Cadangan lengkap, dengan semua bukti dukung, tersimpan dan terverifikasi"),
        "{said}"
    );
    let before = [desk.json(&["show", &id]), desk.json(&["history", &id])];

    assert_eq!(
        desk.refused(&["restore", "kami.pilar-lengkap"]),
        format!(
            "Folder {} tidak kosong; tidak ada yang ditulis. Sebutkan folder yang kosong atau belum ada.",
            desk.workspace().display()
        )
    );
    let other = Station::new();
    std::fs::copy(desk.path("kami.pilar-lengkap"), other.path("kami.pilar-lengkap")).expect("carried");
    other.good(&["restore", "kami.pilar-lengkap"]);
    assert_eq!([other.json(&["show", &id]), other.json(&["history", &id])], before);
    other.good(&["evidence", "verify", &id]);

    let bytes = std::fs::read(desk.path("kami.pilar-lengkap")).expect("the file");
    let third = Station::new();
    std::fs::write(third.path("rusak.pilar-lengkap"), &bytes[..bytes.len() / 2]).expect("cut short");
    let refused = third.refused(&["restore", "rusak.pilar-lengkap"]);
    assert!(refused.starts_with("Berkas rusak.pilar-lengkap bukan cadangan Pilar atau rusak"), "{refused}");
    assert!(!third.workspace().exists());
}
