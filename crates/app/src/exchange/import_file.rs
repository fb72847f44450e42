use std::collections::BTreeMap;
use std::path::Path;

use pilar_core::assessment::{Assessment, Profile, said};
use pilar_core::instrument::{Instrument, SoalId};
use pilar_core::journal::Subject;
use pilar_core::merge::{Brought, Taking, take};
use pilar_core::scoring::score;
use pilar_core::worksheet::{Answer, Column, Layer, Worksheet};
use pilar_files::detect::{FileKind, detect};
use pilar_files::imported::{ImportedRow, other_year};
use pilar_store::{Acting, Action};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::clock;
use crate::error::{AppError, Result};
use crate::evidence::attach::require_attaching;
use crate::evidence::folder::waiting;
use crate::exchange::column_maps::chosen;
use crate::exchange::import_outcome::{ImportFile, ImportNames, ImportOutcome, PlannedChange};
use crate::exchange::import_pictures::{Pictures, named};
use crate::exchange::import_wording::import_wording;
use crate::exchange::read_file::{AnswerFile, ReadAs, read_answers};
use crate::instruments;
use crate::session::Session;
use crate::view::{ImportStanding, WarningView, warning_view};
use crate::workspace::create::{LONGEST_NAME, beginning, require_short, required};

/// Imports a workbook, a `jawaban-unit` JSON or a master-soal JSON.
///
/// Blanks in the file never clear what the assessment has. The import is one action and can be undone.
/// In a dry run `session` may be absent.
pub fn import_file(session: Option<&mut Session>, given: &ImportFile) -> Result<ImportOutcome> {
    let kind = detect(&given.path)?;
    let kind_name = match kind {
        FileKind::PortalMaster => return import_wording(session, given),
        FileKind::PortalJawaban => "jawaban-unit",
        FileKind::Workbook | FileKind::Package | FileKind::Database => "workbook",
    };
    let existing = match (&session, given.into.as_deref()) {
        (Some(session), Some(text)) => Some(session.assessment(session.find(text)?)?),
        (None, Some(text)) => return Err(AppError::NoSuchAssessment(text.into())),
        (_, None) => None,
    };
    let maps = chosen(session.as_deref(), given.map.as_ref())?;
    let asked = ReadAs {
        maps: Some(&maps),
        skip_unreadable: given.skip_unreadable,
        sheet: given.sheet.as_deref(),
        year: existing.as_ref().map(|assessment| assessment.profile.year),
    };
    let file = read_answers(&given.path, kind, asked)?;
    if let Some(assessment) = existing.as_ref().filter(|a| a.instrument.key != file.instrument.key) {
        return Err(AppError::InstrumentMismatch {
            expected: assessment.instrument.name.clone(),
            found: file.instrument.name.clone(),
        });
    }
    let profile = match (&existing, &given.names) {
        (Some(existing), _) => existing.profile.clone(),
        (None, Some(names)) => renamed(new_profile(&given.path, &file), names)?,
        (None, None) => new_profile(&given.path, &file),
    };
    let plan = plan(session.as_deref(), &file, existing.as_ref());
    let shortened = shortened(&profile).filter(|_| existing.is_none());
    let profile = shortened.clone().unwrap_or(profile);
    let strange = existing.as_ref().map(|assessment| elsewhere(&file, &assessment.profile));
    let warnings = warnings(&file).into_iter().chain(strange.into_iter().flatten());
    let warnings = warnings.chain(left_out(plan.left_out));
    let warnings = warnings.chain(shortened.map(|_| name_cut())).collect();
    let change = |(brought, from): &(Brought<Cell<'_>>, Value)| Cell::change(file.instrument, from, brought);
    let mut after = existing.as_ref().map(|assessment| assessment.sheet().clone()).unwrap_or_default();
    after.extend(plan.values.iter().filter_map(|(brought, _)| unit_answer(brought)));
    let measured = existing.as_ref().map_or(file.instrument, |assessment| assessment.instrument);
    let stands = |sheet: &Worksheet| ImportStanding::of(measured, sheet, &profile.target);
    let mut outcome = ImportOutcome {
        id: existing.as_ref().map(|assessment| assessment.id),
        kind: kind_name,
        unit: profile.unit.clone(),
        instansi: profile.instansi.clone(),
        year: profile.year,
        said_unit: file.imported.unit.clone(),
        said_year: file.imported.year,
        before: existing.as_ref().map(|assessment| stands(assessment.sheet())),
        after: Some(stands(&after)),
        creates: existing.is_none(),
        stored: false,
        new: plan.new,
        updated: plan.updated,
        same: plan.same,
        changes: plan.values.iter().map(change).collect(),
        warnings,
        waiting: waiting(texts(existing.as_ref(), &file), existing.as_ref()),
        pictures: named(file.instrument, &file.imported.pictures),
        attached: if given.pictures { file.imported.pictures.len() } else { 0 },
        maps: file.imported.maps.clone(),
        joined: file.imported.joined,
    };
    if given.dry_run {
        return Ok(outcome);
    }
    let Some(session) = session else { return Ok(outcome) };
    let pictures = if outcome.attached > 0 {
        if let Some(existing) = &existing {
            require_attaching(session, existing, None)?;
        }
        let pictures = &file.imported.pictures;
        Some(Pictures::store(session, &given.path, file.instrument, pictures, existing.as_ref())?)
    } else {
        None
    };
    let id = outcome.id.unwrap_or_else(Uuid::now_v7);
    let name = format!("Impor {}", given.path.file_name().unwrap_or_default().to_string_lossy());
    let by = session.actor.clone();
    let action = Action { assessment: id, name: &name, by: &by, now_millis: clock::now_millis() };
    let set_all = |acting: &mut Acting<'_>| -> Result<()> {
        for (brought, _) in plan.values {
            acting.set(brought.subject, brought.value)?;
        }
        pictures.map_or(Ok(()), |pictures| pictures.attach(acting))
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

/// The evidence texts there would be: what the file brings instead of what the assessment has.
fn texts<'a>(existing: Option<&'a Assessment>, file: &'a AnswerFile) -> BTreeMap<SoalId, &'a str> {
    let had = existing.into_iter().flat_map(|assessment| &assessment.evidence_texts);
    let brought = file.imported.rows.iter().filter_map(|row| Some((row.soal, row.evidence_text.as_deref()?)));
    had.map(|(soal, text)| (*soal, text.as_str())).chain(brought).collect()
}

fn warnings(file: &AnswerFile) -> Vec<WarningView> {
    let total = score(file.instrument, &file.sheet()).total.score;
    file.warnings(total).iter().map(warning_view).collect()
}

/// What to say of a file that is another unit's or another year's than the assessment it goes into.
fn elsewhere(file: &AnswerFile, profile: &Profile) -> Vec<WarningView> {
    let imported = &file.imported;
    let told = imported.quirks.iter().any(|quirk| quirk.code == "tahun_berbeda");
    let year = imported
        .year
        .filter(|year| *year != profile.year && !told)
        .map(|year| ("tahun_berbeda", other_year(year, profile.year)));
    let plain = |name: &str| name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let other = |unit: &&str| plain(unit) != plain(&profile.unit);
    let unit = imported.unit.as_deref().filter(other).map(|unit| {
        let own = &profile.unit;
        let message =
            format!("Berkas ini untuk unit {unit}, sedangkan LKE ini untuk unit {own}; periksa kembali.");
        ("unit_berbeda", message)
    });
    let view = |(code, message): (&str, String)| WarningView { code: code.into(), question: None, message };
    year.into_iter().chain(unit).map(view).collect()
}

fn new_profile(path: &Path, file: &AnswerFile) -> Profile {
    let instrument: &Instrument = file.instrument;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let told = file.imported.identity.clone().unwrap_or_default();
    let target = instrument.target(&told.target).or(instrument.targets.first());
    Profile {
        unit: file.imported.unit.clone().unwrap_or(stem),
        instansi: told.instansi.chars().take(LONGEST_NAME).collect(),
        year: file.imported.year.unwrap_or(instrument.year),
        target: target.map_or_else(String::new, |target| target.key.clone()),
        address: told.address,
        portal_unit_id: file.imported.portal_unit_id.clone(),
        category: told.category,
        afirmasi: told.afirmasi,
        ..Profile::measured_with(instrument)
    }
}

/// The profile under the names that were typed.
fn renamed(profile: Profile, names: &ImportNames) -> Result<Profile> {
    require_short("nama instansi", &names.instansi)?;
    if names.year != profile.year {
        let other = instruments::by_year(names.year)?;
        if other.key != profile.instrument {
            let found = instruments::by_key(&profile.instrument)?.name.clone();
            return Err(AppError::InstrumentMismatch { expected: other.name.clone(), found });
        }
    }
    let instansi = names.instansi.trim().to_owned();
    Ok(Profile { unit: required("nama unit", &names.unit)?, instansi, year: names.year, ..profile })
}

/// The profile with a name that is not too long, where the file's is.
fn shortened(profile: &Profile) -> Option<Profile> {
    require_short("nama unit", &profile.unit).err()?;
    let unit = profile.unit.chars().take(LONGEST_NAME).collect::<String>().trim_end().to_owned();
    Some(Profile { unit, ..profile.clone() })
}

/// That the name was cut, as a warning.
fn name_cut() -> WarningView {
    let message = format!(
        "Nama unit di berkas itu lebih dari {LONGEST_NAME} karakter dan dipotong; betulkan di profil."
    );
    WarningView { code: "nama_dipotong".into(), question: None, message }
}

/// Everything the file brings beside what the assessment has, if there is one.
fn plan<'a>(
    session: Option<&Session>,
    file: &'a AnswerFile,
    existing: Option<&Assessment>,
) -> Taking<Cell<'a>> {
    let column = |layer: Layer| existing.map_or(layer.into(), |assessment| assessment.book.column(layer));
    let mut current = existing.map(current_values).unwrap_or_default();
    if let Some(existing) = existing.filter(|_| says_the_team_alone(file)) {
        stand_in(&mut current, existing);
    }
    let brought = file.imported.rows.iter().flat_map(|row| row_values(row, column));
    // A file that begins an assessment is its record, layers included.
    let may_write = |subject: &Subject, value: &Value| match (session, existing) {
        (Some(session), Some(existing)) => session.may_write(existing, subject, value),
        _ => true,
    };
    take(&current, brought, may_write)
}

