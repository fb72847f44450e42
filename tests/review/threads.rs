//! Question and answer between unit and reviewers.

use pilar_app::review::{say, threads};
use pilar_app::session::Session;
use pilar_app::worksheet::undo;
use pilar_app::workspace::create_example;

/// What two sides say in turn at one input.
const MESSAGES: usize = 1_200;

#[test]
fn a_thread_of_more_than_a_thousand_messages_comes_whole_and_in_order() {
    let folder = tempfile::tempdir().expect("folder");
    let mut session = Session::open(folder.path(), "Ani", "koordinator").expect("session");
    let id = create_example(&mut session).expect("example");
    for at in 0..MESSAGES {
        let role = if at % 2 == 0 { "koordinator" } else { "at" };
        session.set_actor("Ani", role);
        say(&mut session, id, "A.I.1.i.a", &format!("pesan {at}")).expect("said");
    }
    say(&mut session, id, "A.I.1.i.b", "di tempat lain").expect("said");

    let read = threads(&session, id).expect("threads");
    let codes: Vec<_> = read.iter().map(|thread| (thread.code.as_str(), thread.messages.len())).collect();
    assert_eq!(codes, [("A.I.1.i.a", MESSAGES), ("A.I.1.i.b", 1)]);
    for (at, message) in read[0].messages.iter().enumerate() {
        assert_eq!((&message.text, message.is_reviewer), (&format!("pesan {at}"), at % 2 == 1));
    }
}

#[test]
fn what_is_taken_back_is_in_no_thread_and_nothing_is_no_message() {
    let folder = tempfile::tempdir().expect("folder");
    let mut session = Session::open(folder.path(), "Ani", "koordinator").expect("session");
    let id = create_example(&mut session).expect("example");
    assert!(say(&mut session, id, "A.I.1.i.a", " \n ").is_err(), "nothing to say");
    say(&mut session, id, "A.I.1.i.a", "salah alamat").expect("said");
    let undone = undo(&mut session, id).expect("undone").expect("a step");
    assert!(undone.starts_with("Tanya jawab pada ") && undone.ends_with(" (A.I.1.i.a)"), "{undone}");
    assert_eq!(threads(&session, id).expect("threads").len(), 0);
}
