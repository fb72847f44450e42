//! Files that are broken, huge or not what they say: refused with one clear sentence.

use std::io::{Cursor, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use crate::made_workbooks::{Plan, file, instrument, official, with_parts};
use pilar_files::ReadError;
use pilar_files::detect::{FileKind, detect};
use pilar_files::xlsx::read::{Reading, read_workbook};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fn refusal(path: &Path) -> ReadError {
    read_workbook(path, &Reading::of(&instrument(), pilar_tests::lore())).expect_err("refused")
}

/// A zip of these parts.
fn zip_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        writer.start_file(*name, options).expect("part");
        writer.write_all(content).expect("written");
    }
    writer.finish().expect("zip").into_inner()
}

#[test]
fn missing_folders_and_empty_files_are_told_apart() {
    let made = file("kosong.xlsx", b"");
    assert!(matches!(refusal(&made.path), ReadError::Empty));
    assert!(matches!(refusal(made.folder.path()), ReadError::NotAFile));
    let error = refusal(&made.folder.path().join("tidak-ada.xlsx"));
    assert!(matches!(error, ReadError::Missing));
    assert_eq!(error.to_string(), "berkas tidak ditemukan");
}

#[test]
fn other_formats_are_named() {
    assert!(matches!(refusal(&file("a.xlsx", b"%PDF-1.7 bukan buku kerja").path), ReadError::NotAWorkbook));
    assert!(matches!(refusal(&file("a.xlsx", b"PK").path), ReadError::NotAWorkbook));
    let document = zip_of(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")]);
    assert!(matches!(refusal(&file("a.xlsx", &document).path), ReadError::NotAWorkbook));
    let binary = zip_of(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.bin", b"x")]);
    assert!(matches!(refusal(&file("a.xlsx", &binary).path), ReadError::Damaged));
}

#[test]
fn old_and_encrypted_workbooks_are_told_apart() {
    let mut old = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    old.resize(200_000, 0);
    let error = refusal(&file("a.xlsx", &old).path);
    assert!(matches!(error, ReadError::Damaged));
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    // Across the border of two reads.
    old[65_530..65_530 + name.len()].copy_from_slice(&name);
    assert!(matches!(refusal(&file("a.xlsx", &old).path), ReadError::PasswordProtected));
}

#[test]
fn a_workbook_cut_short_or_with_a_flipped_byte_is_damaged() {
    let instrument = instrument();
    let made = official(&instrument, &Plan::default(), |_| {});
    let whole = std::fs::read(&made.path).expect("bytes");
    for keep in [30, whole.len() / 2, whole.len() - 10] {
        let error = refusal(&file("a.xlsx", &whole[..keep]).path);
        assert!(matches!(error, ReadError::Damaged), "{keep}: {error}");
    }
    // Any flipped byte either does not matter or is refused: it never panics and never reads something else.
    let expected =
        read_workbook(&made.path, &Reading::of(&instrument, pilar_tests::lore())).expect("readable");
    for at in (0..whole.len()).step_by(whole.len() / 60) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        if let Ok(imported) =
            read_workbook(&file("a.xlsx", &bytes).path, &Reading::of(&instrument, pilar_tests::lore()))
        {
            assert_eq!(imported.rows, expected.rows, "byte {at}");
        }
    }
}

#[test]
fn a_bomb_is_refused_before_it_unpacks() {
    let zeros = vec![b' '; 64 * 1024 * 1024];
    let bomb = zip_of(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", &zeros)]);
    let said = refusal(&file("a.xlsx", &bomb).path).to_string();
    assert_eq!(said, "berkas terlalu besar (67 MB, paling banyak 16 MB)");

    // A part that says it is small and unpacks to more.
    let mut liar =
        zip_of(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", &zeros[..8 * 1024 * 1024])]);
    let size = (8u32 * 1024 * 1024).to_le_bytes();
    let places: Vec<usize> = (0..liar.len() - 4).filter(|at| liar[*at..*at + 4] == size).collect();
    assert_eq!(places.len(), 2);
    for at in places {
        liar[at..at + 4].copy_from_slice(&100u32.to_le_bytes());
    }
    assert!(matches!(refusal(&file("a.xlsx", &liar).path), ReadError::Damaged));
}

#[test]
fn a_picture_that_shrinks_to_next_to_nothing_is_no_bomb() {
    let instrument = instrument();
    let made = official(&instrument, &Plan::default(), |_| {});
    let bytes = std::fs::read(&made.path).expect("file");
    let white = " ".repeat(20_000_000);
    let made = file("a.xlsx", &with_parts(&bytes, &[("xl/media/image1.bmp", &white)], "\u{0}", "\u{0}"));
    let reading = Reading::of(&instrument, pilar_tests::lore());
    let imported = read_workbook(&made.path, &reading).expect("readable");
    assert_eq!(crate::made_workbooks::answered(&imported), instrument.input_count());
}

#[test]
fn a_workbook_of_200_mb_is_refused_at_once() {
    let made = file("a.xlsx", b"PK\x03\x04");
    std::fs::OpenOptions::new()
        .write(true)
        .open(&made.path)
        .expect("file")
        .set_len(200 * 1024 * 1024)
        .expect("grown");
    let start = Instant::now();
    let error = refusal(&made.path);
    assert!(start.elapsed() < Duration::from_secs(1));
    assert_eq!(error.to_string(), "berkas terlalu besar (210 MB, paling banyak 100 MB)");
}

#[test]
fn a_cell_at_the_end_of_the_grid_costs_nothing() {
    let instrument = instrument();
    let made = official(&instrument, &Plan::default(), |sheet| {
        sheet.write(1_048_575, 16_383, "ujung").expect("written");
    });
    let imported =
        read_workbook(&made.path, &Reading::of(&instrument, pilar_tests::lore())).expect("readable");
    assert_eq!(crate::made_workbooks::answered(&imported), instrument.input_count());
}

#[test]
fn a_text_repeated_in_many_cells_does_not_fill_the_memory() {
    let instrument = instrument();
    let long = "x".repeat(32_000);
    let made = official(&instrument, &Plan::default(), |sheet| {
        for row in 250..4_000 {
            sheet.write(row, 20, &long).expect("written");
        }
    });
    assert!(matches!(refusal(&made.path), ReadError::TooLarge { .. }));
}

#[test]
fn kinds_are_told_by_content_and_not_by_name() {
    let instrument = instrument();
    let workbook = official(&instrument, &Plan::default(), |_| {});
    let renamed = workbook.folder.path().join("lke.json");
    std::fs::rename(&workbook.path, &renamed).expect("renamed");
    assert_eq!(detect(&renamed).expect("known"), FileKind::Workbook);
    let kind = |bytes: &[u8]| detect(&file("x.xlsx", bytes).path);
    assert_eq!(kind(b"\xEF\xBB\xBF {\"answers\": []}").expect("known"), FileKind::PortalJawaban);
    assert_eq!(kind(b"{\"tahun\": 2026, \"data\": []}").expect("known"), FileKind::PortalMaster);
    assert_eq!(kind(&zip_of(&[("bagit.txt", b"BagIt"), ("data/a", b"")])).expect("known"), FileKind::Package);
    assert_eq!(kind(&zip_of(&[("paket/bagit.txt", b"BagIt")])).expect("known"), FileKind::Package);
    assert!(matches!(kind(&zip_of(&[("a.txt", b"")])), Err(ReadError::UnknownKind)));
    assert!(matches!(kind(b"[1, 2]"), Err(ReadError::WrongShape { .. })));
    assert!(matches!(kind(b"{\"answers\": [}"), Err(ReadError::NotJson { line: 1, column: 14 })));
    assert!(matches!(kind(b"%PDF-1.7"), Err(ReadError::OtherFormat { format: ".pdf" })));
}

#[test]
fn mangled_parts_never_panic() {
    let instrument = instrument();
    let made = official(&instrument, &Plan::default(), |_| {});
    let mut archive = zip::ZipArchive::new(std::fs::File::open(&made.path).expect("file")).expect("zip");
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).expect("part");
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut entry, &mut content).expect("content");
        parts.push((entry.name().expect("name").into_owned(), content));
    }
    // A small generator of its own keeps the test the same on every machine.
    let mut state = 20_260_531u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("small") % below
    };
    let rounds = std::env::var("PILAR_FUZZ").ok().and_then(|text| text.parse().ok()).unwrap_or(20);
    for _ in 0..rounds {
        let mut mangled = parts.clone();
        for _ in 0..=next(4) {
            let part = next(mangled.len());
            let content = &mut mangled[part].1;
            let at = next(content.len());
            match next(4) {
                0 => content.truncate(at),
                1 => content[at] = u8::try_from(next(256)).expect("byte"),
                2 => drop(content.drain(at..(at + next(40)).min(content.len()))),
                _ => content.splice(at..at, b"99999999999".iter().copied()).for_each(drop),
            }
            if content.is_empty() {
                content.push(b'<');
            }
        }
        let parts: Vec<(&str, &[u8])> =
            mangled.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
        let _ = read_workbook(
            &file("a.xlsx", &zip_of(&parts)).path,
            &Reading::of(&instrument, pilar_tests::lore()),
        );
    }
}

