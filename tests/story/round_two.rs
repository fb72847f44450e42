//! The unit follows up what was recommended, and the second round decides.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::answers::{best, inputs_of};
use crate::merging::rows;
use crate::office::Office;
use crate::people::{Person, soal, text, typed};
use crate::round_one::{
    Opinion, RECOMMENDED, agrees, choice, columns_agree, count, differences_agree, doubted, reviews,
};

/// Why ketua tim corrects a count in the end.
pub const TWICE: &str = "Satu nama tercatat dua kali";

/// What the unit did, with status and date, in the order of the recommendations.
pub const FOLLOWED: [(&str, &str, &str); 3] = [
    ("Dokumen tahun berjalan diunggah", "selesai", "2026-04-20"),
    ("Angka dicocokkan dengan daftar hadir", "selesai", "2026-04-21"),
    ("Monev triwulan kedua dijadwalkan", "proses", "2026-04-22"),
];

/// Round 1 comes home; two Pokja and the coordinator follow up and revise.
pub fn the_unit_follows_up(office: &mut Office, returned: &Path) {
    let id = office.id.clone();
    let plan = office.coordinator.desk.good(&["import", text(returned), "--dry-run"]);
    let stage = "diperbarui: tahap reviu: diserahkan untuk reviu putaran 1 menjadi dikembalikan kepada unit untuk putaran 2";
    assert!(plan.contains(stage), "{plan}");
    office.coordinator.takes(returned);
    assert_eq!(office.coordinator.unit_answers(&id), office.record.unit[0], "no review changed them");
    columns_agree(&office.coordinator, office);
    let listed = office.coordinator.desk.json(&["recommendations", &id, "--open"]);
    assert_eq!(rows(&listed).map(|row| row["text"].as_str().expect("text")).collect::<Vec<_>>(), RECOMMENDED);

    let home = office.coordinator.packs(&id, "untuk Pokja.zip", &[]);
    let revised = revised(office);
    let mut packages: Vec<PathBuf> = Vec::new();
    for at in 0..office.pokja.len() {
        let mine = own(office, at, &revised);
        if mine.is_empty() {
            continue;
        }
        office.pokja[at].takes(&home);
        for (soal, answer) in &mine {
            revises(&office.pokja[at], office, *soal, answer);
        }
        packages.push(office.pokja[at].packs(&id, "tindak lanjut.zip", &["--since", text(&home)]));
        office.unit().extend(mine);
    }
    assert!(packages.len() >= 2, "more than one Pokja had something to revise");
    follows_up(&office.coordinator, &id, 2);
    for package in packages.iter().rev() {
        let done = office.coordinator.takes(package);
        assert_eq!((&done["conflicts"], &done["package"]["since"]), (&json!(0), &json!(true)));
    }
    assert_eq!(office.coordinator.unit_answers(&id), office.record.unit[1]);
    assert_eq!(rows(&office.coordinator.desk.json(&["recommendations", &id, "--open"])).count(), 1);
    columns_agree(&office.coordinator, office);
    assert_eq!(differences_agree(&office.coordinator, office, [("unit", 1), ("unit", 2)]), revised.len());
}

/// What the unit answers anew: halfway to the reviewers, a corrected count, and something better than before.
fn revised(office: &Office) -> Vec<(u32, String)> {
    let halfway = doubted(office)[3];
    let answer = office.record.written[&("at", 1)].answers[&halfway].clone();
    let (count, improved) = (count(office), improved(office));
    let given: u32 = office.record.unit[0][&count].parse().expect("a count");
    vec![(halfway, answer), (count, (given - 4).to_string()), (improved, best(&office.instrument, improved))]
}

/// Something that was not at its best and that every reviewer found right.
fn improved(office: &Office) -> u32 {
    let given = &office.record.unit[0];
    let mut inputs = office.instrument.inputs().filter(|(question, input)| {
        let best = question.options().first().is_some_and(|option| option.key == given[&input.soal]);
        !question.options().is_empty()
            && !best
            && office.record.stands("dalnis", 1)[&input.soal] == given[&input.soal]
    });
    inputs.next().expect("an input").1.soal
}

fn own(office: &Office, at: usize, revised: &[(u32, String)]) -> Vec<(u32, String)> {
    let area = office.areas().nth(at).expect("an area");
    let inputs: Vec<u32> = inputs_of(&office.instrument, area).into_iter().map(|(_, soal)| soal).collect();
    revised.iter().filter(|(soal, _)| inputs.contains(soal)).cloned().collect()
}

/// A new answer with its evidence, and the follow-up where it was recommended.
fn revises(person: &Person, office: &Office, soal: u32, answer: &str) {
    let (desk, id, code) = (&person.desk, &office.id, soal.to_string());
    desk.good(&["answer", id, &code, answer, "--note", "Diperbaiki setelah putaran 1"]);
    let file = desk.file(&format!("Perbaikan {code}.txt"), format!("Bukti baru untuk soal {code}"));
    desk.good(&["evidence", "add", id, &code, &file, "--year", &office.instrument.year.to_string()]);
    if soal == doubted(office)[3] {
        follows_up(person, id, 0);
    } else if soal == count(office) {
        follows_up(person, id, 1);
    }
}