/// What was left out, as a warning.
fn left_out(count: usize) -> Option<WarningView> {
    let message = format!("{count} nilai tidak diambil karena pada tahap ini bukan wewenang peran Anda.");
    (count > 0).then(|| WarningView { code: "bukan_wewenang".into(), question: None, message })
}

/// Where in the file a value stands, and what kind it is.
struct Cell<'a> {
    row: &'a ImportedRow,
    what: String,
}

/// The answer of the unit that a value is, if it is one.
fn unit_answer(brought: &Brought<Cell<'_>>) -> Option<(SoalId, Answer)> {
    let row = brought.source.row;
    let answer = row.answer.clone().filter(|_| brought.subject == Subject::answer(Layer::Unit, row.soal));
    Some((row.soal, answer?))
}

impl Cell<'_> {
    /// The change that a value makes.
    fn change(instrument: &Instrument, from: &Value, to: &Brought<Self>) -> PlannedChange {
        let Self { row, what } = &to.source;
        let (code, label) = instrument.input(row.soal).map_or_else(Default::default, |(question, input)| {
            let label = if input.label.is_empty() { &question.title } else { &input.label };
            (input.code.clone(), label.clone())
        });
        let own_place = match to.subject {
            Subject::EvidenceText(_) => row.evidence_place.as_ref(),
            _ => None,
        };
        PlannedChange {
            code,
            label,
            what: what.clone(),
            place: own_place.unwrap_or(&row.place).clone(),
            from: from.clone(),
            to: to.value.clone(),
        }
    }
}

