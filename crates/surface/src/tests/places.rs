use serde_json::json;

use super::Desk;

#[test]
fn a_folder_that_cannot_be_noted_is_not_worked_in_and_nothing_is_moved_there() {
    let desk = Desk::new();
    desk.call("startup", &json!({})).expect("started");
    let id = desk.call("create_example", &json!({})).expect("an example");
    let [other, own] = ["lain", "own"].map(|name| desk.folder.path().join(name));
    let chosen = json!({ "dir": &other, "opening": "begin" });
    let moved = json!({ "dir": &other, "job": 1 });
    let refused = || {
        for (name, given) in [("choose_workspace", &chosen), ("move_workspace", &moved)] {
            assert_eq!(desk.call(name, given), Err("tempat_tidak_tercatat"), "{name}");
            let listed = desk.call("list_assessments", &json!({})).expect("the same workspace");
            assert_eq!((&listed[0]["id"], other.exists()), (&id, false), "{name}");
        }
    };
    // No folder for the note, and one with something in its place.
    std::fs::write(&own, "").expect("a file");
    refused();
    std::fs::remove_file(&own).expect("removed");
    std::fs::create_dir_all(own.join("tempat.json")).expect("a folder");
    refused();
    std::fs::remove_dir_all(&own).expect("removed");

    // What is not opened is not noted.
    let missing = json!({ "dir": desk.folder.path().join("tidak ada"), "opening": "existing" });
    let told = desk.call("choose_workspace", &missing).expect("told why");
    assert_eq!((&told["fault"]["code"], crate::chosen(&own)), (&json!("ruang_kerja_tidak_ada"), None));
    desk.call("choose_workspace", &chosen).expect("chosen");
    assert_eq!(crate::chosen(&own), Some(other.clone()));
    assert_eq!(desk.call("list_assessments", &json!({})), Ok(json!([])));

    let third = desk.folder.path().join("ketiga");
    let moved = desk.call("move_workspace", &json!({ "dir": &third, "job": 2 })).expect("moved");
    assert_eq!(moved["startup"]["workspace"], json!(&third));
    assert_eq!((crate::chosen(&own), other.exists()), (Some(third), false));
}

#[test]
fn a_chosen_folder_that_opens_only_later_is_opened_at_the_next_start_too() {
    let desk = Desk::new();
    let [workspace, stick, away, own] =
        ["workspace", "stik", "dicabut", "own"].map(|name| desk.folder.path().join(name));
    desk.call("startup", &json!({})).expect("started");
    let choose = |dir, opening| {
        desk.call("choose_workspace", &json!({ "dir": dir, "opening": opening })).expect("told")
    };
    choose(&stick, "begin");
    choose(&workspace, "existing");
    std::fs::rename(&stick, &away).expect("taken out");
    assert_eq!(choose(&stick, "existing")["fault"]["code"], "ruang_kerja_tidak_ada");
    desk.call("begin", &json!({})).expect("still not there");
    assert_eq!(crate::chosen(&own), Some(workspace.clone()));
    std::fs::rename(&away, &stick).expect("put in");
    let begun = desk.call("begin", &json!({})).expect("tried again");
    assert_eq!((&begun["startup"]["fault"], &begun["startup"]["workspace"]), (&json!(null), &json!(&stick)));
    assert_eq!(crate::chosen(&own), Some(stick.clone()));

    // What is only looked at is not noted.
    choose(&workspace, "look");
    desk.call("startup", &json!({})).expect("looked at");
    assert_eq!(crate::chosen(&own), Some(stick));
}
