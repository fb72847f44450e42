//! Annexes of reports and workbooks: they say what the commands say, and disturb nothing.

use calamine::{Data, Range};
use pilar_app::path::set_effort_days;
use pilar_app::session::Session;
use pilar_tests::Station;
use serde_json::Value;

use crate::made_sheets::open;

fn text(path: &std::path::Path) -> String {
    path.to_str().expect("Unicode path").to_owned()
}

/// The text of a PDF without white space.
fn pdf(path: &str) -> String {
    let document = lopdf::Document::load(path).expect("a PDF");
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    document.extract_text(&pages).expect("text").chars().filter(|c| !c.is_whitespace()).collect()
}

fn packed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether a text says these words, each at least; headings of columns are broken over lines that lie side by side.
fn headed(said: &str, words: &str) -> bool {
    words.split_whitespace().all(|word| said.contains(word))
}

/// The cells of the row that begins with this text, without what merged cells leave blank.
fn row(sheet: &Range<Data>, first: &str) -> Vec<Data> {
    let found = sheet
        .rows()
        .find(|row| row.iter().find(|cell| **cell != Data::Empty) == Some(&Data::String(first.into())));
    let found = found.unwrap_or_else(|| panic!("no row {first}"));
    found.iter().filter(|cell| **cell != Data::Empty).cloned().collect()
}

fn close(cell: &Data, value: &Value) {
    let (Data::Float(found), Some(value)) = (cell, value.as_f64()) else { panic!("{cell:?} {value:?}") };
    assert!((found - value).abs() < 1e-9, "{found} {value}");
}

/// Two decimals as Indonesian documents write them.
fn shown(value: &Value) -> String {
    pilar_app::view::two_decimals(value.as_f64().expect("a number"))
}

