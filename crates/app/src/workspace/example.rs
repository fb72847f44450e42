//! The fictional example unit that ships with Pilar, for looking around, the docs and the tests.

use std::io::Write as _;

use pilar_core::instrument::SoalId;
use pilar_core::journal::Subject;
use pilar_core::worksheet::{Layer, read_answer};
use pilar_store::{Action, BlobLimits};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use crate::clock;
use crate::error::{AppError, Result};
use crate::evidence::attach::{Attach, LARGEST_FILE, revision_of};
use crate::instruments;
use crate::session::Session;
use crate::workspace::create::beginning;
use pilar_core::assessment::DocumentAbout;
use pilar_core::assessment::Profile;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[expect(dead_code, reason = "read so that a newer format is noticed by its unknown fields")]
    format: u32,
    unit: Unit,
    answer: Vec<GivenAnswer>,
    document: Vec<GivenDocument>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unit {
    #[serde(rename = "unit")]
    name: String,
    instansi: String,
    year: u16,
    target: String,
    address: Vec<String>,
    instrument: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenAnswer {
    soal: SoalId,
    value: String,
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenDocument {
    title: String,
    file: String,
    year: u16,
    triwulan: Option<u8>,
    serves: Vec<SoalId>,
    text: String,
}

/// Creates the example unit, complete with small evidence files, and returns its id.
pub fn create_example(session: &mut Session) -> Result<Uuid> {
    let broken = |detail: String| AppError::Example(detail);
    let text = instruments::data("contoh/contoh.toml").ok_or_else(|| broken("berkas tidak ada".into()))?;
    let file: File = toml::from_str(text).map_err(|error| broken(error.to_string()))?;
    let instrument = instruments::by_key(&file.unit.instrument)?;
    let profile = Profile {
        unit: file.unit.name,
        instansi: file.unit.instansi,
        year: file.unit.year,
        target: file.unit.target,
        address: file.unit.address,
        ..Profile::measured_with(instrument)
    };
    let mut documents = Vec::new();
    for document in &file.document {
        let content = content(document).map_err(broken)?;
        let limits = BlobLimits { max_bytes: LARGEST_FILE };
        let blob = session.workspace.put_blob(&mut content.as_slice(), &limits, &mut |_| true)?;
        documents.push((document, blob));
    }
    let id = Uuid::now_v7();
    let by = session.actor.clone();
    let action = Action { assessment: id, name: "Isi contoh", by: &by, now_millis: clock::now_millis() };
    session.workspace.create_and_act(beginning(&profile), action, |acting| -> Result<()> {
        for given in &file.answer {
            let (question, input) = instrument
                .input(given.soal)
                .ok_or_else(|| AppError::Example(format!("soal {} tidak dikenal", given.soal)))?;
            let answer = read_answer(question, input, &given.value)?;
            acting.set(Subject::answer(Layer::Unit, given.soal), json!(answer))?;
            if let Some(note) = &given.note {
                acting.set(Subject::note(Layer::Unit, given.soal), json!(note))?;
            }
        }
        for (document, blob) in &documents {
            let about = DocumentAbout {
                title: document.title.clone(),
                year: Some(document.year),
                triwulan: document.triwulan,
                ..DocumentAbout::default()
            };
            let attach = Attach {
                document: Uuid::now_v7(),
                latest: None,
                serves: &document.serves,
                about: Some(&about),
                revision: Some(&revision_of(&document.file, blob)),
            };
            attach.write(acting)?;
        }
        Ok(())
    })?;
    Ok(id)
}

/// Makes the small file of a document; the ending of its name says which kind.
fn content(document: &GivenDocument) -> std::result::Result<Vec<u8>, String> {
    if document.file.to_lowercase().ends_with(".pdf") {
        return pilar_files::pdf::letter(&document.title, &document.text).map_err(|error| error.to_string());
    }
    let mut bytes = Vec::new();
    writeln!(bytes, "{}\n\n{}", document.title, document.text.trim()).map_err(|error| error.to_string())?;
    Ok(bytes)
}
