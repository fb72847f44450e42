//! Imports that are refused change nothing, neither where there is a workspace nor where there is none.

use pilar_core::journal::{Change, Digest, beginning};
use pilar_core::merge::Run;
use pilar_tests::Station;
use pilar_tests::bag::Bag;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{package, small};

/// The sentence with which an import is refused, after making sure that nothing changed.
fn refused(bag: &mut Bag) -> String {
    let (desk, id, _) = small();
    bag.seal().write(&desk.path("lain.zip"));
    let before = [desk.json(&["list"]), desk.json(&["history", &id]), desk.json(&["check", "--deep"])];
    let sentence = desk.refused(&["import", "lain.zip"]);
    assert_eq!(desk.refused(&["import", "lain.zip", "--dry-run"]), sentence);
    let after = [desk.json(&["list"]), desk.json(&["history", &id]), desk.json(&["check", "--deep"])];
    assert_eq!(before, after, "{sentence}");
    let fresh = Station::new();
    bag.write(&fresh.path("lain.zip"));
    assert_eq!(fresh.refused(&["import", "lain.zip"]), sentence);
    assert!(!fresh.workspace().exists(), "{sentence}");
    sentence
}

fn sound() -> Bag {
    let (_desk, _, path) = small();
    Bag::open(&path)
}

/// A bag whose changes were forged, every hash made to fit.
fn forged(change: impl FnOnce(&mut Vec<Change>)) -> Bag {
    let mut bag = sound();
    bag.forge(change);
    bag
}

/// The first change of a subject that begins like this.
fn first<'a>(changes: &'a mut [Change], subject: &str) -> &'a mut Change {
    changes.iter_mut().find(|it| it.subject.to_string().starts_with(subject)).expect("a change")
}

#[test]
fn another_or_a_newer_instrument_is_refused() {
    let mut bag = sound();
    let part: Value = serde_json::from_slice(&bag.files["data/pilar/instrument.json"]).expect("JSON");
    let (key, name) = (part["key"].as_str().expect("key"), part["name"].as_str().expect("name"));
    bag.edit("data/pilar/instrument.json", |text| text.replace(key, "lke-lain"));
    assert_eq!(
        refused(&mut bag),
        "Instrumen \"lke-lain\" tidak ada di versi Pilar ini; tidak ada yang berubah. Pasang versi Pilar yang lebih baru."
    );
    let with = |change: &dyn Fn(&mut Value)| {
        let mut bag = sound();
        bag.edit("data/pilar/instrument.json", |text| {
            let mut part: Value = serde_json::from_str(&text).expect("JSON");
            change(&mut part);
            part.to_string()
        });
        refused(&mut bag)
    };
    let version = part["version"].as_u64().expect("version");
    assert_eq!(
        with(&|part| part["version"] = json!(version + 1)),
        format!(
            "Paket memakai instrumen \"{name}\" versi {}, program ini mengenal versi {version}; isinya tidak disentuh. Pasang Pilar terbaru, yang pemasangnya ada pada pengelola Pilar di instansi atau pada pengirimnya.",
            version + 1
        )
    );
    assert_eq!(
        with(&|part| part["facts"] = json!("7".repeat(64))),
        format!(
            "Penilaian itu memakai instrumen \"{name}\" versi {version} dengan fakta yang tidak ada di program ini (sidik \
             777777777777), dan nilainya tidak dihitung dengan fakta lain; tidak ada yang berubah. Pasang versi Pilar yang \
             lebih baru."
        )
    );
    let mut bag =
        forged(|changes| first(changes, "profile").value["instrument_facts"] = json!("7".repeat(64)));
    assert!(refused(&mut bag).contains("dengan fakta yang tidak ada di program ini (sidik 777777777777)"));
    assert_eq!(
        with(&|part| part["inputs"][0]["code"] = json!("Z.1")),
        format!(
            "Isian instrumen \"{name}\" di paket ini berbeda dengan yang dikenal program ini; tidak ada yang berubah. Minta paket yang dibuat dengan Pilar resmi."
        )
    );
}

#[test]
fn values_that_would_make_an_assessment_unreadable_are_refused() {
    let mut bag = forged(|changes| first(changes, "answer/").value = json!({ "choice": "Mungkin" }));
    assert!(refused(&mut bag).starts_with("Paket memuat data \"jawaban unit soal 1\" yang tidak terbaca ("));
    let mut bag = forged(|changes| first(changes, "profile").value = Value::Null);
    assert!(refused(&mut bag).starts_with("Paket memuat data \"profil penilaian\" yang tidak terbaca ("));
}