fn follows_up(person: &Person, id: &str, at: usize) {
    let (done, status, date) = FOLLOWED[at];
    let number = (at + 1).to_string();
    let said = person.desk.json(&["follow-up", id, &number, done, "--status", status, "--date", date]);
    assert_eq!((&said["text"], &said["follow_up"]["date"]), (&json!(RECOMMENDED[at]), &json!(date)));
}

/// Everybody reviews what is open again; the last word is with pengendali teknis. Gives the package of the end.
pub fn the_second_round_decides(office: &mut Office) -> PathBuf {
    let id = office.id.clone();
    let desk = &office.coordinator.desk;
    let handed = desk.json(&["round", &id, "submit"]);
    assert_eq!((&handed["round"], &handed["open_recommendations"]), (&json!(2), &json!(1)));
    // Pengendali teknis has round 1; the two others have not and get everything.
    let theirs = office.team[2].desk.path("putaran 1.zip");
    let rest = office.coordinator.packs(&id, "susulan.zip", &["--since", text(&theirs)]);
    let whole = office.coordinator.packs(&id, "putaran 2.zip", &[]);
    let plan = office.team[0].desk.good(&["import", text(&rest), "--dry-run"]);
    assert!(plan.contains("melanjutkan perubahan yang belum ada di sini"), "{plan}");
    for (person, package) in office.team.iter().zip([&whole, &whole, &rest]) {
        person.takes(package);
        columns_agree(person, office);
        assert_eq!(person.unit_answers(&id), office.record.unit[1], "{}", person.name);
    }

    anggota_tim(office);
    let first = office.team[0].packs(&id, "at 2.zip", &["--since", text(&whole)]);
    office.team[1].takes(&first);
    ketua_tim(office);
    let second = office.team[1].packs(&id, "kt 2.zip", &["--since", text(&whole)]);
    office.team[2].takes(&second);
    pengendali_teknis(office);
    columns_agree(&office.team[2], office);

    let dalnis = &office.team[2];
    for columns in [
        [("at", 1), ("dalnis", 1)],
        [("unit", 2), ("dalnis", 2)],
        [("dalnis", 1), ("dalnis", 2)],
        [("at", 2), ("kt", 2)],
    ] {
        assert!(differences_agree(dalnis, office, columns) > 0, "{columns:?}");
    }
    let approved = dalnis.desk.json(&["round", &id, "approve"]);
    assert_eq!((&approved["state"], &approved["unreviewed"]), (&json!("Disetujui"), &json!(0)));
    assert_eq!(approved["notices"], json!([]));
    dalnis.packs(&id, "disetujui.zip", &[])
}

/// Looks again at what it doubted and at what the unit answered anew, and at nothing else.
fn anggota_tim(office: &mut Office) {
    let queue = office.team[0].desk.json(&["review", &office.id, "--layer", "at", "--open"]);
    let open: Vec<u32> = rows(&queue["inputs"]).map(soal).collect();
    let mut wanted = doubted(office);
    wanted.extend([choice(office, 7), improved(office)]);
    wanted.sort_unstable();
    assert_eq!(open, wanted);
    let now = office.record.unit[1].clone();
    for input in rows(&queue["inputs"]) {
        let soal = soal(input);
        let changed = now[&soal] != office.record.unit[0][&soal];
        assert_eq!(input["changed"], changed, "{soal}");
        assert_eq!(typed(&input["unit"]), now[&soal]);
        let opinion = if changed {
            agrees()
        } else {
            Opinion { verdict: "revisi", note: "Tetap", ticks: [true, false, true], ..Opinion::default() }
        };
        reviews(&office.team[0], &office.id, &mut office.record, ("at", 2), soal, &opinion);
    }
}

/// Does not follow anggota tim about the corrected count.
fn ketua_tim(office: &mut Office) {
    let count = count(office);
    let given: u32 = office.record.unit[1][&count].parse().expect("a count");
    let opinion =
        Opinion { answer: Some((given - 1).to_string()), verdict: "revisi", note: TWICE, ticks: [true; 3] };
    reviews(&office.team[1], &office.id, &mut office.record, ("kt", 2), count, &opinion);
}

/// Settles everything that still stands as Revisi, and what ketua tim doubted in round 1 against anggota tim and nobody
/// looked at again, without a word of its own.
fn pengendali_teknis(office: &mut Office) {
    let queue = office.team[2].desk.json(&["review", &office.id, "--layer", "dalnis"]);
    let open: Vec<&Value> = rows(&queue["inputs"]).filter(|input| input["status"] != "Sesuai").collect();
    let count = office.record.count_highest(2);
    assert_eq!((open.len(), count.unreviewed), (count.revise + count.unreviewed, 1));
    for input in open {
        let before = office.record.stands("kt", 2);
        assert_eq!(typed(&input["before"]), before[&soal(input)]);
        reviews(&office.team[2], &office.id, &mut office.record, ("dalnis", 2), soal(input), &agrees());
    }
}
