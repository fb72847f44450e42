//! What a scenario raises, and the answers that tasks are to reach.

use pilar_core::assessment::{Assessment, Begun};
use pilar_core::instrument::Instrument;
use pilar_core::journal::Subject;
use pilar_core::path::raised;
use pilar_core::review::About;
use pilar_core::team::{Origin, Task, raise_id};
use pilar_core::worksheet::{Answer, Layer};
use serde_json::{Value, json};
use uuid::Uuid;

use super::common::{decimal, question, sheet, tiny};

#[test]
fn a_scenario_raises_what_earns_more_and_nothing_else() {
    let tiny = tiny();
    let today = [(501, "Sedang"), (502, "Sudah"), (503, "4"), (504, "2"), (505, "2"), (506, "2")];
    let raises = |then: &[(u32, &str)]| -> Vec<u32> {
        let (today, then) = (sheet(&tiny, &today), sheet(&tiny, then));
        raised(&tiny, &today, &then).into_iter().map(|(_, soal)| soal).collect()
    };
    assert_eq!(raises(&today), [0; 0]);
    let mut then = today;
    then[0].1 = "Baik";
    then[1].1 = "Belum";
    assert_eq!(raises(&then), [501], "what falls is nobody's task");
    // One more that is counted and one more to count from: only the former earns.
    then = today;
    then[2].1 = "5";
    then[5].1 = "6";
    assert_eq!(raises(&then), [506]);
    assert_eq!(raises(&today[..1]), [0; 0], "what is left blank");
    let blank = raised(&tiny, &sheet(&tiny, &[]), &sheet(&tiny, &today));
    let blank: Vec<u32> = blank.into_iter().map(|(_, soal)| soal).collect();
    assert_eq!(blank, [501, 502, 506], "what a share is counted of is filled in, and nobody's task");
}

#[test]
fn facts_that_a_scenario_states_otherwise_are_nobodys_task() {
    let tiny = tiny();
    let raises = |today: &[(u32, &str)], then: &[(u32, &str)]| -> Vec<u32> {
        let found = raised(&tiny, &sheet(&tiny, today), &sheet(&tiny, then));
        found.into_iter().map(|(_, soal)| soal).collect()
    };
    // A decline from five to three.
    let decline = |previous, current| [(510, "0"), (511, previous), (512, current)];
    let today = decline("5", "3");
    assert_eq!(raises(&today, &decline("10", "3")), [0; 0], "last year's count is not raised");
    assert_eq!(raises(&today, &decline("10", "1")), [512]);
    assert_eq!(raises(&today, &decline("5", "1")), [512]);
    // A share of fewer, with as many of them.
    let share = |all, of| [(503, all), (504, "2"), (505, "2"), (506, of)];
    assert_eq!(raises(&share("4", "2"), &share("1", "2")), [0; 0], "nor is what it is counted of lowered");
    assert_eq!(raises(&share("4", "2"), &share("1", "3")), [506]);
}

#[test]
fn one_of_two_answers_that_each_earn_as_much_is_raised() {
    let tiny = tiny();
    let days = |morning, evening| [(530, "10"), (531, morning), (532, evening), (533, "0")];
    let raises = |then: &[(u32, &str)]| -> Vec<u32> {
        let found = raised(&tiny, &sheet(&tiny, &days("4", "4")), &sheet(&tiny, then));
        found.into_iter().map(|(_, soal)| soal).collect()
    };
    assert_eq!(raises(&days("8", "8")), [531], "either alone fills the whole share");
    assert_eq!(raises(&days("5", "5")), [531, 532], "both are needed");
    assert_eq!(raises(&days("3", "6")), [532], "what falls is left as it is");
}

#[test]
fn a_task_of_a_path_that_does_not_say_what_it_is_to_reach_is_known_by_its_id() {
    let tiny: &'static Instrument = Box::leak(Box::new(tiny()));
    let id = Uuid::from_u128(7);
    let at = |code: &str| question(tiny, code);
    let told = |soal, about, title: &str, to: &Answer, question| {
        let task = Task {
            title: title.into(),
            about: Some(About::Input(about)),
            origin: Origin::Path,
            ..Task::default()
        };
        (Subject::Task(raise_id(id, question, soal, to)), json!(task))
    };
    let best = Answer::Choice("Baik".into());
    let index = Answer::Number(decimal("4.5"));
    let values = [
        (Subject::answer(Layer::Unit, 501), json!(Answer::Choice("Kurang".into()))),
        told(501, 501, "Gemburkan saja", &best, at("P.1.x.a")),
        told(601, 601, "Naikkan jawaban R.a dari 3 menjadi 4,5: Survei rasa", &index, at("R.a")),
        // Given to another input since, it has no answer of that one.
        told(502, 520, "Naikkan jawaban", &Answer::Choice("Sudah".into()), at("P.1.x.b")),
    ];
    let fold = |values: &[(Subject, Value)]| {
        let profile = Value::Object(serde_json::Map::new());
        let begun = Begun { id, instrument: tiny, created_millis: 0, changed_millis: 0, profile: &profile };
        let values = values.iter().map(|(subject, value)| (subject, value));
        Assessment::fold(begun, values).expect("an assessment")
    };
    let assessment = fold(&values);
    assert_eq!(assessment.tasks.len(), 3);
    let done = assessment.with_tasks_done();
    assert_eq!((done.get(&501), done.get(&601)), (Some(&best), Some(&index)));
    assert_eq!(done.len(), 2);
    let reached = |assessment: &Assessment| -> Vec<String> {
        let tasks = assessment.tasks.iter().filter(|(id, task)| assessment.has_reached(**id, task));
        tasks.map(|(_, task)| task.title.clone()).collect()
    };
    assert_eq!(reached(&assessment), [""; 0]);
    let mut later = values.to_vec();
    later[0].1 = json!(best);
    assert_eq!(reached(&fold(&later)), ["Gemburkan saja"]);
    // One that somebody typed is to reach nothing, whatever its id.
    later[1].1["origin"] = json!(Origin::Hand);
    assert_eq!(reached(&fold(&later)), [""; 0]);
}
