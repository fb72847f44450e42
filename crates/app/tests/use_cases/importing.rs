use pilar_app::Code;
use pilar_app::exchange::{ExportFormat, ImportFile, ImportNames, import_file};
use pilar_app::workspace::show_assessment;

use crate::Office;

/// A dry run, or an import, of a file.
fn given(office: &Office, into: bool, dry_run: bool) -> ImportFile {
    ImportFile {
        path: office.export(ExportFormat::Xlsx, "LKE.xlsx"),
        into: into.then(|| office.id.to_string()),
        dry_run,
        skip_unreadable: false,
        sheet: None,
        map: None,
        pictures: false,
        names: None,
    }
}

#[test]
fn a_plan_says_whose_the_file_is_and_what_the_score_and_gates_come_to() {
    let mut office = Office::new();
    let (code, best, worst) = Office::choices().remove(0);
    office.answer(&code, &best);
    let plan = given(&office, true, true);
    office.answer(&code, &worst);
    let outcome = import_file(Some(&mut office.session), &plan).expect("a plan");
    let profile = show_assessment(&office.session, office.id).expect("shown").profile;
    assert_eq!(outcome.said_unit.as_deref(), Some(profile.unit.as_str()));
    assert_eq!((outcome.said_year, outcome.year), (Some(profile.year), profile.year));
    let change = outcome.changes.iter().find(|change| change.code == code).expect("a change");
    assert!(!change.label.is_empty());
    let (before, after) = (outcome.before.expect("before"), outcome.after.expect("after"));
    assert!(after.total > before.total, "{} {}", before.total, after.total);
    assert_eq!(before.gates.len(), after.gates.len());
    assert!(!after.gates.is_empty());
    // What is planned is what there is once it is stored.
    import_file(Some(&mut office.session), &ImportFile { dry_run: false, ..plan }).expect("imported");
    let shown = show_assessment(&office.session, office.id).expect("shown");
    assert!((shown.score.floor["total"] - after.total).abs() < 1e-9);
}

#[test]
fn a_new_assessment_is_of_whom_people_say() {
    let mut office = Office::new();
    let year = show_assessment(&office.session, office.id).expect("shown").profile.year;
    let names =
        |unit: &str, year| Some(ImportNames { unit: unit.into(), instansi: " Kota Uji ".into(), year });
    let plan = given(&office, false, false);
    for (names, code) in [(names("  ", year), Code::Blank), (names("Kantor", 1999), Code::NoInstrument)] {
        let error =
            import_file(Some(&mut office.session), &ImportFile { names, ..plan.clone() }).unwrap_err();
        assert_eq!(error.code(), code);
    }
    let plan = ImportFile { names: names(" Kantor Betul ", year), ..plan };
    let outcome = import_file(Some(&mut office.session), &plan).expect("imported");
    assert_eq!((outcome.unit.as_str(), outcome.instansi.as_str()), ("Kantor Betul", "Kota Uji"));
    assert!(outcome.creates && outcome.before.is_none());
    let made = show_assessment(&office.session, outcome.id.expect("an id")).expect("shown").profile;
    assert_eq!((made.unit.as_str(), made.instansi.as_str()), ("Kantor Betul", "Kota Uji"));
}
