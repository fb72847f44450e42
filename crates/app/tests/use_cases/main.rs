//! The use cases as the window calls them: what they change, and what they say changed.

mod carry_over;
mod changes;
mod column_maps;
mod course;
mod duplicates;
mod evidence;
mod guide;
mod history;
mod importing;
mod overview;
mod planning;
mod profile;
mod proposal;
mod rules;
mod search;
mod team;
mod wording;

use std::path::PathBuf;

use pilar_app::exchange::{Annexes, Export, ExportFormat, Paper, export_assessment};
use pilar_app::session::Session;
use pilar_app::workspace::{NewAssessment, create_assessment};
use pilar_app::{Layer, instruments};
use tempfile::TempDir;
use uuid::Uuid;

/// A workspace that lives as long as its test, with one assessment.
struct Office {
    /// Owns the folder.
    folder: TempDir,
    session: Session,
    id: Uuid,
}

impl Office {
    fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        let mut session = Session::open(folder.path(), "Ani", "pokja").expect("a workspace");
        let id = begin(&mut session);
        Self { folder, session, id }
    }

    /// Exports the assessment into a file of this name in the office's folder, and returns its path.
    fn export(&self, format: ExportFormat, name: &str) -> PathBuf {
        let output = self.folder.path().join(name);
        let export = Export {
            assessment: self.id,
            format,
            output: output.clone(),
            template: None,
            paper: Paper::A4,
            part: None,
            other_columns: None,
            map: None,
            sheet: None,
            annexes: Annexes::default(),
        };
        export_assessment(&self.session, &export).expect("an export");
        output
    }

    /// Another assessment in the same workspace.
    fn new_in(office: &mut Self) -> Uuid {
        begin(&mut office.session)
    }

    /// The first questions that are a choice: code, best and worst option.
    fn choices() -> Vec<(String, String, String)> {
        let instrument = instruments().expect("instruments").last().expect("one");
        let choices = instrument.questions.iter().filter(|question| !question.options().is_empty());
        choices
            .map(|question| {
                let options = question.options();
                (question.code.clone(), options[0].key.clone(), options[options.len() - 1].key.clone())
            })
            .collect()
    }

    /// The title of the question with this code, and the code beside it.
    fn titled(code: &str) -> String {
        let instrument = instruments().expect("instruments").last().expect("one");
        let (question, _) = instrument.find_input(code).expect("a question");
        format!("{} ({code})", question.title)
    }

    /// Attaches a pasted document and returns its id.
    fn paste(&mut self, code: &str, name: &str, bytes: &[u8]) -> String {
        let given = pilar_app::evidence::AttachBytes {
            assessment: self.id,
            code: code.into(),
            name: name.into(),
            bytes: bytes.into(),
            year: Some(2026),
        };
        pilar_app::evidence::attach_bytes(&mut self.session, &given).expect("attached").id.to_string()
    }

    fn answer(&mut self, code: &str, value: &str) {
        let given = pilar_app::worksheet::AnswerInput {
            assessment: self.id,
            code: code.into(),
            value: Some(value.into()),
            note: None,
            layer: Layer::Unit,
        };
        pilar_app::worksheet::answer_input(&mut self.session, &given).expect("an answer");
    }
}

fn begin(session: &mut Session) -> Uuid {
    let instrument = instruments().expect("instruments").last().expect("one");
    let new = NewAssessment {
        unit: "Kantor Uji".into(),
        instansi: "Kota Uji".into(),
        year: instrument.year,
        target: instrument.targets[0].key.clone(),
    };
    create_assessment(session, &new).expect("an assessment")
}