#[test]
fn the_path_in_pdf_and_workbook_is_the_one_of_the_command() {
    let (desk, id) = Station::with_example();
    let path = desk.json(&["path", &id, "--to", "wbbm", "--above", "0,5"]);
    let before = desk.json(&["show", &id]);
    let (book, paper) = (text(&desk.path("LKE.xlsx")), text(&desk.path("Laporan.pdf")));
    for (format, output) in [("xlsx", &book), ("pdf", &paper)] {
        desk.good(&[
            "export",
            &id,
            "--format",
            format,
            "-o",
            output,
            "--with-path",
            "WBBM",
            "--above",
            "0,5",
        ]);
    }
    assert_eq!(desk.json(&["show", &id]), before, "an export changes nothing");

    let (sheet, said) = (open(desk.path("LKE.xlsx").as_path(), "Lampiran jalan"), pdf(&paper));
    let steps = path["steps"].as_array().expect("steps");
    assert!(path["reachable"] == true && steps.len() > 2, "{path}");
    for step in steps {
        let cells = row(&sheet, step["code"].as_str().expect("a code"));
        close(&cells[4], &step["cost"]);
        close(&cells[5], &step["gain"]);
        assert_eq!(
            cells[3].to_string(),
            step["to"].as_str().map_or_else(|| cells[3].to_string(), str::to_owned)
        );
        assert!(said.contains(&format!("{}+{}", step["cost"], shown(&step["gain"]))), "{step}");
    }
    let today = before["score"]["predicate"]["wbbm"]["gates"].as_array().expect("gates");
    for (gate, today) in path["gates"].as_array().expect("gates").iter().zip(today) {
        assert_eq!(gate["key"], today["key"]);
        let instrument = pilar_app::instruments().expect("instruments").last().expect("one");
        let of = instrument.gates.iter().find(|of| gate["key"] == of.key.as_str()).expect("a gate");
        // Agencies state the minimum of an open gate differently, which its mark says.
        let name = if of.is_open() { format!("{} *", of.name) } else { of.name.clone() };
        let cells = row(&sheet, &name);
        close(&cells[1], &today["value"]);
        close(&cells[2], &gate["value"]);
        // The minimum is the predicate's own; what is kept to spare stands beside it.
        let official: f64 = of.minimum["wbbm"].to_string().parse().expect("a number");
        close(&cells[3], &official.into());
        close(&cells[4], &gate["minimum"]);
        close(&cells[5], &(gate["value"].as_f64().expect("a number") - official).into());
        assert_eq!(cells[6], Data::String("Memenuhi".into()));
        assert!(said.contains(&shown(&gate["value"])) && said.contains(&packed(&name)), "{gate}");
    }
    assert!(said.contains(&packed("WBBM dengan cadangan 0,5 poin terpenuhi")) && said.contains("Sasaran"));
    for words in [
        "Nilai sekarang",
        "Nilai sesudahnya",
        "Selisih sesudahnya",
        "Keterangan sesudahnya",
        "Syarat nilai WBBM sesudahnya: ",
        "Jawaban yang dinaikkan (biaya dalam satuan upaya)",
        "Selisih dan keterangan dihitung terhadap nilai minimal.",
        "* Sebagian instansi memakai angka lain sebagai nilai minimal; ketentuan TPI perlu dipastikan.",
    ] {
        assert!(headed(&said, words), "{words}: {said}");
        assert!(
            words.contains('.') || sheet.rows().flatten().any(|cell| cell.to_string().contains(words)),
            "{words}"
        );
    }
    assert!(!sheet.rows().flatten().any(|cell| cell.to_string().contains("Jarak")), "one word for it");
    let told = desk.good(&["path", &id, "--to", "wbbm", "--above", "0,5"]);
    let first =
        told.lines().find(|line| line.contains("Nilai total") && line.contains("dari")).expect("a gate");
    assert!(first.contains("dari  85,00, sasaran 85,50"), "{told}");
    let total = format!(
        "Nilai pasti {} sekarang, sesudahnya {}.",
        shown(&before["score"]["total"]),
        shown(&path["total"])
    );
    assert!(said.contains(&packed(&total)), "{total}");
    // What is read from the workbook is the worksheet, and no annex.
    let bare = text(&desk.path("Biasa.xlsx"));
    desk.good(&["export", &id, "--format", "xlsx", "-o", &bare]);
    let read = |file: &str| {
        let plan = desk.json(&["import", file, "--into", &id, "--dry-run"]);
        ["new", "updated", "same", "sheets", "changes"].map(|key| plan[key].clone())
    };
    assert_eq!(read(&book), read(&bare));
    assert_eq!(desk.json(&["score", &book])["total"], before["score"]["total"]);
}

#[test]
fn out_of_reach_and_met_already_are_told_as_the_command_tells_them() {
    let (desk, id) = Station::with_example();
    let paper = text(&desk.path("a.pdf"));
    desk.good(&["export", &id, "--format", "pdf", "-o", &paper, "--with-path", "wbk"]);
    let said = pdf(&paper);
    assert!(said.contains(&packed("WBK sudah terpenuhi; tidak ada jawaban yang perlu dinaikkan.")));
    // How much it withstands stands beside it.
    let margin = desk.good(&["margin", &id, "--to", "wbk"]);
    let sentence = margin.lines().next().expect("a sentence");
    assert!(said.contains(&packed(sentence)), "{sentence}");
    let blank = desk.begin();
    desk.good(&["export", &blank, "--format", "pdf", "-o", &paper, "--with-path", "wbk", "--above", "100"]);
    let path = desk.json(&["path", &blank, "--to", "wbk", "--above", "100"]);
    let word = if path["reachable"] == true { "sesudahnya" } else { "paling tinggi" };
    let gates = if path["reachable"] == true { "sesudahnya" } else { "dengan nilai paling tinggi" };
    assert!(pdf(&paper).contains(&packed(&format!("Syarat nilai WBK {gates}: "))));
    assert!(pdf(&paper).contains(&packed(&format!("{word} {}.", shown(&path["total"])))));
}

