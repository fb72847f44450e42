use pilar_app::Layer;
use pilar_app::evidence::{EvidenceDetails, describe_evidence};
use pilar_app::worksheet::{HitKind, search, set_note};

use crate::Office;

#[test]
fn texts_are_found_wherever_they_stand_without_regard_to_case_and_accents() {
    let mut office = Office::new();
    let code = Office::choices().remove(0).0;
    let id = office.id;
    set_note(&mut office.session, id, &code, Layer::Unit, "Rapat évaluasi di Gedung Kenanga")
        .expect("a note");
    let document = office.paste(&code, "undangan kenanga.txt", b"isi");
    let details = EvidenceDetails {
        title: "Undangan Rapat".into(),
        note: "ditandatangani sekretaris".into(),
        ..Default::default()
    };
    describe_evidence(&mut office.session, id, &document, &details).expect("described");
    let find = |text: &str| search(&office.session, id, text).expect("hits");

    let hits = find("EVALUASI kenanga");
    assert_eq!(hits.len(), 1);
    assert_eq!(
        (hits[0].kind, hits[0].code.as_deref(), hits[0].layer),
        (HitKind::Note, Some(code.as_str()), Some("unit"))
    );
    assert_eq!(hits[0].excerpt, "Rapat évaluasi di Gedung Kenanga");

    let kinds: Vec<_> = find("kenanga").iter().map(|hit| hit.kind).collect();
    assert_eq!(kinds, [HitKind::Note, HitKind::Document], "file names are searched as well");
    let hits = find("undangan sekretaris");
    assert_eq!((hits.len(), hits[0].document.map(|id| id.to_string())), (1, Some(document)));
    assert_eq!(hits[0].title, "Undangan Rapat");

    let guide = pilar_app::worksheet::worksheet_guide(
        pilar_app::instruments().expect("instruments").last().expect("one"),
    );
    let question = &guide.questions[4];
    let criterion = guide.questions.iter().find(|question| !question.options.is_empty()).expect("a choice");
    for (text, code) in [
        (&question.title, &question.code),
        (&question.code, &question.code),
        (&question.hint, &question.code),
        (&criterion.options[0].criterion, &criterion.code),
    ] {
        assert!(
            find(text).iter().any(|hit| hit.kind == HitKind::Question && hit.code.as_ref() == Some(code)),
            "{text}"
        );
    }
    assert!(find("  ").is_empty() && find("tidakadakatainidimanapun").is_empty());
}

#[test]
fn a_search_ends_at_its_limit() {
    let office = Office::new();
    assert!(search(&office.session, office.id, "a").expect("hits").len() <= pilar_app::worksheet::MOST_HITS);
}
