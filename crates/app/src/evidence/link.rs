use crate::find::Find as _;
use pilar_core::journal::Subject;
use serde_json::json;
use uuid::Uuid;

use crate::error::Result;
use crate::session::Session;

/// Lets a document that is there serve further inputs, as one action; returns how many it did not serve before.
pub fn link_evidence(
    session: &mut Session,
    assessment: Uuid,
    document: &str,
    codes: &[impl AsRef<str>],
) -> Result<usize> {
    let loaded = session.assessment(assessment)?;
    let id = loaded.find_document(document)?;
    let inputs: Vec<_> =
        codes.iter().map(|code| Ok(loaded.find_input(code.as_ref())?.1)).collect::<Result<_>>()?;
    let listed = match &inputs[..] {
        [input] => loaded.instrument.titled(input.soal).unwrap_or_else(|| input.code.clone()),
        several => several.iter().map(|input| input.code.as_str()).collect::<Vec<_>>().join(", "),
    };
    let name = format!("Lampirkan {} pada {listed}", loaded.documents[&id].file_name());
    session.act(assessment, &name, |acting| {
        let mut linked = 0;
        for input in inputs {
            if acting.set(Subject::Link(input.soal, id), json!(true))? {
                linked += 1;
            }
        }
        Ok(linked)
    })
}