#[test]
fn a_scenario_stands_beside_today_whatever_it_is_called() {
    let (desk, id) = Station::with_example();
    let long = format!("=1+1 {}", "panjang ".repeat(11));
    let name = long.trim();
    desk.good(&["scenario", "set", &id, name, "2=C", "125=3,1"]);
    let view = desk.json(&["scenario", "show", &id, name]);
    let (book, paper) = (text(&desk.path("LKE.xlsx")), text(&desk.path("Laporan.pdf")));
    for (format, output) in [("xlsx", &book), ("pdf", &paper)] {
        let wanted = ["--with-scenario", name, "--with-course"];
        desk.good(&[&["export", &id, "--format", format, "-o", output], &wanted[..]].concat());
    }
    let (sheet, said) = (open(desk.path("LKE.xlsx").as_path(), "Lampiran simulasi"), pdf(&paper));
    assert!(said.contains(&packed(name)), "{said}");
    for heading in ["Jawaban dengan simulasi", "Nilai dengan simulasi", "Selisih dengan simulasi"] {
        assert!(headed(&said, heading), "{heading}: {said}");
        assert!(sheet.rows().flatten().any(|cell| *cell == *heading), "{heading}");
    }
    for answer in view["answers"].as_array().expect("answers") {
        let cells = row(&sheet, answer["code"].as_str().expect("a code"));
        let words =
            |value: &Value| value.as_str().map_or_else(|| value.to_string().replace('.', ","), str::to_owned);
        assert_eq!(
            (cells[2].to_string(), cells[3].to_string()),
            (words(&answer["from"]), words(&answer["to"]))
        );
    }
    for gates in view["gates"].as_object().expect("targets").values() {
        for gate in gates.as_array().expect("gates") {
            assert!(said.contains(&shown(&gate["value"])), "{gate}");
        }
    }
    let note = packed("* Sebagian instansi memakai angka lain sebagai nilai minimal");
    assert_eq!(said.matches(&note).count(), 2, "of the report and of its annex, once for all predicates");
    // Weeks: the example is begun today.
    let course = open(desk.path("LKE.xlsx").as_path(), "Perjalanan nilai");
    assert!(course.rows().count() > 5 && said.contains("Lampiran:perjalanannilai"));
    desk.good(&["--role", "koordinator", "round", &id, "submit"]);
    desk.good(&["--role", "koordinator", "round", &id, "reopen", "--reason", "salah"]);
    desk.good(&["export", &id, "--format", "pdf", "-o", &paper, "--with-course"]);
    assert!(pdf(&paper).contains("diserahkan(putaran1);ditarikkembali"));
    // TPI's own and the always ready ones go by their names as well.
    desk.good(&["export", &id, "--format", "pdf", "-o", &paper, "--with-scenario", "menurut TPI"]);
}

#[test]
fn annexes_are_refused_where_there_is_no_place_for_them_and_nothing_is_written() {
    let (desk, id) = Station::with_example();
    let book = text(&desk.path("isi.xlsx"));
    desk.good(&["export", &id, "--format", "xlsx", "-o", &book]);
    let out = text(&desk.path("keluar"));
    let none = "Lampiran hanya dapat ditambahkan pada pdf dan pada xlsx buatan Pilar sendiri; tidak ada yang berubah.";
    for format in ["lhe", "portalrb", "portalrb-unit", "package"] {
        let refused = desk.refused(&["export", &id, "--format", format, "-o", &out, "--with-course"]);
        assert!(refused.starts_with(none), "{refused}");
    }
    let template = ["export", &id, "--format", "xlsx", "--template", &book, "-o", &out, "--with-path", "wbk"];
    assert!(desk.refused(&template).starts_with(none));
    for (wanted, said) in [
        (["--with-path", "emas"].as_slice(), "Target \"emas\" tidak dikenal"),
        (&["--with-scenario", "tidak ada"], "Simulasi \"tidak ada\""),
        (&["--with-path", "wbk", "--above", "-1"], "Cadangan"),
        (&["--with-path", "wbk", "--above", "banyak"], "Cadangan"),
    ] {
        let refused = desk.refused(&[&["export", &id, "--format", "pdf", "-o", &out], wanted].concat());
        assert!(refused.contains(said), "{wanted:?}: {refused}");
    }
    assert!(!desk.path("keluar").exists());
}

