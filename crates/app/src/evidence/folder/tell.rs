//! A planned file in words.

use pilar_core::assessment::Assessment;
use pilar_core::filing::Sureness;
use pilar_core::instrument::SoalId;

use super::lay_out::Item;
use super::scan::Scan;
use crate::view::PlannedFileView;

pub(super) fn planned(assessment: &Assessment, scan: &Scan, item: &Item) -> PlannedFileView {
    let instrument = assessment.instrument;
    let code = |soal: &SoalId| Some(instrument.input(*soal)?.1.code.clone());
    let question = |soal: &SoalId| Some(&instrument.input(*soal)?.0.code);
    let first = item.inputs.first();
    // The document was found for the question that the names tell.
    let same = first.and_then(question) == item.filing.inputs.first().and_then(question);
    let document = item.filing.document.filter(|_| same);
    let documents = first.and_then(|soal| Some(&instrument.input(*soal)?.0.documents));
    let name = |number: u32| Some(documents?.get(usize::try_from(number.checked_sub(1)?).ok()?)?.shown());
    let named = item.named_by.iter().filter_map(code);
    let mut reasons: Vec<String> = named.map(|code| format!("disebut sebagai bukti dukung {code}")).collect();
    if item.named_by.is_empty() || item.filing.sureness == Sureness::Sure {
        reasons.extend(item.filing.reasons.iter().map(ToString::to_string));
    }
    PlannedFileView {
        path: scan.files[item.file].path.clone(),
        size: scan.files[item.file].size,
        title: item.filing.title.clone(),
        sureness: match item.sureness {
            Sureness::Sure => "pasti",
            Sureness::Doubtful if item.inputs.is_empty() => "tidak_dikenal",
            Sureness::Doubtful => "ragu",
            Sureness::Unknown => "tidak_dikenal",
        },
        codes: item.inputs.iter().filter_map(code).collect(),
        others: item
            .filing
            .inputs
            .iter()
            .filter(|soal| !item.inputs.contains(soal))
            .filter_map(code)
            .collect(),
        document,
        document_name: document.and_then(name),
        reasons,
        remarks: item.remarks.clone(),
    }
}
