//! The team as the window keeps it: pasted lists, and who works at this desk.

use std::fmt::Write as _;

use pilar_app::Code;
use pilar_app::session::{Identity, set_identity};
use pilar_app::team::{
    AssignInput, ListSource, PeopleList, PersonInput, RowOutcome, assign, change_person, choose_myself,
    import_people, list_people, my_work, preview_people,
};
use pilar_app::worksheet::undo;

use crate::Office;

fn pasted(office: &Office, text: &str) -> PeopleList {
    PeopleList { assessment: office.id, source: ListSource::Text(text.to_owned()), map: None, columns: None }
}

fn named(office: &mut Office, name: &str, nip: &str) {
    let given = PersonInput {
        assessment: office.id,
        name: Some(name.into()),
        nip: Some(nip.into()),
        ..PersonInput::default()
    };
    change_person(&mut office.session, &given).expect("somebody new");
}

#[test]
fn two_thousand_pasted_lines_are_one_action_and_the_same_again_changes_nothing() {
    let mut office = Office::new();
    let mut text = String::new();
    for n in 0..2_000 {
        let _ = writeln!(
            text,
            "Pegawai {n}, S.E.\t19800101200501{n:04}\tAnalis\t{}\tanggota\t0812{n}",
            n % 6 + 1
        );
    }
    let list = pasted(&office, &text);
    let seen = preview_people(&office.session, &list).expect("a preview");
    assert_eq!((seen.added, seen.refused, seen.rows.len()), (2_000, 0, 2_000));
    assert_eq!(seen.rows[7].name, "Pegawai 7, S.E.");
    let team = import_people(&mut office.session, &list).expect("a team");
    assert_eq!((team.added, team.people.len()), (2_000, 2_000));
    let again = preview_people(&office.session, &list).expect("a preview");
    assert_eq!((again.same, again.added + again.changed + again.refused), (2_000, 0));
    assert!(again.rows.iter().all(|row| row.outcome == RowOutcome::Same));
    undo(&mut office.session, office.id).expect("undone");
    assert_eq!(list_people(&office.session, office.id).expect("a team").people.len(), 0);
}

#[test]
fn a_pasted_list_with_a_row_that_cannot_be_used_is_refused_whole() {
    let mut office = Office::new();
    let list = pasted(&office, "Sari\t123\n\nBudi\nBUDI\n");
    let seen = preview_people(&office.session, &list).expect("a preview");
    let refused: Vec<(u32, &str)> =
        seen.rows.iter().filter_map(|row| Some((row.row, row.reason.as_deref()?))).collect();
    let wanted = [(1, "NIP \"123\" tidak terdiri atas 18 angka"), (4, "BUDI sudah ada pada baris 3")];
    assert_eq!(refused, wanted);
    let error = import_people(&mut office.session, &list).expect_err("refused");
    assert_eq!((error.code(), error.facts().rows.len()), (Code::UnreadableRows, 2));
    assert!(list_people(&office.session, office.id).expect("a team").people.is_empty());
}

#[test]
fn columns_are_chosen_in_place_of_headings() {
    let office = Office::new();
    let mut list = pasted(&office, "1;Sari Utami\n2;Budi\n");
    list.columns = Some([("name".to_owned(), "B".to_owned())].into());
    let seen = preview_people(&office.session, &list).expect("a preview");
    let names: Vec<&str> = seen.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Sari Utami", "Budi"]);
    list.columns = Some([("nama".to_owned(), "B".to_owned())].into());
    let error = preview_people(&office.session, &list).expect_err("no such column");
    assert_eq!(error.code(), Code::BadColumnMap);
}

#[test]
fn who_works_here_is_somebody_of_the_team_by_nip_name_or_choice() {
    let mut office = Office::new();
    let of = |office: &Office| my_work(&office.session, office.id).expect("work");
    assert_eq!((of(&office).person, of(&office).name.as_str()), (None, "Ani"));
    named(&mut office, "ANI", "");
    let ani = of(&office).person.expect("the only one of that name");
    assert!(!of(&office).chosen);
    // A second of one name makes it unclear, until a NIP or somebody says which.
    named(&mut office, "Budi", "198001012005012001");
    let list = pasted(&office, "Ani\t198001012005012002\n");
    import_people(&mut office.session, &list).expect("the same one, with a NIP");
    named(&mut office, "Ani", "198001012005012003");
    assert_eq!((of(&office).person, of(&office).candidates.len()), (None, 2));
    let chosen = choose_myself(&mut office.session, office.id, Some("198001012005012002")).expect("chosen");
    assert_eq!((chosen.person, chosen.chosen), (Some(ani), true));
    let given = AssignInput {
        assessment: office.id,
        person: ani.to_string(),
        codes: vec!["1".into()],
        ..AssignInput::default()
    };
    let assigned = assign(&mut office.session, &given).expect("given").assigned;
    assert_eq!(of(&office).inputs, assigned);
    choose_myself(&mut office.session, office.id, None).expect("by name again");
    let identity = Identity { name: "Ani".into(), nip: "198001012005012003".into(), role: "pokja".into() };
    set_identity(&mut office.session, &identity).expect("an identity");
    assert!(of(&office).person.is_some_and(|person| person != ani), "the NIP says which");
    let error = choose_myself(&mut office.session, office.id, Some("Siapa")).expect_err("nobody");
    assert_eq!(error.code(), Code::NoPerson);
}
