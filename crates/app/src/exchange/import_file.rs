use std::collections::BTreeMap;
use std::path::Path;

use pilar_core::instrument::Instrument;
use pilar_core::journal::Subject;
use pilar_core::scoring::score;
use pilar_core::worksheet::{Column, Layer};
use pilar_files::detect::{FileKind, detect};
use pilar_files::imported::ImportedRow;
use pilar_store::{Acting, Action};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::clock;
use crate::error::{AppError, Result};
use crate::exchange::import_outcome::{ImportFile, ImportOutcome, PlannedChange};
use crate::exchange::import_wording::import_wording;
use crate::exchange::read_file::{AnswerFile, read_answers};
use crate::session::Session;
use crate::view::{WarningView, warning_view};
use crate::workspace::create::beginning;
use pilar_core::assessment::Assessment;
use pilar_core::assessment::Profile;

/// Imports a workbook, a `jawaban-unit` JSON or a master-soal JSON.
///
/// Blanks in the file never clear what the assessment has. The import is one action and can be undone.
/// In a dry run `session` may be absent.
pub fn import_file(session: Option<&mut Session>, given: &ImportFile) -> Result<ImportOutcome> {
    let kind = detect(&given.path)?;
    let kind_name = match kind {
        FileKind::PortalMaster => return import_wording(session, given),
        FileKind::PortalJawaban => "jawaban-unit",
        FileKind::Workbook | FileKind::Package => "workbook",
    };
    let file = read_answers(&given.path, kind, given.skip_unreadable)?;
    let existing = match (&session, given.into.as_deref()) {
        (Some(session), Some(text)) => Some(session.assessment(session.find(text)?)?),
        (None, Some(text)) => return Err(AppError::NoSuchAssessment(text.into())),
        (_, None) => None,
    };
    if let Some(assessment) = existing.as_ref().filter(|a| a.instrument.key != file.instrument.key) {
        return Err(AppError::InstrumentMismatch {
            expected: assessment.instrument.name.clone(),
            found: file.instrument.name.clone(),
        });
    }
    let profile = existing.as_ref().map_or_else(|| new_profile(&given.path, &file), |a| a.profile.clone());
    let mut plan = Plan::make(&file, existing.as_ref());
    if let (Some(session), Some(existing)) = (&session, &existing) {
        plan.leave_out(session, existing);
    }
    let warnings = warnings(&file).into_iter().chain(plan.left_out()).collect();
    let mut outcome = ImportOutcome {
        id: existing.as_ref().map(|assessment| assessment.id),
        kind: kind_name,
        unit: profile.unit.clone(),
        creates: existing.is_none(),
        stored: false,
        new: plan.new,
        updated: plan.updated,
        same: plan.same,
        changes: plan.changes,
        warnings,
    };
    if given.dry_run {
        return Ok(outcome);
    }
    let Some(session) = session else { return Ok(outcome) };
    let id = outcome.id.unwrap_or_else(Uuid::now_v7);
    let name = format!("Impor {}", given.path.file_name().unwrap_or_default().to_string_lossy());
    let by = session.actor.clone();
    let action = Action { assessment: id, name: &name, by: &by, now_millis: clock::now_millis() };
    let set_all = |acting: &mut Acting<'_>| -> Result<()> {
        for value in plan.values {
            acting.set(value.subject, value.value)?;
        }
        Ok(())
    };
    if outcome.creates {
        session.workspace.create_and_act(beginning(&profile), action, set_all)?;
    } else {
        session.workspace.act(action, set_all)?;
    }
    outcome.id = Some(id);
    outcome.stored = true;
    Ok(outcome)
}

fn warnings(file: &AnswerFile) -> Vec<WarningView> {
    let total = score(file.instrument, &file.sheet()).total.score;
    file.warnings(total).iter().map(warning_view).collect()
}

fn new_profile(path: &Path, file: &AnswerFile) -> Profile {
    let instrument: &Instrument = file.instrument;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    Profile {
        unit: file.imported.unit.clone().unwrap_or(stem),
        year: file.imported.year.unwrap_or(instrument.year),
        target: instrument.targets.first().map_or_else(String::new, |target| target.key.clone()),
        instrument: instrument.key.clone(),
        instrument_version: instrument.version,
        portal_unit_id: file.imported.portal_unit_id.clone(),
        ..Profile::default()
    }
}

