//! Letters of a proposal filled from data and put into the kit, and looking at its files.

use pilar_app::Code;
use pilar_app::proposal::{
    KitInput, KitItemView, LetterFieldView, LetterInput, LetterIntoKit, LetterView, ProposalView, StageInput,
    change_kit, fill_letter, letter_into_kit, set_appeal, set_stage, show_proposal,
};
use pilar_app::team::{PersonInput, change_person};
use pilar_app::worksheet::undo;
use pilar_app::workspace::{ProfileEdit, edit_of, set_profile};

use crate::Office;

fn shown(office: &Office) -> ProposalView {
    show_proposal(&office.session, office.id).expect("a proposal")
}

fn letter(view: &ProposalView, key: &str) -> LetterView {
    view.letters.iter().find(|letter| letter.key == key).expect("a letter").clone()
}

fn field(letter: &LetterView, name: &str) -> LetterFieldView {
    letter.fields.iter().find(|field| field.name == name).unwrap_or_else(|| panic!("{name}")).clone()
}

fn item(view: &ProposalView, key: &str) -> KitItemView {
    view.kit.items.iter().find(|item| item.key == key).expect("an item").clone()
}

fn fill(office: &mut Office, letter: Option<&str>, fields: &[(&str, &str)]) -> pilar_app::Result<()> {
    let fields = fields.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    let given = LetterInput { assessment: office.id, letter: letter.map(str::to_owned), fields };
    fill_letter(&mut office.session, &given)
}

fn into_kit(office: &mut Office, letter: &str) -> pilar_app::Result<Vec<String>> {
    let given = LetterIntoKit { assessment: office.id, letter: letter.to_owned() };
    letter_into_kit(&mut office.session, &given)
}

fn kit(office: &mut Office, given: KitInput) {
    change_kit(&mut office.session, &KitInput { assessment: office.id, ..given }).expect("changed");
}

/// Names the head of the unit.
fn name_head(office: &mut Office) {
    let person = PersonInput {
        assessment: office.id,
        name: Some("Hadi Kepala".into()),
        nip: Some("198001012005011001".into()),
        position: Some("Kepala Kantor".into()),
        duty: Some("pimpinan".into()),
        ..PersonInput::default()
    };
    change_person(&mut office.session, &person).expect("named");
}

#[test]
fn fields_come_from_the_team_until_somebody_types_them() {
    let mut office = Office::new();
    let before = letter(&shown(&office), "sptjm");
    assert_eq!(field(&before, "penandatangan").value, "");
    assert!(before.missing.iter().any(|name| name == "NIP penanda tangan"), "{:?}", before.missing);
    name_head(&mut office);
    let known = letter(&shown(&office), "sptjm");
    let signs = field(&known, "penandatangan");
    assert_eq!((signs.value.as_str(), signs.known_from.as_str()), ("Hadi Kepala", "tim, pimpinan unit"));
    assert_eq!(field(&known, "nip").value, "198001012005011001");
    // Somebody else signs: the number and position of the head are not theirs.
    fill(&mut office, None, &[("penandatangan", "Rina Wakil")]).expect("filled");
    for key in ["sptjm", "pengantar", "sanggah"] {
        let other = letter(&shown(&office), key);
        let signs = field(&other, "penandatangan");
        assert_eq!((signs.value.as_str(), signs.known_from.as_str(), signs.shared), ("Rina Wakil", "", true));
        assert_eq!(field(&other, "nip").value, "", "{key}");
    }
    // One letter says otherwise, and the others go on as before.
    fill(&mut office, Some("sptjm"), &[("penandatangan", "Hadi Kepala")]).expect("filled");
    let own = field(&letter(&shown(&office), "sptjm"), "penandatangan");
    assert_eq!((own.value.as_str(), own.shared), ("Hadi Kepala", false));
    assert_eq!(field(&letter(&shown(&office), "pengantar"), "penandatangan").value, "Rina Wakil");
}

#[test]
fn days_in_letters_are_days_and_the_announcement_is_that_of_its_stage() {
    let mut office = Office::new();
    let refused = fill(&mut office, Some("sptjm"), &[("tanggal", "31 Februari 2026")]);
    assert_eq!(refused.expect_err("no day").code(), Code::UnreadableDate);
    fill(&mut office, Some("sptjm"), &[("tanggal", "20 mei 2026")]).expect("filled");
    assert_eq!(field(&letter(&shown(&office), "sptjm"), "tanggal").value, "20 Mei 2026");
    let stage = StageInput {
        assessment: office.id,
        stage: "administrasi".into(),
        on: Some("2026-07-01".into()),
        ..StageInput::default()
    };
    set_stage(&mut office.session, &stage).expect("told");
    let announced = field(&letter(&shown(&office), "sanggah"), "tanggal-pengumuman");
    assert_eq!(announced.value, "1 Juli 2026");
    assert_eq!(announced.known_from, "tahap Seleksi administrasi");
}

