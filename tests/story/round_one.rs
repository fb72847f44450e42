//! Anggota tim, ketua tim and pengendali teknis review on their own desktops.

use std::path::{Path, PathBuf};

use pilar_core::instrument::Kind;
use serde_json::{Value, json};

use crate::answers::poorer;
use crate::by_hand::{ByHand, near};
use crate::merging::rows;
use crate::office::Office;
use crate::people::{Person, soal, text, typed};
use crate::record::{Count, LAYERS, Record};

/// What a reviewer says about one input.
#[derive(Clone, Default)]
pub struct Opinion<'a> {
    pub answer: Option<String>,
    pub verdict: &'static str,
    pub note: &'a str,
    /// There is evidence, of the right year, named properly.
    pub ticks: [bool; 3],
}

/// Sesuai with everything ticked.
pub fn agrees() -> Opinion<'static> {
    Opinion { verdict: "sesuai", ticks: [true; 3], ..Opinion::default() }
}

/// Reviews one input and keeps it in the record.
pub fn reviews(
    person: &Person,
    id: &str,
    record: &mut Record,
    (layer, round): (&'static str, usize),
    soal: u32,
    opinion: &Opinion<'_>,
) {
    let code = soal.to_string();
    let ticks = ["--evidence", "--year", "--naming"].into_iter().zip(opinion.ticks);
    let ticks: Vec<String> =
        ticks.map(|(tick, yes)| format!("{tick}={}", if yes { "ya" } else { "tidak" })).collect();
    let mut args = vec!["review", id, &code, "--verdict", opinion.verdict, "--note", opinion.note];
    args.extend(ticks.iter().map(String::as_str));
    if let Some(answer) = &opinion.answer {
        args.extend(["--answer", answer]);
    }
    let said = person.desk.json(&args);
    assert_eq!(
        (&said["layer"], &said["round"], &said["changed"]),
        (&json!(layer), &json!(round), &json!(true))
    );
    assert_eq!((&said["verdict"], &said["note"]), (&json!(opinion.verdict), &json!(opinion.note)));
    let [evidence, year, naming] = opinion.ticks;
    assert_eq!(said["ticks"], json!({"evidence": evidence, "year": year, "naming": naming}));
    let written = record.of(layer, round);
    written.verdicts.insert(soal, opinion.verdict);
    if let Some(answer) = &opinion.answer {
        assert_eq!(&typed(&said["answer"]), answer);
        written.answers.insert(soal, answer.clone());
    }
}

/// What anggota tim doubts: some choices, and a count that the evidence does not bear out.
pub fn doubted(office: &Office) -> Vec<u32> {
    let choices = office.instrument.inputs().filter(|(question, input)| {
        question.options().len() > 2 && input.soal % 9 == 4 && question.weight.is_none()
    });
    let count = office.instrument.questions.iter().find_map(|question| match &question.kind {
        Kind::Share { numerator, .. } => numerator.first().copied(),
        _ => None,
    });
    let mut doubted: Vec<u32> = choices.map(|(_, input)| input.soal).chain(count).collect();
    doubted.sort_unstable();
    assert!(doubted.len() >= 8, "enough to disagree about: {doubted:?}");
    doubted
}

/// Three layers review; gives the package with which round 1 goes back to the unit.
pub fn three_layers_review(office: &mut Office, handed_in: &Path) -> PathBuf {
    for person in &office.team {
        assert_eq!(person.takes(handed_in)["creates"], true);
        assert_eq!(person.desk.json(&["round", &office.id])["state"], "Final");
    }
    let since = ["--since", text(handed_in)];
    anggota_tim(office);
    let first = office.team[0].packs(&office.id, "at.zip", &since);
    office.team[1].takes(&first);
    ketua_tim(office);
    columns_agree(&office.team[1], office);
    let second = office.team[1].packs(&office.id, "kt.zip", &since);
    anggota_tim_again(office);
    let afterthought = office.team[0].packs(&office.id, "at lagi.zip", &since);

    // The later package arrives first; what it holds already is nothing new in the other one.
    let dalnis = &office.team[2];
    dalnis.takes(&afterthought);
    let plan = dalnis.takes(&second);
    assert_eq!((&plan["conflicts"], &plan["updated"]), (&json!(0), &json!(0)));
    let of_ketua_tim = |item: &Value| item["subject"].as_str().expect("subject").contains("/kt/");
    assert!(rows(&plan["items"]).all(of_ketua_tim), "{plan:#}");
    pengendali_teknis(office);
    columns_agree(&office.team[2], office);
    untouched(office);
    recommends_and_returns(office);
    let returned = office.team[2].packs(&office.id, "putaran 1.zip", &since);
    office.record.unit.push(office.record.unit[0].clone());
    returned
}

/// What every reviewer wrote lies beside what the unit answered, which is what it was.
fn untouched(office: &Office) {
    let of_unit = |person: &Person| {
        let shown = person.desk.json(&["show", &office.id]);
        (person.unit_answers(&office.id), shown["score"].clone())
    };
    let handed_in = of_unit(&office.coordinator);
    assert_eq!(handed_in.0, office.record.unit[0]);
    for person in &office.team {
        assert_eq!(of_unit(person), handed_in, "{}", person.name);
    }
}

/// Everything is looked at, some of it doubted.
fn anggota_tim(office: &mut Office) {
    let doubted = doubted(office);
    let given = office.record.unit[0].clone();
    for (soal, answer) in &given {
        let opinion = if doubted.contains(soal) {
            Opinion {
                answer: Some(poorer(&office.instrument, *soal, answer)),
                verdict: "revisi",
                note: "Bukti dari tahun lalu",
                ticks: [true, false, true],
            }
        } else {
            agrees()
        };
        reviews(&office.team[0], &office.id, &mut office.record, ("at", 1), *soal, &opinion);
    }
}

/// Sides with the unit once, with anggota tim once, and doubts what anggota tim did not.
fn ketua_tim(office: &mut Office) {
    let doubted = doubted(office);
    let given = office.record.unit[0].clone();
    let overlooked = choice(office, 1);
    let mut says = |soal: u32, opinion: &Opinion<'_>| {
        reviews(&office.team[1], &office.id, &mut office.record, ("kt", 1), soal, opinion);
    };
    for soal in &doubted[..2] {
        says(*soal, &Opinion { answer: Some(given[soal].clone()), ..agrees() });
    }
    says(doubted[2], &Opinion { verdict: "revisi", note: "Sependapat", ..Opinion::default() });
    let answer = Some(poorer(&office.instrument, overlooked, &given[&overlooked]));
    let doubts = Opinion { answer, verdict: "revisi", note: "Notulen belum ada", ticks: [false; 3] };
    says(overlooked, &doubts);
}