/// One value to set.
struct PlannedValue {
    subject: Subject,
    value: Value,
}

#[derive(Default)]
struct Plan {
    new: usize,
    updated: usize,
    same: usize,
    changes: Vec<PlannedChange>,
    values: Vec<PlannedValue>,
    /// What is not the actor's to write at this stage.
    others: usize,
}

impl Plan {
    fn make(file: &AnswerFile, existing: Option<&Assessment>) -> Self {
        let current = existing.map(current_values).unwrap_or_default();
        let tpi = existing.map_or(Layer::Dalnis.into(), |assessment| assessment.book.column(Layer::Dalnis));
        let mut plan = Self::default();
        for row in &file.imported.rows {
            let code = file.instrument.input(row.soal).map_or("", |(_, input)| &input.code);
            for (what, value) in row_values(row, tpi) {
                plan.add(code, row, what, value, &current);
            }
        }
        plan
    }

    /// Leaves out what the actor may not write in the assessment.
    fn leave_out(&mut self, session: &Session, existing: &Assessment) {
        let planned = std::mem::take(&mut self.changes).into_iter().zip(std::mem::take(&mut self.values));
        for (change, value) in planned {
            if session.may_write(existing, &value.subject, &value.value) {
                self.changes.push(change);
                self.values.push(value);
                continue;
            }
            self.others += 1;
            if change.from.is_null() {
                self.new -= 1;
            } else {
                self.updated -= 1;
            }
        }
    }

    /// How much was left out, as a warning.
    fn left_out(&self) -> Option<WarningView> {
        let message =
            format!("{} nilai tidak diambil karena pada tahap ini bukan wewenang peran Anda.", self.others);
        (self.others > 0).then(|| WarningView { code: "bukan_wewenang".into(), question: None, message })
    }

    fn add(
        &mut self,
        code: &str,
        row: &ImportedRow,
        what: &'static str,
        value: PlannedValue,
        current: &BTreeMap<Subject, Value>,
    ) {
        let from = current.get(&value.subject).cloned().unwrap_or(Value::Null);
        if from == value.value {
            self.same += 1;
            return;
        }
        if from.is_null() {
            self.new += 1;
        } else {
            self.updated += 1;
        }
        self.changes.push(PlannedChange {
            code: code.to_owned(),
            what,
            place: row.place.clone(),
            from,
            to: value.value.clone(),
        });
        self.values.push(value);
    }
}

/// The values a row brings, the TPI's into this column; blanks bring nothing.
fn row_values(row: &ImportedRow, tpi: Column) -> Vec<(&'static str, PlannedValue)> {
    let mut values = Vec::new();
    let mut add = |what, subject, value: Option<Value>| {
        if let Some(value) = value {
            values.push((what, PlannedValue { subject, value }));
        }
    };
    let text =
        |text: &Option<String>| text.as_ref().filter(|text| !text.trim().is_empty()).map(|text| json!(text));
    let soal = row.soal;
    add("jawaban unit", Subject::answer(Layer::Unit, soal), row.answer.as_ref().map(|a| json!(a)));
    add("catatan unit", Subject::note(Layer::Unit, soal), text(&row.note));
    add("bukti dukung", Subject::EvidenceText(soal), text(&row.evidence_text));
    add("jawaban TPI", Subject::Answer(tpi, soal), row.tpi_answer.as_ref().map(|a| json!(a)));
    add("catatan TPI", Subject::Note(tpi, soal), text(&row.tpi_note));
    values
}

fn current_values(assessment: &Assessment) -> BTreeMap<Subject, Value> {
    let mut values = BTreeMap::new();
    for (column, sheet) in &assessment.book.answers {
        values.extend(sheet.iter().map(|(soal, answer)| (Subject::Answer(*column, *soal), json!(answer))));
    }
    values.extend(
        assessment
            .book
            .notes
            .iter()
            .map(|((column, soal), note)| (Subject::Note(*column, *soal), json!(note))),
    );
    values.extend(
        assessment.evidence_texts.iter().map(|(soal, text)| (Subject::EvidenceText(*soal), json!(text))),
    );
    values
}