#[test]
fn a_letter_goes_into_the_kit_when_nothing_is_missing_and_says_that_it_is_not_signed() {
    let mut office = Office::new();
    let refused = into_kit(&mut office, "sptjm").expect_err("incomplete");
    assert_eq!(refused.code(), Code::LetterIncomplete);
    assert!(refused.to_string().contains("belum ada alamat unit"), "{refused}");
    assert_eq!(item(&shown(&office), "sptjm").state, "belum");
    assert_eq!(into_kit(&mut office, "sanggah").expect_err("no place").code(), Code::NoProposalPart);

    let edit = edit_of(&office.session, office.id).expect("a profile");
    let edit = ProfileEdit { address: vec!["Jalan Rekaan 1".into()], ..edit };
    set_profile(&mut office.session, office.id, &edit).expect("set");
    name_head(&mut office);
    fill(&mut office, None, &[("tempat", "Kota Rekaan")]).expect("filled");
    fill(&mut office, Some("sptjm"), &[("tanggal", "2026-05-20")]).expect("filled");
    assert_eq!(letter(&shown(&office), "sptjm").missing, Vec::<String>::new());
    into_kit(&mut office, "sptjm").expect("put in");
    let put = item(&shown(&office), "sptjm");
    assert_eq!((put.state, put.put_by.as_deref()), ("ada", Some("Ani")));
    assert!(
        put.file
            .as_deref()
            .is_some_and(|name| std::path::Path::new(name).extension() == Some("pdf".as_ref())),
        "{:?}",
        put.file
    );
    assert!(put.notice.contains("belum ditandatangani"), "{}", put.notice);

    kit(&mut office, KitInput { check: Some(vec!["sptjm".into()]), ..KitInput::default() });
    assert_eq!(item(&shown(&office), "sptjm").state, "diperiksa");
    kit(&mut office, KitInput { uncheck: vec!["sptjm".into()], ..KitInput::default() });
    let unchecked = item(&shown(&office), "sptjm");
    assert_eq!((unchecked.state, unchecked.checked_by), ("ada", None));
    let undone = undo(&mut office.session, office.id).expect("undone");
    assert_eq!(undone.as_deref(), Some("Cabut pemeriksaan berkas pengusulan"));
    assert_eq!(item(&shown(&office), "sptjm").state, "diperiksa");
    // The signed one takes its place, and was not looked at.
    let signed = office.folder.path().join("SPTJM bertanda tangan.pdf");
    std::fs::write(&signed, b"%PDF-1.7 tanda tangan").expect("a file");
    kit(&mut office, KitInput { files: vec![("sptjm".into(), signed)], ..KitInput::default() });
    let put = item(&shown(&office), "sptjm");
    assert_eq!(put.state, "berubah");
    assert!(!put.notice.contains("belum ditandatangani"), "{}", put.notice);
}

#[test]
fn how_a_condition_is_judged_is_told_for_the_target_and_the_kind_of_agency() {
    let mut office = Office::new();
    let judged = |office: &Office, key: &str| {
        let view = shown(office).kit;
        view.conditions.into_iter().find(|it| it.key == key).expect("a condition").judged_by
    };
    assert_eq!(
        judged(&office, "indeks-rb"),
        "Terpenuhi bila paling rendah B (kementerian/lembaga) atau CC (pemerintah daerah). Angka yang tepat di batas masuk huruf di bawahnya."
    );
    let kind = vec![("jenis-instansi".to_owned(), "pemda".to_owned())];
    kit(&mut office, KitInput { values: kind, ..KitInput::default() });
    assert!(judged(&office, "indeks-rb").starts_with("Terpenuhi bila paling rendah CC (pemerintah daerah)."));
    assert_eq!(judged(&office, "spip"), "Terpenuhi bila paling sedikit 3.");
    assert_eq!(judged(&office, "opini-bpk"), "Terpenuhi bila WTP atau Wajar Tanpa Pengecualian.");
    assert_eq!(judged(&office, "layanan-utama"), "Terpenuhi bila ya.");
}

#[test]
fn the_proof_of_an_objection_that_changed_is_told() {
    let mut office = Office::new();
    let proof = office.folder.path().join("Keterangan.pdf");
    std::fs::write(&proof, b"%PDF-1.7 satu").expect("a file");
    let given = pilar_app::proposal::AppealInput {
        assessment: office.id,
        item: "tlhp".into(),
        reason: Some("Selesai sebelum batas waktu".into()),
        proof: Some(proof.clone()),
        outcome: None,
    };
    set_appeal(&mut office.session, &given).expect("objected");
    assert_eq!(shown(&office).appeal.items[0].notice, "");
    std::fs::write(&proof, b"%PDF-1.7 isi yang lain").expect("changed");
    let told = shown(&office).appeal.items[0].notice.clone();
    assert!(told.contains("berubah sejak dimasukkan"), "{told}");
    std::fs::remove_file(&proof).expect("removed");
    let told = shown(&office).appeal.items[0].notice.clone();
    assert!(told.contains("salinannya aman di ruang kerja"), "{told}");
}
