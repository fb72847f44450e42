use pilar_app::Code;
use pilar_app::exchange::{
    ColumnMap, ExportFormat, ImportFile, MapChoice, NamedColumn, column_map, column_maps, find_column_map,
    import_file, named_map, remove_column_map, save_column_map,
};

use pilar_app::worksheet::{HistoryQuery, history, search, undo};
use pilar_app::workspace::show_assessment;

use crate::Office;

fn into(office: &Office, path: &std::path::Path, map: Option<MapChoice>, dry_run: bool) -> ImportFile {
    ImportFile {
        path: path.into(),
        into: Some(office.id.to_string()),
        dry_run,
        skip_unreadable: false,
        sheet: None,
        map,
        pictures: false,
        names: None,
    }
}

fn plan(office: &mut Office, path: &std::path::Path, map: Option<MapChoice>) -> Vec<ColumnMap> {
    let given = into(office, path, map, true);
    import_file(Some(&mut office.session), &given).expect("a plan").maps
}

#[test]
fn a_map_is_kept_under_its_name_and_found_again_by_its_headings() {
    let mut office = Office::new();
    // A workbook of Pilar's own, whose columns are known.
    let path = office.export(ExportFormat::Xlsx, "LKE.xlsx");
    let mut map = find_column_map(&path, None).expect("columns");
    assert_eq!(save_column_map(&mut office.session, &map).unwrap_err().code(), Code::Blank);
    map.name = " Format Kantor ".into();
    save_column_map(&mut office.session, &map).expect("kept");
    // The same name is the same map.
    map.name = "format kantor".into();
    save_column_map(&mut office.session, &map).expect("replaced");
    let names: Vec<_> = column_maps(&office.session).expect("maps").into_iter().map(|map| map.name).collect();
    assert_eq!(names, ["format kantor"]);
    assert_eq!(column_map(&office.session, "FORMAT KANTOR").expect("a map").answer, map.answer);
    let used = |maps: &[ColumnMap]| maps.iter().map(|map| map.name.clone()).collect::<Vec<_>>().join(",");
    let saved = named_map(Some(&office.session), "Format kantor").expect("a choice");
    assert_eq!(saved, MapChoice::Saved("Format kantor".into()));
    assert!(used(&plan(&mut office, &path, None)).contains("format kantor"));
    assert!(used(&plan(&mut office, &path, Some(saved))).contains("format kantor"));
    assert!(!used(&plan(&mut office, &path, Some(MapChoice::Detect))).contains("format kantor"));
    remove_column_map(&mut office.session, "format kantor").expect("removed");
    assert!(column_maps(&office.session).expect("maps").is_empty());
    let error = named_map(Some(&office.session), "format kantor").unwrap_err();
    assert_eq!(error.code(), Code::NoColumnMap);
    assert_eq!(error.to_string(), "peta kolom \"format kantor\" tidak ditemukan");
}

#[test]
fn what_an_extra_column_says_is_imported_shown_found_exported_and_undone() {
    let mut office = Office::new();
    office.answer("A.I.1.i.a", "Ya");
    let path = office.export(ExportFormat::Xlsx, "LKE.xlsx");
    // Any column can be kept under a name; this one holds the criteria.
    let instrument = pilar_app::instruments().expect("instruments").last().expect("one");
    let sheet = &instrument.workbook.official.sheet;
    let mut map = find_column_map(&path, Some(sheet)).expect("columns");
    let name = "Kriteria awal/2026";
    let column = instrument.workbook.official.explanation.clone();
    map.extra = vec![NamedColumn { name: name.into(), column }];
    let import = into(&office, &path, Some(MapChoice::Given(Box::new(map))), false);
    let outcome = import_file(Some(&mut office.session), &import).expect("imported");
    let planned = outcome.changes.iter().find(|change| change.code == "A.I.1.i.a").expect("a change");
    assert_eq!(planned.what, "kolom tambahan \"Kriteria awal/2026\"");
    let text = planned.to.as_str().expect("a text").to_owned();
    assert!(text.starts_with("Ya. "), "{text}");
    let extras = |office: &Office| {
        let shown = show_assessment(&office.session, office.id).expect("shown");
        shown.inputs[0].extras.iter().map(|(name, text)| (name.to_string(), text.clone())).collect::<Vec<_>>()
    };
    let expected = vec![(name.to_owned(), text.clone())];
    assert_eq!(extras(&office), expected);
    let hits = search(&office.session, office.id, "kriteria awal").expect("found");
    assert!(hits[0].excerpt.starts_with("Kriteria awal/2026: Ya. "), "{}", hits[0].excerpt);
    // Read again from what was exported, it is there already.
    let again = office.export(ExportFormat::Xlsx, "LKE lagi.xlsx");
    let import = into(&office, &again, None, true);
    let outcome = import_file(Some(&mut office.session), &import).expect("a plan");
    assert_eq!((outcome.new, outcome.updated), (0, 0), "{:?}", outcome.changes);
    let first = history(&office.session, office.id, &HistoryQuery::default()).expect("history");
    assert!(first.iter().any(|change| change.about.subject == "extra/1/Kriteria awal%2F2026"));
    undo(&mut office.session, office.id).expect("undone");
    assert!(extras(&office).is_empty());
}