#[test]
fn changes_out_of_order_or_without_the_ones_before_are_refused() {
    let sound = sound();
    let mut bag = sound.clone();
    bag.edit("data/pilar/journal.jsonl", |text| {
        let mut lines: Vec<&str> = text.lines().collect();
        lines.swap(2, 3);
        lines.join("\n") + "\n"
    });
    assert!(refused(&mut bag).contains("baris 4: nomor urut 3 tidak berurutan"));
    let changes = sound.changes();
    let without = |at: usize| {
        let mut fewer = changes.clone();
        fewer.remove(at);
        let mut bag = sound.clone();
        bag.put_changes(&fewer);
        bag
    };
    assert!(refused(&mut without(1)).contains("baris 2: rantainya terputus"));
    let mut moved = changes.clone();
    let (two, three) = (moved[1].link.unwrap(), moved[2].link.unwrap());
    (moved[1].link, moved[2].link) = (Some(three), Some(two));
    let mut bag = sound.clone();
    assert!(refused(bag.put_changes(&moved)).contains("diubah setelah ditulis; tidak ada yang berubah"));
    // A head that tells other ends than the journal has.
    let mut bag = without(changes.len() - 1);
    let head = sound.files["data/pilar/assessment.json"].clone();
    bag.edit("data/pilar/assessment.json", |_| {
        let mut head: Value = serde_json::from_slice(&head).expect("JSON");
        head["changes"] = json!(changes.len() - 1);
        head.to_string()
    });
    assert!(refused(&mut bag).contains("(ujung riwayatnya tidak sama)"));
}

#[test]
fn an_altered_change_is_refused_and_one_linked_anew_is_told_as_a_fork() {
    let (desk, id, path) = small();
    let mut bag = Bag::open(&path);
    bag.edit("data/pilar/journal.jsonl", |text| text.replacen("\"choice\":\"A\"", "\"choice\":\"C\"", 1));
    bag.seal().write(&desk.path("palsu.zip"));
    let before = desk.json(&["show", &id]);
    let sentence = desk.refused(&["import", "palsu.zip"]);
    assert!(sentence.contains("diubah setelah ditulis; tidak ada yang berubah"), "{sentence}");
    assert_eq!(desk.json(&["show", &id]), before);

    // Part of an assessment carries no papers that could contradict it.
    let part = crate::package(&desk, &id, "bagian.zip", &["--scope", "area", "1"]);
    let mut bag = Bag::open(&part);
    bag.files.remove("data/pilar/stubs.jsonl");
    bag.forge(|changes| {
        let answer = changes.iter_mut().find(|it| it.value == json!({"choice": "A"})).expect("an answer");
        answer.value = json!({"choice": "C"});
    });
    bag.write(&desk.path("palsu.zip"));
    let done = desk.json(&["import", "palsu.zip"]);
    assert_eq!((&done["conflicts"], &done["forks"]), (&json!(1), &json!(1)), "{done:#}");
    let told = done["notices"].as_array().expect("notices").iter();
    let told: Vec<&str> = told.map(|notice| notice.as_str().expect("text")).collect();
    assert!(
        told.iter().any(|it| it.contains("bercabang sejak") && it.contains("Kedua cabang disimpan")),
        "{told:?}"
    );
    // Genuine packages of that desk are taken as before.
    let again = desk.json(&["import", path.to_str().expect("path")]);
    assert_eq!((&again["changes"], &again["forks"]), (&json!(0), &json!(0)));
}

#[test]
fn one_change_of_a_later_clock_or_from_nowhere_waits_and_harms_nobody() {
    let sound = sound();
    let (mut bag, genuine) = (sound.clone(), sound.changes());
    bag.forge(|changes| {
        let last = changes.last_mut().expect("a change");
        last.clock.millis += 2 * 24 * 60 * 60 * 1_000;
    });
    let fresh = Station::new();
    bag.write(&fresh.path("maju.zip"));
    let done = fresh.json(&["import", "maju.zip"]);
    assert_eq!((&done["changes"], &done["quarantined"]), (&json!(genuine.len() - 1), &json!(1)), "{done:#}");
    let told = done["notices"].to_string();
    assert!(told.contains("lebih dari satu hari di depan jam komputer ini dan belum dihitung"), "{told}");
    sound.write(&fresh.path("asli.zip"));
    let done = fresh.json(&["import", "asli.zip"]);
    assert_eq!((&done["changes"], &done["quarantined"]), (&json!(1), &json!(1)), "{done:#}");
    assert_eq!(fresh.json(&["check", "--deep"])["report"]["good"], true);
}

#[test]
fn a_history_that_parts_too_often_is_refused_with_another_way_for_its_answers() {
    let (desk, id, path) = small();
    let part = package(&desk, &id, "kosong.zip", &["--since", path.to_str().expect("path")]);
    let assessment = id.parse().expect("an id");
    let mut bag = Bag::open(&part);
    let lines = (0..30_000_u128).map(|number| {
        let replica = Uuid::from_u128(0x0192_0000_0000_8000_8000_0000_0000_0000 + number);
        let contents = vec![Digest::of(&[&number.to_be_bytes()])];
        let run = Run { replica, position: 1, previous: beginning(assessment, replica), contents };
        serde_json::to_string(&run).expect("JSON") + "\n"
    });
    bag.files.insert("data/pilar/stubs.jsonl".into(), lines.collect::<String>().into_bytes());
    bag.seal().write(&desk.path("bercabang.zip"));
    let before = desk.json(&["audit", &id]);
    for more in [&["--dry-run"][..], &[]] {
        let ended = desk.run(&[&["--json", "import", "bercabang.zip"][..], more].concat());
        assert!(ended.code == 1 && ended.out.contains("riwayat_terlalu_besar"), "{ended:?}");
        let sentence = desk.refused(&[&["import", "bercabang.zip"][..], more].concat());
        assert!(
            sentence.contains("tidak ada yang berubah. ") && sentence.contains("buku kerja"),
            "{sentence}"
        );
    }
    assert_eq!(desk.json(&["audit", &id])["state"], before["state"]);
}
