//! Workbooks of agencies on the command line, from the file to the assessment and out again.

use pilar_tests::Station;
use rust_xlsxwriter::{Image, Workbook};
use serde_json::Value;

use crate::made_workbooks::{Made, Plan, col, instrument, official, official_sheet, save, write};
use crate::read_formats::POINT;

/// An agency's sheet whose last column holds the answers that count, and one that nobody knows.
fn agency() -> Made {
    let instrument = instrument();
    official(&instrument, &Plan::default(), |sheet| {
        let head = instrument.workbook.official.heading_row;
        write(sheet, head, "S", "Usulan perbaikan");
        write(sheet, head, "T", "Temuan");
        for (question, input) in instrument.inputs() {
            let worst = question.options().last().map_or_else(|| "0".to_owned(), |option| option.key.clone());
            write(sheet, input.workbook_row, "S", &worst);
            write(sheet, input.workbook_row, "T", &format!("temuan {}", input.code));
        }
    })
}

fn text(path: &std::path::Path) -> String {
    path.to_str().expect("Unicode path").to_owned()
}

/// The map that Pilar finds, with other columns.
fn map_of(desk: &Station, file: &str) -> String {
    let plan = desk.json(&["import", file, "--dry-run"]);
    let mut map = plan["maps"][0].clone();
    map["answer"] = "S".into();
    map["extra"] = serde_json::json!([{ "name": "Temuan auditor", "column": "T" }]);
    desk.file("peta.json", map.to_string())
}

#[test]
fn a_map_decides_what_is_scored_and_what_is_kept() {
    let (desk, made) = (Station::new(), agency());
    let file = text(&made.path);
    let map = map_of(&desk, &file);
    let total = |score: &Value| score["total"].as_f64().expect("a total");
    let plain = total(&desk.json(&["score", &file]));
    let mapped = desk.json(&["score", &file, "--map", &map]);
    assert!(plain > 80.0 && total(&mapped) < 20.0, "{plain} {mapped}");
    let refused = desk.refused(&["score", &file, "--map", "Format Kantor"]);
    assert!(refused.starts_with("pilar: Peta kolom") || refused.starts_with("Peta kolom"), "{refused}");
    // The same map, kept under a name, imports the same figures and what the extra column says.
    desk.good(&["map", "save", &map, "--name", "Format Kantor"]);
    let imported = desk.json(&["import", &file, "--map", "Format Kantor"]);
    let id = imported["id"].as_str().expect("id");
    let shown = desk.json(&["show", id]);
    assert!((total(&shown["score"]) - total(&mapped)).abs() < 1e-9);
    assert_eq!(shown["inputs"][0]["extras"]["Temuan auditor"], "temuan A.I.1.i.a");
    let own = text(&desk.path("LKE.xlsx"));
    desk.good(&["export", id, "--format", "xlsx", "-o", &own]);
    let again = desk.json(&["import", &own, "--into", id, "--dry-run"]);
    assert_eq!((&again["new"], &again["updated"]), (&Value::from(0), &Value::from(0)));
}

#[test]
fn pictures_are_attached_to_the_inputs_in_whose_rows_they_stand() {
    let instrument = instrument();
    let (first, second) = (&instrument.questions[0], &instrument.questions[3]);
    let made = official(&instrument, &Plan::default(), |sheet| {
        let image = Image::new_from_buffer(POINT).expect("an image");
        for (row, column) in [(first.workbook_row, "O"), (second.workbook_row, "Q")] {
            sheet.insert_image(row - 1, col(column), &image).expect("inserted");
        }
    });
    let (desk, file) = (Station::new(), text(&made.path));
    let plain = desk.json(&["import", &file]);
    assert_eq!((&plain["attached"], plain["pictures"].as_array().map(Vec::len)), (&Value::from(0), Some(2)));
    let without = plain["id"].as_str().expect("id");
    assert_eq!(desk.json(&["evidence", "list", without]), serde_json::json!([]));
    let imported = desk.json(&["import", &file, "--pictures"]);
    assert_eq!(imported["attached"], 2);
    let id = imported["id"].as_str().expect("id");
    let documents = desk.json(&["evidence", "list", id]);
    // The same picture twice is one document that serves both.
    assert_eq!(documents.as_array().map(Vec::len), Some(1));
    assert_eq!(documents[0]["serves"], serde_json::json!([first.inputs[0].code, second.inputs[0].code]));
    // The content is what stood in the workbook.
    let (document, folder) = (documents[0]["id"].as_str().expect("id"), text(&desk.path("keluar")));
    desk.good(&["evidence", "save", id, document, "-o", &folder]);
    let name = documents[0]["name"].as_str().expect("a name");
    assert_eq!(std::fs::read(desk.path("keluar").join(name)).expect("a file"), POINT);
    // Both come with the import's one action, and go with it.
    let again = desk.json(&["import", &file, "--into", id, "--pictures"]);
    assert_eq!(again["new"], 0);
    assert_eq!(desk.json(&["evidence", "list", id]).as_array().map(Vec::len), Some(1), "no content twice");
}

