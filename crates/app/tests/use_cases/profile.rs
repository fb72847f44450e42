use pilar_app::Pokja;
use pilar_app::exchange::ExportFormat;
use pilar_app::worksheet::undo;
use pilar_app::workspace::{
    Preferences, ProfileEdit, Theme, clear_unreferenced, preferences, set_logo, set_preferences, set_profile,
    show_assessment,
};

use crate::Office;

fn edit() -> ProfileEdit {
    ProfileEdit {
        unit: " Kantor Uji ".into(),
        instansi: "Kota Uji".into(),
        target: "WBBM".into(),
        address: vec!["Jalan Satu 1".into(), "  ".into()],
        portal_unit_id: Some(" ".into()),
        category: Some("Dinas".into()),
        afirmasi: true,
        deadline: Some("2026-05-31".parse().expect("a date")),
        pokja: [("1".to_owned(), Pokja { pic: "Ani".into(), members: vec!["Ani".into(), " ".into()] })]
            .into(),
    }
}

#[test]
fn a_profile_is_one_action_and_keeps_the_year() {
    let mut office = Office::new();
    let id = office.id;
    let before = show_assessment(&office.session, id).expect("a view").profile;
    assert!(set_profile(&mut office.session, id, &edit()).expect("set"));
    assert!(!set_profile(&mut office.session, id, &edit()).expect("the same"));
    let profile = show_assessment(&office.session, id).expect("a view").profile;
    assert_eq!(
        (profile.unit.as_str(), profile.target.as_str(), profile.year),
        ("Kantor Uji", "wbbm", before.year)
    );
    assert_eq!((profile.address.len(), profile.portal_unit_id), (1, None));
    assert_eq!(profile.pokja.values().next().expect("a group").members, ["Ani"]);
    assert_eq!(undo(&mut office.session, id).expect("undone"), Some("Ubah profil".into()));
    assert_eq!(show_assessment(&office.session, id).expect("a view").profile, before);
}

#[test]
fn a_profile_that_cannot_be_is_refused_whole() {
    let mut office = Office::new();
    let id = office.id;
    for (edit, code) in [
        (ProfileEdit { unit: "  ".into(), ..edit() }, "isian_kosong"),
        (ProfileEdit { target: "wbx".into(), ..edit() }, "target_tidak_dikenal"),
        (
            ProfileEdit {
                pokja: [("99".to_owned(), Pokja { pic: "Ani".into(), members: Vec::new() })].into(),
                ..edit()
            },
            "area_tidak_ada",
        ),
    ] {
        assert_eq!(set_profile(&mut office.session, id, &edit).expect_err("refused").code().as_str(), code);
    }
}

/// A picture of 2 x 2 dots.
fn png() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 2, 2);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&[200; 12]).expect("dots");
    writer.finish().expect("an end");
    bytes
}

#[test]
fn a_logo_is_kept_with_the_history_and_printed() {
    let mut office = Office::new();
    let id = office.id;
    let pdf =
        |office: &Office, name: &str| std::fs::read(office.export(ExportFormat::Pdf, name)).expect("a file");
    let named = |pdf: &[u8]| pdf.windows(9).any(|bytes| bytes == b"PILARLOGO");
    assert!(!named(&pdf(&office, "tanpa.pdf")));

    set_logo(&mut office.session, id, Some(("logo.png", &png()))).expect("a logo");
    assert_eq!(clear_unreferenced(&mut office.session).expect("cleared"), 0);
    assert_eq!(show_assessment(&office.session, id).expect("a view").logo.expect("a logo").name, "logo.png");
    assert!(named(&pdf(&office, "logo.pdf")));

    let error = set_logo(&mut office.session, id, Some(("logo.svg", b"<svg/>"))).expect_err("refused");
    assert_eq!(error.to_string(), "berkas logo.svg bukan logo yang dapat dicetak");
    assert!(set_logo(&mut office.session, id, None).expect("removed"));
    assert!(show_assessment(&office.session, id).expect("a view").logo.is_none());
}

#[test]
fn the_window_remembers_without_history() {
    let mut office = Office::new();
    assert_eq!(preferences(&office.session).expect("preferences"), Preferences::default());
    let changed = show_assessment(&office.session, office.id).expect("a view").changed;
    let chosen = Preferences { theme: Theme::Dark, text: 120, ..Preferences::default() };
    set_preferences(&mut office.session, &chosen).expect("set");
    assert_eq!(preferences(&office.session).expect("preferences"), chosen);
    assert_eq!(show_assessment(&office.session, office.id).expect("a view").changed, changed);
}
