use pilar_app::Code;
use pilar_app::exchange::{
    ColumnMap, ExportFormat, ImportFile, MapChoice, column_map, column_maps, find_column_map, import_file,
    named_map, remove_column_map, save_column_map,
};

use crate::Office;

fn plan(office: &mut Office, path: &std::path::Path, map: Option<MapChoice>) -> Vec<ColumnMap> {
    let given = ImportFile {
        path: path.into(),
        into: Some(office.id.to_string()),
        dry_run: true,
        skip_unreadable: false,
        sheet: None,
        map,
        pictures: false,
    };
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