#[test]
fn a_part_is_printed_of_a_pdf_and_refused_of_everything_else() {
    let (desk, id) = Station::with_example();
    let paper = text(&desk.path("bagian.pdf"));
    let instrument = pilar_app::instruments().expect("instruments").last().expect("one");
    let area = &instrument.areas[1];
    let titles = |of: &pilar_core::instrument::Area| -> Vec<String> {
        let belongs = |question: &&pilar_core::instrument::Question| {
            instrument.area_of(question).is_some_and(|other| other.key == of.key)
        };
        instrument.questions.iter().filter(belongs).map(|question| packed(&question.code)).collect()
    };
    for named in ["2", area.key.as_str(), area.name.as_str()] {
        desk.good(&["export", &id, "--format", "pdf", "-o", &paper, "--part", named]);
        let said = pdf(&paper);
        assert!(titles(area).iter().all(|code| said.contains(code)), "{named}");
        assert!(!said.contains(titles(&instrument.areas[2])[0].as_str()), "{named}");
    }
    // Only what is missing: after one answer is taken away, it and nothing of a question that is complete.
    desk.good(&["answer", &id, "B.I.a", ""]);
    desk.good(&["export", &id, "--format", "pdf", "-o", &paper, "--part", "kurang", "--with-path", "wbk"]);
    let said = pdf(&paper);
    assert!(said.contains("B.I.a") && said.contains("hanyapertanyaanyangbelumdiisiataubelumberbukti"));
    assert!(said.contains("Lampiran:jalantermurahkeWBK"), "a part takes annexes, too");
    let refused = desk.refused(&["export", &id, "--format", "pdf", "-o", &paper, "--part", "9"]);
    assert!(refused.contains("\"9\""), "{refused}");
    for format in ["xlsx", "lhe", "portalrb", "package"] {
        let refused = desk.refused(&["export", &id, "--format", format, "-o", &paper, "--part", "2"]);
        assert!(refused.starts_with("Sebagian penilaian hanya dapat dicetak sebagai pdf"), "{refused}");
    }
}

#[test]
fn the_annex_of_a_path_names_days_where_costs_are_counted_in_them() {
    let (desk, id) = Station::with_example();
    desk.good(&["answer", &id, "B.I.a", ""]);
    let mut session = Session::open(&desk.workspace(), "Penguji", "koordinator").expect("session");
    set_effort_days(&mut session, id.parse().expect("an id"), Some(3)).expect("stored");
    drop(session);
    let met = text(&desk.path("Terpenuhi.pdf"));
    desk.good(&["answer", &id, "B.I.a", "4"]);
    assert_eq!(desk.json(&["path", &id, "--to", "wbk"])["steps"], serde_json::json!([]));
    desk.good(&["export", &id, "--format", "pdf", "-o", &met, "--with-path", "wbk"]);
    assert!(!pdf(&met).contains(&packed("Satu satuan upaya dihitung")), "no cost is told");
    desk.good(&["answer", &id, "B.I.a", ""]);
    let cost = desk.json(&["path", &id, "--to", "wbk"])["cost"].as_u64().expect("a cost");
    let paper = text(&desk.path("Laporan.pdf"));
    desk.good(&["export", &id, "--format", "pdf", "-o", &paper, "--with-path", "wbk"]);
    let said = pdf(&paper);
    for words in [
        format!("biaya {cost} hari").as_str(),
        "Jawaban yang dinaikkan (biaya dalam hari)",
        "Satu satuan upaya dihitung 3 hari",
    ] {
        assert!(said.contains(&packed(words)), "{words}: {said}");
    }
}