/// Another look, while ketua tim is at work.
fn anggota_tim_again(office: &mut Office) {
    let soal = choice(office, 7);
    let answer = Some(poorer(&office.instrument, soal, &office.record.unit[0][&soal]));
    let doubts = Opinion { answer, verdict: "revisi", note: "Diperiksa ulang", ticks: [true, true, false] };
    reviews(&office.team[0], &office.id, &mut office.record, ("at", 1), soal, &doubts);
}

/// Decides between the two, goes beyond both once, and sides with the unit once.
fn pengendali_teknis(office: &mut Office) {
    let (doubted, again) = (doubted(office), choice(office, 7));
    let given = office.record.unit[0].clone();
    let of_at = office.record.of("at", 1).answers.clone();
    let poorest = poorer(&office.instrument, doubted[3], &of_at[&doubted[3]]);
    for (soal, answer, opinion) in [
        (doubted[1], &of_at[&doubted[1]], Opinion { verdict: "revisi", ..agrees() }),
        (doubted[3], &poorest, Opinion { verdict: "revisi", ..agrees() }),
        (again, &given[&again], agrees()),
    ] {
        let opinion = Opinion { answer: Some(answer.clone()), note: "Hasil pembahasan tim", ..opinion };
        reviews(&office.team[2], &office.id, &mut office.record, ("dalnis", 1), soal, &opinion);
    }
}

