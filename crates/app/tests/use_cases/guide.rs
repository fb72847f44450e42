use pilar_app::instruments;
use pilar_app::worksheet::worksheet_guide;

#[test]
fn the_guide_holds_everything_a_worksheet_needs() {
    let instrument = instruments().expect("instruments").last().expect("one");
    let guide = worksheet_guide(instrument);
    let inputs: usize = guide.questions.iter().map(|question| question.inputs.len()).sum();
    assert_eq!(inputs, instrument.input_count());
    assert_eq!(guide.inputs, inputs);
    for question in &guide.questions {
        assert!(!question.formula.is_empty() && !question.asks.is_empty(), "{}", question.code);
        assert!(question.documents.iter().any(|document| document.counts), "{}", question.code);
        for document in question.documents.iter().filter(|document| !document.counts) {
            let marked = document.name.ends_with(" (bila ada)") || document.name.contains(" (pilihan ");
            assert!(marked, "{} does not say why it does not count", document.name);
        }
        assert!(question.area.is_some(), "{}", question.code);
        assert!(guide.nodes.iter().any(|node| node.id == question.node), "{}", question.code);
        assert_eq!(question.options.is_empty(), question.kind != "choice", "{}", question.code);
        for input in &question.inputs {
            assert_eq!(input.maximum.is_none(), question.kind == "choice", "{}", input.code);
        }
    }
    for (place, node) in guide.nodes.iter().enumerate() {
        let parent =
            node.parent.map(|id| guide.nodes.iter().position(|other| other.id == id).expect("a parent"));
        assert!(parent.is_none_or(|parent| parent < place && guide.nodes[parent].depth + 1 == node.depth));
    }
}

#[test]
fn what_all_questions_can_earn_adds_up_to_the_whole() {
    let guide = worksheet_guide(instruments().expect("instruments").last().expect("one"));
    let most: f64 = guide.questions.iter().map(|question| question.points).sum();
    let areas: f64 = guide.areas.iter().map(|area| area.weight).sum();
    assert!((most - 100.0).abs() < 1e-9, "{most}");
    assert!((areas - 100.0).abs() < 1e-9, "{areas}");
    let total = guide.gates.iter().find(|gate| gate.subject == "total").expect("a gate on the total");
    assert!((total.maximum - 100.0).abs() < 1e-9);
}