/// What an answer and a note of a reviewing layer are called; the third layer's stand for the whole team.
fn called(layer: Layer) -> (&'static str, &'static str) {
    match layer {
        Layer::At => ("jawaban anggota tim", "catatan anggota tim"),
        Layer::Kt => ("jawaban ketua tim", "catatan ketua tim"),
        Layer::Tpn => ("jawaban TPN", "catatan TPN"),
        Layer::Dalnis | Layer::Unit => ("jawaban TPI", "catatan TPI"),
    }
}

/// The values a row brings, each layer's into its column; blanks bring nothing.
fn row_values(
    row: &ImportedRow,
    column: impl Fn(Layer) -> Column,
) -> impl Iterator<Item = Brought<Cell<'_>>> {
    let text =
        |text: &Option<String>| text.as_ref().filter(|text| !text.trim().is_empty()).map(|text| json!(text));
    let soal = row.soal;
    let reviews = row.reviews.iter().flat_map(|(layer, review)| {
        let ((answer, note), column) = (called(*layer), column(*layer));
        [
            (answer.to_owned(), Subject::Answer(column, soal), review.answer.as_ref().map(|a| json!(a))),
            (note.to_owned(), Subject::Note(column, soal), text(&review.note)),
        ]
    });
    let extras = row.extras.iter().map(|(name, text)| {
        let subject = Subject::Extra(soal, name.clone());
        (said(&subject), subject, Some(json!(text)))
    });
    let beside: Vec<_> = reviews.chain(extras).collect();
    [
        (
            "jawaban unit".to_owned(),
            Subject::answer(Layer::Unit, soal),
            row.answer.as_ref().map(|a| json!(a)),
        ),
        ("catatan unit".to_owned(), Subject::note(Layer::Unit, soal), text(&row.note)),
        ("bukti dukung".to_owned(), Subject::EvidenceText(soal), text(&row.evidence_text)),
    ]
    .into_iter()
    .chain(beside)
    .filter_map(move |(what, subject, value)| {
        Some(Brought { subject, value: value?, source: Cell { row, what } })
    })
}

/// Whether the file has nothing of single layers, so that its only answers of reviewers are the team's.
fn says_the_team_alone(file: &AnswerFile) -> bool {
    file.imported.rows.iter().flat_map(|row| row.reviews.keys()).all(|layer| *layer == Layer::Dalnis)
}

/// Lets what stands for the team count as what pengendali teknis has: a file that repeats it brings nothing new.
fn stand_in(values: &mut BTreeMap<Subject, Value>, assessment: &Assessment) {
    let (book, column) = (&assessment.book, assessment.book.column(Layer::Dalnis));
    for (_, input) in assessment.instrument.inputs() {
        if let Some(answer) = book.team_answer(input.soal) {
            values.entry(Subject::Answer(column, input.soal)).or_insert_with(|| json!(answer));
        }
        let note = book.team_note(input.soal);
        if !note.is_empty() {
            values.entry(Subject::Note(column, input.soal)).or_insert_with(|| json!(note));
        }
    }
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
    for (soal, extras) in &assessment.extras {
        values.extend(extras.iter().map(|(name, text)| (Subject::Extra(*soal, name.clone()), json!(text))));
    }
    values
}
