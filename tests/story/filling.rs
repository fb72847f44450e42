//! Six people fill their own parts, each on their own desktop.

use pilar_core::instrument::Kind;

use crate::answers::{inputs_of, of_area, poorer};
use crate::office::Office;

/// The place in the list of the Pokja that also writes in somebody else's area.
pub const VISITOR: usize = 4;
/// What the visitor notes there.
pub const NOTE_OF_VISITOR: &str = "Menurut hasil pengawasan";
/// What everybody gets from the same head of office.
const SHARED: &str = "Surat tugas seluruh Pokja";

/// The documents each Pokja attaches.
pub const DOCUMENTS: usize = 3;

/// What a Pokja wrote, for the plan of the import to be measured by.
pub struct Written {
    pub answers: usize,
    pub notes: usize,
}

/// The two inputs of the first area that the visitor answers, too: otherwise than its Pokja, and alike.
pub fn visited(office: &Office) -> (u32, u32) {
    let area = office.areas().next().expect("an area");
    let mut choices = inputs_of(&office.instrument, area)
        .into_iter()
        .filter(|(question, soal)| question.options().len() > 2 && has_note(*soal))
        .map(|(_, soal)| soal);
    let other = choices.next().expect("a choice");
    (other, choices.next().expect("another choice"))
}

fn has_note(soal: u32) -> bool {
    soal.is_multiple_of(2)
}

pub fn note(soal: u32) -> String {
    format!("Uraian capaian untuk soal {soal}")
}

/// What each Pokja is going to write.
pub fn written(office: &Office, at: usize) -> Written {
    let area = office.areas().nth(at).expect("an area");
    let inputs = inputs_of(&office.instrument, area);
    Written { answers: inputs.len(), notes: inputs.iter().filter(|(_, soal)| has_note(*soal)).count() }
}

/// All at once, as nobody waits for anybody; then one of them visits another's area.
pub fn six_pokja_fill_their_areas(office: &mut Office) {
    let there = &*office;
    std::thread::scope(|scope| {
        for at in 0..there.pokja.len() {
            scope.spawn(move || {
                fill(there, at);
                attach(there, at);
            });
        }
    });
    let answers: Vec<_> = office.areas().map(|area| of_area(&office.instrument, area)).collect();
    office.unit().extend(answers.into_iter().flatten());
    visit(office);
}

fn fill(office: &Office, at: usize) {
    let answers = of_area(&office.instrument, office.areas().nth(at).expect("an area"));
    let (desk, id) = (&office.pokja[at].desk, &office.id);
    for (soal, answer) in &answers {
        let (code, note) = (soal.to_string(), note(*soal));
        let mut args = vec!["answer", id, &code, answer];
        if has_note(*soal) {
            args.extend(["--note", &note]);
        }
        assert_eq!(desk.json(&args)["changed"], true);
    }
    let shown = desk.json(&["show", id]);
    assert_eq!(shown["score"]["answered"], answers.len(), "nothing but its own area");
}

/// Three documents, the first of them from the head of office; one serves two inputs and fulfils a requirement.
fn attach(office: &Office, at: usize) {
    let area = office.areas().nth(at).expect("an area");
    let (desk, id) = (&office.pokja[at].desk, &office.id);
    let inputs = inputs_of(&office.instrument, area);
    let asked: Vec<_> =
        inputs.iter().filter(|(question, _)| matches!(question.kind, Kind::Choice { .. })).collect();
    let number = at + 1;
    for (n, (question, soal)) in asked.iter().take(DOCUMENTS).enumerate() {
        let title = &question.documents[0].name;
        let (name, content) = match n {
            0 => (format!("Surat tugas Pokja {number}.txt"), SHARED.to_owned()),
            _ => (format!("Bukti {number}-{n}.txt"), format!("{title}, Pokja {number}")),
        };
        let file = desk.file(&name, content);
        let year = office.instrument.year.to_string();
        let code = soal.to_string();
        desk.good(&["evidence", "add", id, &code, &file, "--title", title, "--year", &year]);
    }
    let document = format!("Bukti {number}-1.txt");
    let (question, second) = asked[1];
    assert_eq!(desk.json(&["evidence", "link", id, &document, &asked[2].1.to_string()])["linked"], 1);
    let ticked = desk.json(&["evidence", "tick", id, &second.to_string(), "1", &document]);
    assert_eq!(ticked["changed"], true);
    let wanted = &ticked["checklist"]["documents"][0];
    assert_eq!(
        (&wanted["name"], &wanted["fulfilled"][0]),
        (&question.documents[0].shown().into(), &(&*document).into())
    );
}

/// One of them knows better about another's area: once otherwise, once alike.
fn visit(office: &Office) {
    let (otherwise, alike) = visited(office);
    let (desk, id) = (&office.pokja[VISITOR].desk, &office.id);
    let given = &office.record.unit[0];
    let poorer = poorer(&office.instrument, otherwise, &given[&otherwise]);
    desk.good(&["answer", id, &otherwise.to_string(), &poorer, "--note", NOTE_OF_VISITOR]);
    desk.good(&["answer", id, &alike.to_string(), &given[&alike]]);
}
