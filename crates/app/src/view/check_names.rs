use std::collections::BTreeMap;

use pilar_core::assessment::said;
use pilar_core::instrument::{Instrument, SoalId};
use pilar_core::journal::Subject;
use pilar_store::{Current, Workspace};
use uuid::Uuid;

use crate::instruments::by_key;

/// What people call the assessments of a workspace, and the files whose content it keeps.
#[derive(Default)]
pub(crate) struct WorkspaceNames {
    /// Unit and year of each assessment, and its instrument where that is known.
    units: BTreeMap<Uuid, (String, Option<&'static Instrument>)>,
    /// What each content belongs to, by its SHA-256.
    files: BTreeMap<String, String>,
}

impl WorkspaceNames {
    /// Reads what is there. What is damaged may not be readable; it is named in general words then.
    pub fn of(workspace: &Workspace) -> Self {
        let mut names = Self::default();
        for row in workspace.assessments().unwrap_or_default() {
            let unit = row.profile["unit"].as_str().unwrap_or_default();
            let unit = format!("{unit} {}", row.profile["year"]);
            let instrument = by_key(&row.instrument).ok();
            let state = workspace.state(row.id).unwrap_or_default();
            names.learn(&unit, instrument, &state);
            names.units.insert(row.id, (unit, instrument));
        }
        names
    }

    fn learn(&mut self, unit: &str, instrument: Option<&Instrument>, state: &BTreeMap<Subject, Current>) {
        for (subject, current) in state {
            let name = |field: &str| current.value[field].as_str().unwrap_or_default();
            let what = match subject {
                Subject::Revision(document, _) => {
                    let about = state.get(&Subject::Evidence(*document));
                    let title = about.and_then(|about| about.value["title"].as_str()).unwrap_or(name("name"));
                    let linked = state.keys().filter_map(|subject| match subject {
                        Subject::Link(soal, of) if of == document => code(instrument, *soal),
                        _ => None,
                    });
                    let codes = linked.collect::<Vec<_>>().join(", ");
                    let at = if codes.is_empty() { codes } else { format!(" pada {codes}") };
                    format!("bukti dukung \"{title}\"{at}")
                }
                Subject::Kit(_) => format!("berkas pengusulan \"{}\"", name("name")),
                Subject::Logo => "logo instansi".to_owned(),
                _ => continue,
            };
            self.files.entry(name("sha256").to_owned()).or_insert_with(|| format!("{what} ({unit})"));
        }
    }

    /// Unit and year of an assessment.
    pub fn unit(&self, assessment: Uuid) -> &str {
        self.units.get(&assessment).map_or("yang tidak terbaca", |(unit, _)| unit)
    }

    /// A subject by its path, with the code of its input.
    pub fn subject(&self, assessment: Uuid, path: &str) -> String {
        let subject = Subject::from(path);
        let instrument = self.units.get(&assessment).and_then(|(_, instrument)| *instrument);
        let what = said(&subject);
        match subject.soal().and_then(|soal| code(instrument, soal)) {
            Some(code) => format!("{what} {code}"),
            None => what,
        }
    }

    /// What a content belongs to, for example `bukti dukung "SK Tim" pada A.I.1.i.a (Kantor Contoh 2026)`.
    pub fn file(&self, sha256: &str) -> &str {
        self.files.get(sha256).map_or("sebuah bukti dukung", String::as_str)
    }
}

fn code(instrument: Option<&Instrument>, soal: SoalId) -> Option<String> {
    Some(instrument?.input(soal)?.1.code.clone())
}