#[test]
fn ten_thousand_links_cost_little_and_those_of_inputs_are_read() {
    let instrument = instrument();
    let mut rows: Vec<u32> = instrument.inputs().map(|(_, input)| input.workbook_row).collect();
    rows.extend(300..300 + 10_000);
    let made = official(&instrument, &Plan::default(), |sheet| {
        for (at, row) in rows.iter().enumerate() {
            let url = format!("https://contoh.go.id/bukti/{at}");
            sheet.write_url(row - 1, crate::made_workbooks::col("P"), url.as_str()).expect("written");
        }
    });
    let start = Instant::now();
    let imported =
        read_workbook(&made.path, &Reading::of(&instrument, pilar_tests::lore())).expect("readable");
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    let linked = |text: &&str| text.starts_with("https://contoh.go.id/bukti/");
    let linked = imported.rows.iter().filter_map(|row| row.evidence_text.as_deref()).filter(linked).count();
    assert_eq!(linked, instrument.input_count());
}

#[test]
fn of_a_hundred_sheets_that_fit_one_is_read_and_the_others_are_named() {
    let instrument = instrument();
    let made = |answered: usize| {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        for at in 0..100 {
            let plan = Plan { name: format!("LKE {at}"), filled: at == answered, ..Plan::default() };
            crate::made_workbooks::official_sheet(&mut workbook, &instrument, &plan);
        }
        crate::made_workbooks::save(workbook)
    };
    let start = Instant::now();
    let imported =
        read_workbook(&made(57).path, &Reading::of(&instrument, pilar_tests::lore())).expect("readable");
    assert!(start.elapsed() < Duration::from_mins(1), "{:?}", start.elapsed());
    assert!(imported.rows.iter().all(|row| row.place.starts_with("LKE 57!")));
    let said = crate::made_workbooks::quirks(&imported, "lembar_lain");
    assert!(!said.is_empty() && said.iter().all(|quirk| quirk.message.len() < 2_000), "{said:?}");
}

#[test]
fn a_workbook_that_is_written_while_it_is_read_gives_one_or_the_other_and_never_some_of_each() {
    let instrument = instrument();
    let full = official(&instrument, &Plan::default(), |_| {});
    let empty = official(&instrument, &Plan { filled: false, ..Plan::default() }, |_| {});
    let contents = [&full, &empty].map(|made| std::fs::read(&made.path).expect("bytes"));
    let shared = file("bersama.xlsx", &contents[0]);
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for content in contents.iter().cycle() {
                if stop.load(std::sync::atomic::Ordering::Relaxed) {
                    return;
                }
                std::fs::write(&shared.path, content).expect("written");
                std::thread::sleep(Duration::from_millis(15));
            }
        });
        for _ in 0..20 {
            match read_workbook(&shared.path, &Reading::of(&instrument, pilar_tests::lore())) {
                Ok(imported) => {
                    let answered = crate::made_workbooks::answered(&imported);
                    assert!(answered == 0 || answered == instrument.input_count(), "{answered}");
                }
                Err(error) => {
                    let told = matches!(error, ReadError::Changed | ReadError::Empty);
                    assert!(told, "{error}");
                }
            }
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
    });
}
