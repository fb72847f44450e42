//! A workbook of Pilar's own brings the same unit back, with what its visible sheets have no place for.

use std::path::Path;

use crate::made_sheets::{full, report, rows};
use crate::made_workbooks::{Plan, instrument, official_sheet, quirks, row, save};
use pilar_core::instrument::Instrument;
use pilar_core::worksheet::{Answer, Layer};
use pilar_files::imported::{Imported, Review};
use pilar_files::portalrb;
use pilar_files::report::Report;
use pilar_files::xlsx::read::{Reading, read_workbook};
use pilar_files::xlsx::template::{Filling, OtherColumns, fill_template};
use pilar_files::xlsx::write::write_workbook;
use rust_xlsxwriter::Workbook;

fn read(instrument: &Instrument, path: &Path) -> Imported {
    read_workbook(path, &Reading::of(instrument, pilar_tests::lore())).expect("readable")
}

/// A report on which anggota tim and ketua tim answered everything, and pengendali teknis nothing.
fn reviewed(instrument: &Instrument) -> Report<'_> {
    let mut rows = rows(&full(instrument));
    for (soal, row) in &mut rows {
        let said = |note: String| Review { answer: row.answer.clone(), note: Some(note) };
        let at = said(format!("=anggota\u{a0} <{soal}> 😀"));
        row.reviews = [(Layer::At, at), (Layer::Kt, said(format!("ketua {soal}")))].into();
        row.tpi_answer.clone_from(&row.answer);
        row.tpi_note = format!("ketua {soal}");
        row.evidence_text = format!("https://a.id/{soal}");
    }
    let mut report = report(instrument, rows);
    report.identity.target.clone_from(&instrument.targets.last().expect("a target").key);
    report.identity.address = vec!["Jalan Contoh 1".into()];
    report.identity.portal_unit_id = Some("77".into());
    report.identity.afirmasi = true;
    report
}

#[test]
fn every_layer_and_the_profile_come_back() {
    let instrument = instrument();
    let report = reviewed(&instrument);
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("LKE.xlsx");
    write_workbook(&report, &path).expect("written");
    let imported = read(&instrument, &path);
    assert_eq!((imported.unreadable.len(), quirks(&imported, "lembar_pilar").len()), (0, 0));
    let (told, own) = (imported.identity.clone().expect("told"), &report.identity);
    assert_eq!(imported.unit.as_ref(), Some(&own.unit));
    assert_eq!((imported.year, &imported.portal_unit_id), (Some(own.year), &own.portal_unit_id));
    assert_eq!((told.instansi, told.target), (own.instansi.clone(), own.target.clone()));
    assert_eq!((told.address, told.afirmasi), (own.address.clone(), true));
    for (soal, meant) in &report.rows {
        let found = row(&imported, *soal);
        assert_eq!((&found.answer, &found.reviews), (&meant.answer, &meant.reviews), "{soal}");
        assert_eq!(found.evidence_text.as_deref(), Some(meant.evidence_text.as_str()));
    }
    // A single sheet that is asked for is read by itself.
    let sheet = Some(instrument.workbook.portal.sheet.as_str());
    let reading = Reading { sheet, ..Reading::of(&instrument, pilar_tests::lore()) };
    assert_eq!(read_workbook(&path, &reading).expect("readable").identity, None);
}

#[test]
fn filled_for_another_unit_it_tells_nothing_of_the_first() {
    let instrument = instrument();
    let folder = tempfile::tempdir().expect("folder");
    let (own, path) = (folder.path().join("LKE.xlsx"), folder.path().join("hasil.xlsx"));
    write_workbook(&reviewed(&instrument), &own).expect("written");
    let mut other = report(&instrument, rows(&full(&instrument)));
    other.identity.unit = "Kantor Kedua".into();
    let reading = Reading::of(&instrument, pilar_tests::lore());
    let filling = Filling { reading, others: Some(OtherColumns::Clear) };
    let outcome = fill_template(&other, &own, &path, &filling).expect("filled");
    assert!(outcome.remarks.iter().any(|line| line.contains("\"Data Pilar\"")), "{:?}", outcome.remarks);
    let imported = read(&instrument, &path);
    assert_eq!(imported.identity, None);
    assert!(imported.rows.iter().all(|row| row.reviews.is_empty()));
}

#[test]
fn a_hidden_sheet_of_another_unit_or_version_is_named_and_not_taken() {
    let instrument = instrument();
    let unit = format!("{{\"instrument\":\"{}\",\"unit\":\"Kantor Satu\",\"year\":2026}}", instrument.key);
    let unit = unit.as_str();
    let answer = "{\"soal\":1,\"layers\":{\"at\":{\"answer\":\"Z\"}}}";
    for (version, title, rows, reason) in [
        ("1", "LKE Kantor Satu", vec![unit], None),
        ("1", "LKE Kantor Dua", vec![unit], Some("menyebut unit \"Kantor Satu\"")),
        ("9", "LKE Kantor Satu", vec![unit], Some("versinya 9")),
        ("1", "LKE Kantor Satu", vec!["{\"unit\":"], Some("isinya berubah atau rusak")),
        ("1", "LKE Kantor Satu", vec![unit, answer], Some("soal 1 tidak terbaca")),
    ] {
        let mut workbook = Workbook::new();
        let sheet = official_sheet(&mut workbook, &instrument, &Plan::default());
        sheet.write_string(0, 1, title).expect("written");
        let hidden = workbook.add_worksheet().set_name("Data Pilar").expect("named");
        hidden.write_string(0, 0, "pilar/lembar-unit").expect("written");
        hidden.write_string(0, 1, version).expect("written");
        for (at, text) in (1..).zip(rows) {
            hidden.write_string(at, 0, text).expect("written");
        }
        let imported = read(&instrument, &save(workbook).path);
        let told = quirks(&imported, "lembar_pilar");
        match reason {
            None => assert_eq!((told.len(), imported.unit.as_deref()), (0, Some("Kantor Satu"))),
            Some(reason) => {
                assert!(told[0].message.contains(reason), "{:?}", told[0]);
                assert_eq!((told.len(), &imported.unit), (1, &None));
            }
        }
    }
}

#[test]
fn what_portalrb_has_no_place_for_is_named() {
    let instrument = instrument();
    let mut report = reviewed(&instrument);
    assert_eq!(
        portalrb::left_out(&report),
        [
            "PortalRB hanya mengenal satu jawaban dan catatan tim penilai; milik Anggota Tim pada 127 isian tidak ditulis."
        ]
    );
    for row in report.rows.values_mut() {
        row.reviews.clear();
    }
    assert!(portalrb::left_out(&report).is_empty());
    let row = report.rows.values_mut().next().expect("a row");
    let name = pilar_core::worksheet::ExtraName::new("Temuan").expect("a name");
    row.extras.insert(name, "isi".into());
    row.reviews.insert(Layer::Tpn, Review { answer: Some(Answer::Choice("C".into())), note: None });
    let said = portalrb::left_out(&report);
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].contains("milik TPN pada 1 isian") && said[1].contains("\"Temuan\""), "{said:?}");
}