/// A sheet in which three teams answered and noted something else each.
fn three_teams() -> Made {
    let instrument = instrument();
    let headings = ["TPI", "TPI Inspektorat", "TPI Kementerian"];
    official(&instrument, &Plan::default(), |sheet| {
        let head = instrument.workbook.official.heading_row;
        for (team, (heading, columns)) in
            headings.into_iter().zip([["R", "S"], ["T", "U"], ["V", "W"]]).enumerate()
        {
            write(sheet, head, columns[0], &format!("Jawaban {heading}"));
            write(sheet, head, columns[1], &format!("Catatan {heading}"));
            for (question, input) in instrument.inputs() {
                let options = question.options();
                let key = options.get(team % options.len().max(1)).map_or("1", |option| option.key.as_str());
                write(sheet, input.workbook_row, columns[0], key);
                write(sheet, input.workbook_row, columns[1], &format!("{heading} {}", input.code));
            }
        }
    })
}

#[test]
fn a_workbook_of_pilars_own_brings_the_same_unit_to_another_desk() {
    let (desk, other, made) = (Station::new(), Station::new(), three_teams());
    let imported = desk.json(&["import", &text(&made.path)]);
    let id = imported["id"].as_str().expect("id");
    let profile = ["--unit", "Kantor Uji", "--instansi", "Kementerian Uji", "--target", "wbbm"];
    let portal = ["--portal-id", "77", "--afirmasi", "true"];
    desk.good(&[&["profile", id], &profile[..], &portal[..]].concat());
    let own = text(&desk.path("berkas lain.xlsx"));
    desk.good(&["export", id, "--format", "xlsx", "-o", &own]);
    let again = other.json(&["import", &own]);
    let (before, after) =
        (desk.json(&["show", id]), other.json(&["show", again["id"].as_str().expect("id")]));
    assert!(["at", "kt", "dalnis"].iter().all(|layer| before["inputs"][0]["notes"][layer].is_string()));
    for part in ["profile", "inputs"] {
        assert_eq!(before[part], after[part], "{part}");
    }
    // What a format has no place for is said.
    let json = text(&desk.path("jawaban.json"));
    let told = desk.json(&["export", id, "--format", "portalrb", "-o", &json])["notices"].to_string();
    assert!(told.contains("milik Anggota Tim") && told.contains("milik Ketua Tim"), "{told}");
}

#[test]
fn a_workbook_of_another_unit_and_year_says_so_before_it_goes_into_an_assessment() {
    let plan = Plan { insert: vec![(1, 2)], ..Plan::default() };
    let made = official(&instrument(), &plan, |sheet| {
        write(sheet, 1, "B", "Unit Kerja: Kantor Lain");
        write(sheet, 2, "B", "Tahun: 2024");
    });
    let (desk, id) = Station::with_example();
    let profile = desk.json(&["show", &id])["profile"].clone();
    let (unit, year) = (profile["unit"].as_str().expect("a unit"), &profile["year"]);
    let plan = desk.json(&["import", &text(&made.path), "--into", &id, "--dry-run"]);
    let warnings = plan["warnings"].as_array().expect("warnings");
    for said in [
        format!("Berkas ini untuk tahun 2024, sedangkan LKE ini untuk tahun {year}; periksa kembali."),
        format!("Berkas ini untuk unit Kantor Lain, sedangkan LKE ini untuk unit {unit}; periksa kembali."),
    ] {
        let told =
            warnings.iter().filter(|one| one["message"].as_str().is_some_and(|one| one.ends_with(&said)));
        assert_eq!(told.count(), 1, "{said} {warnings:?}");
    }
}

#[test]
fn columns_that_are_not_found_can_be_named_by_a_map() {
    let instrument = instrument();
    let head = instrument.workbook.official.heading_row;
    let made = official(&instrument, &Plan::default(), |sheet| write(sheet, head, "K", "Terisi"));
    let (desk, file) = (Station::new(), text(&made.path));
    let refused = desk.refused(&["import", &file]);
    assert!(
        refused.ends_with(
            "Sebutkan lembar dan kolomnya dengan peta kolom (--map NAMA|BERKAS), atau gunakan LKE resmi tanpa mengubah \
             judul kolomnya."
        ),
        "{refused}"
    );
    let map = desk.file("peta.toml", format!("format = 1\nheading_row = {head}\nanswer = \"K\"\n"));
    let imported = desk.json(&["import", &file, "--map", &map]);
    assert_eq!(imported["new"], instrument.input_count());
}

#[test]
fn what_is_said_of_all_of_a_workbook_names_no_place() {
    let mut workbook = Workbook::new();
    official_sheet(&mut workbook, &instrument(), &Plan::default());
    for number in 0..200 {
        workbook.add_worksheet().set_name(format!("Lembar {number}")).expect("name");
    }
    let made = save(workbook);
    let plan = Station::new().json(&["import", &text(&made.path), "--dry-run"]);
    let warnings = plan["warnings"].as_array().expect("warnings");
    let said: Vec<_> = warnings.iter().filter_map(|warning| warning["message"].as_str()).collect();
    assert!(said.contains(&"Hanya 200 lembar yang dibaca; 1 lembar lain tidak dilihat."), "{said:?}");
}