/// A choice of three or more that nobody doubts, by a remainder of its number.
pub fn choice(office: &Office, remainder: u32) -> u32 {
    let mut choices = office.instrument.inputs().filter(|(question, input)| {
        let soal = input.soal;
        let poorest = question.options().last().map(|option| &option.key);
        question.options().len() > 2 && soal % 9 == remainder && poorest != office.record.unit[0].get(&soal)
    });
    choices.next().expect("a choice").1.soal
}

/// The recommendations of round 1: on two inputs and on an area.
pub const RECOMMENDED: [&str; 3] =
    ["Perbarui dokumen sesuai tahun penilaian", "Cocokkan angka dengan bukti", "Tingkatkan monev triwulanan"];

fn recommends_and_returns(office: &Office) {
    let (desk, id) = (&office.team[2].desk, &office.id);
    let doubted = doubted(office);
    let (first, second) = (doubted[3].to_string(), count(office).to_string());
    for (text, about) in
        RECOMMENDED.into_iter().zip([["--code", &first], ["--code", &second], ["--area", "2"]])
    {
        desk.good(&["recommend", id, text, about[0], about[1]]);
    }
    assert_eq!(desk.json(&["round", id])["open_recommendations"], 3);
    let returned = desk.json(&["round", id, "return"]);
    assert_eq!((&returned["state"], &returned["round"]), (&json!("Revisi"), &json!(2)));
}

/// The count that was doubted.
pub fn count(office: &Office) -> u32 {
    let is_count = |soal: &u32| office.instrument.input(*soal).is_some_and(|(q, _)| q.options().is_empty());
    doubted(office).into_iter().find(is_count).expect("a count")
}

/// Every column adds up as worked out by hand from what was written, in every round so far.
pub fn columns_agree(person: &Person, office: &Office) {
    let review = person.desk.json(&["review", &office.id]);
    let mut seen = 0;
    for column in rows(&review["columns"]) {
        let round = usize::try_from(column["round"].as_u64().expect("round")).expect("small");
        let layer = column["layer"].as_str().expect("layer");
        let Some(layer) = ["unit"].into_iter().chain(LAYERS).find(|known| *known == layer) else { continue };
        if round > office.record.unit.len() {
            continue;
        }
        seen += 1;
        let sheet = office.record.stands(layer, round);
        ByHand::of(&office.instrument, &sheet).agrees_with_figures(&column["effective"]);
        if layer != "unit" {
            let own = office.record.written.get(&(layer, round)).map_or(0, |written| written.answers.len());
            assert_eq!(column["own_answers"], own, "{layer} {round}");
            assert_eq!(counted(column), office.record.count(layer, round), "{layer} {round}");
        }
    }
    assert_eq!(seen, 4 * office.record.unit.len(), "the unit and three layers in each round");
    let progress = &review["progress"];
    assert_eq!(counted(progress), office.record.count_highest(office.record.unit.len()));
}

fn counted(shown: &Value) -> Count {
    let of = |field: &str| usize::try_from(shown[field].as_u64().expect("a count")).expect("small");
    Count { agreed: of("agreed"), revise: of("revise"), unreviewed: of("unreviewed") }
}

/// The list of differences between two columns is what the record says, totals included.
pub fn differences_agree(person: &Person, office: &Office, columns: [(&'static str, usize); 2]) -> usize {
    let [left, right] = columns.map(|(layer, round)| format!("{layer}.{round}"));
    let shown = person.desk.json(&["differences", &office.id, &left, &right]);
    let [one, other] = columns.map(|(layer, round)| office.record.stands(layer, round));
    let said: Vec<_> =
        rows(&shown["rows"]).map(|row| (soal(row), typed(&row["left"]), typed(&row["right"]))).collect();
    assert_eq!(said, Record::differences(&one, &other), "{left} {right}");
    for (side, sheet) in [("left", &one), ("right", &other)] {
        near(&shown[side]["total"], ByHand::of(&office.instrument, sheet).total, side);
    }
    said.len()
}
