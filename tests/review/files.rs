use pilar_tests::Station;
use serde_json::Value;

/// Ketua tim alone answers otherwise: files with one column for reviewers say so, and bring nothing new when read again.
#[test]
fn files_with_one_column_for_reviewers_say_what_counts_for_the_team() {
    let (desk, id) = Station::with_example();
    desk.good(&["answer", &id, "A.I.1.i.b", "A"]);
    desk.good(&["--role", "koordinator", "round", &id, "submit"]);
    let review = ["--answer", "C", "--verdict", "revisi", "--note", "SK lama"];
    desk.good(&[&["--role", "kt", "review", &id, "A.I.1.i.b"], &review[..]].concat());

    desk.good(&["export", &id, "--format", "portalrb", "-o", "jawaban.json"]);
    let text = std::fs::read_to_string(desk.path("jawaban.json")).expect("the export");
    let file: Value = serde_json::from_str(&text).expect("JSON");
    let said: Vec<(&Value, &Value)> = file["answers"]
        .as_array()
        .expect("answers")
        .iter()
        .map(|row| (&row["jawaban_tpi"], &row["catatan_tpi"]))
        .filter(|(answer, note)| !answer.is_null() || !note.is_null())
        .collect();
    assert_eq!(said, [(&"C".into(), &"SK lama".into())]);

    desk.good(&["export", &id, "--format", "xlsx", "-o", "lke.xlsx"]);
    desk.good(&["export", &id, "--format", "package", "-o", "paket.zip"]);
    desk.good(&["verify", "paket.zip"]);
    let history = desk.json(&["history", &id]);
    for file in ["jawaban.json", "lke.xlsx"] {
        desk.good(&["--role", "dalnis", "import", file, "--into", &id]);
        assert_eq!(desk.json(&["history", &id]), history, "{file} holds nothing but what stands");
    }
}
