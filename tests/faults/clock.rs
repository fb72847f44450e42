//! A clock that was wrong: asked about, waited for elsewhere, and taken back.

use std::time::{SystemTime, UNIX_EPOCH};

use pilar_core::journal::Subject;
use pilar_core::worksheet::Layer;
use pilar_store::{Action, Actor, StoreError, Workspace};
use pilar_tests::{Station, begun};
use serde_json::json;

pub const YEAR: u64 = 365 * 24 * 60 * 60 * 1_000;

pub fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970");
    u64::try_from(since.as_millis()).expect("not that late")
}

/// Answers soal 2 as a program does whose clock says this.
pub fn answer_at(desk: &Station, id: &str, key: &str, millis: u64) {
    let mut workspace = Workspace::open(&desk.workspace()).expect("workspace");
    let by = Actor { name: "Penguji".into(), role: "pokja".into() };
    let assessment = id.parse().expect("id");
    let action = Action { assessment, name: "Jawab", by: &by, now_millis: millis };
    let answered = workspace.act(action, |acting| {
        acting.set(Subject::answer(Layer::Unit, 2), json!({ "choice": key }))?;
        Ok::<_, StoreError>(())
    });
    answered.expect("answered");
}

#[test]
fn one_answer_of_next_year_locks_nobody_out_and_can_be_taken_back() {
    let (desk, id) = Station::with_example();
    let other = Station::new();
    desk.good(&["export", &id, "--format", "package", "-o", "awal.zip"]);
    let to_other = |name: &str| other.file(name, std::fs::read(desk.path(name)).expect("package"));
    other.good(&["import", &to_other("awal.zip")]);
    answer_at(&desk, &id, "C", now() + YEAR);
    desk.good(&["export", &id, "--format", "package", "-o", "maju.zip"]);
    desk.good(&["verify", "maju.zip"]);
    let done = other.json(&["import", &to_other("maju.zip")]);
    assert_eq!((&done["changes"], &done["quarantined"]), (&json!(0), &json!(1)), "{done:#}");
    let check = desk.run(&["check"]);
    assert_eq!(check.code, 0, "{check:?}");
    assert!(
        check.out.contains("bertanggal di depan jam") && check.out.contains("repair clock"),
        "{}",
        check.out
    );

    let repaired = desk.json(&["repair", "clock"]);
    assert_eq!(repaired["repaired"][0]["changes"], 1, "{repaired:#}");
    assert_eq!(desk.json(&["repair", "clock"])["repaired"], json!([]), "once is enough");
    assert!(!desk.good(&["check"]).contains("repair clock"));
    desk.good(&["export", &id, "--format", "package", "-o", "betul.zip"]);
    desk.good(&["verify", "betul.zip"]);
    let done = other.json(&["import", &to_other("betul.zip")]);
    assert_eq!((&done["changes"], &done["quarantined"]), (&json!(2), &json!(0)), "{done:#}");
    let shown = |desk: &Station| desk.json(&["show", &id])["inputs"].clone();
    assert_eq!(shown(&other), shown(&desk));
    // What is answered now counts after it, on both desks.
    other.good(&["answer", &id, "2", "B"]);
    other.good(&["export", &id, "--format", "package", "-o", "balik.zip"]);
    let back = desk.file("balik.zip", std::fs::read(other.path("balik.zip")).expect("package"));
    desk.good(&["import", &back]);
    assert_eq!(shown(&other), shown(&desk));
    assert_eq!(desk.json(&["check", "--deep"])["report"]["good"], true);
}

#[test]
fn a_clock_long_after_the_latest_change_is_asked_about_before_the_first_change() {
    let (desk, id) = Station::with_example();
    let empty = Station::new();
    let new = empty.good(&["new", "--unit", "A", "--instansi", "B", "--year", "2026", "--target", "wbk"]);
    answer_at(&desk, &id, "C", now());
    // A workspace whose latest change is a year old.
    let old = Station::new();
    {
        let mut workspace = Workspace::open(&old.workspace()).expect("workspace");
        let by = Actor { name: "Penguji".into(), role: "pokja".into() };
        let profile = json!({"unit": "A", "instansi": "B", "year": 2026, "target": "wbk"});
        let beginning = pilar_store::Beginning { instrument: "lke-zi-2026", profile };
        let id = new.trim().parse().expect("id");
        workspace.create_assessment(id, beginning, &by, now() - YEAR).expect("made");
    }
    let answer = |vouched: bool| {
        begun(|| {
            let mut command = old.command(&["answer", new.trim(), "2", "B"]);
            command.env_remove("PILAR_CLOCK_IS_RIGHT").args(vouched.then_some("--clock-is-right")).output()
        })
    };
    let refused = answer(false);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(1), "{said}");
    assert!(said.contains("Jam komputer menunjuk") && said.contains("--clock-is-right"), "{said}");
    let history = old.json(&["history", new.trim()]);
    assert_eq!(history.as_array().map(Vec::len), Some(1), "nothing changed");
    assert!(answer(true).status.success());
    assert!(answer(false).status.success(), "the latest change is of now");
}

#[test]
fn an_assessment_whose_beginning_is_ahead_is_refused_because_of_the_clocks() {
    let (desk, other) = (Station::new(), Station::new());
    let id = uuid::Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001);
    {
        let mut workspace = Workspace::open(&desk.workspace()).expect("workspace");
        let by = Actor { name: "Penguji".into(), role: "pokja".into() };
        let profile = json!({"unit": "A", "instansi": "B", "year": 2026, "target": "wbk"});
        let beginning = pilar_store::Beginning { instrument: "lke-zi-2026", profile };
        workspace.create_assessment(id, beginning, &by, now() + YEAR).expect("made");
    }
    desk.good(&["export", &id.to_string(), "--format", "package", "-o", "maju.zip"]);
    let given = other.file("maju.zip", std::fs::read(desk.path("maju.zip")).expect("package"));
    assert_eq!(
        other.refused(&["import", &given]),
        "Permulaan penilaian yang diimpor bertanggal lebih dari satu hari di depan jam komputer ini; tidak ada yang berubah. \
         Periksa jam komputer ini, lalu jam komputer pengirimnya."
    );
}
