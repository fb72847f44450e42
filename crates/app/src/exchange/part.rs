use pilar_core::assessment::Assessment;
use pilar_core::instrument::Question;
use pilar_files::report::Part;

use crate::error::Result;
use crate::find::find_area;

/// What people type for what is missing.
const GAPS: &str = "kurang";

/// The part of a report that is named: an area, or what is missing.
pub(super) fn part_of(assessment: &Assessment, named: &str) -> Result<Part> {
    let instrument = assessment.instrument;
    let codes = |wanted: &dyn Fn(&Question) -> bool| {
        let questions = instrument.questions.iter().filter(|question| wanted(question));
        questions.map(|question| question.code.clone()).collect()
    };
    if named.trim().eq_ignore_ascii_case(GAPS) {
        let unproven = assessment.without_evidence(&assessment.assess().scores);
        let is_blank = |question: &Question| {
            question.inputs.iter().any(|input| !assessment.sheet().contains_key(&input.soal))
        };
        let lacks = |question: &Question| is_blank(question) || unproven.contains(&question.code);
        return Ok(Part {
            name: "hanya pertanyaan yang belum diisi atau belum berbukti".into(),
            questions: codes(&lacks),
        });
    }
    let area = find_area(instrument, named)?;
    let belongs = |question: &Question| instrument.area_of(question).is_some_and(|of| of.key == area.key);
    Ok(Part { name: area.name.clone(), questions: codes(&belongs) })
}
