//! What somebody has to do, on paper (lembar penugasan): the questions they work on and their tasks.

use pilar_core::dates;

use super::{NONE, Plan, PlanTask, or_dash};
use crate::blocks::Document;
use crate::blocks::block::{Align, Block, Line, Role, Row, Table, column, plain, quiet, strong};
use crate::signing::{Signatory, signature};

const HEADLINE: &str = "LEMBAR PENUGASAN";

/// Somebody with what they have to do.
#[derive(Debug, Clone)]
pub struct PersonSheet {
    /// Name.
    pub name: String,
    /// NIP; may be empty.
    pub nip: String,
    /// What they are in the office; may be empty.
    pub position: String,
    /// What they do in the team, for people.
    pub duty: String,
    /// Names of the areas whose Pokja they are in.
    pub pokja: Vec<String>,
    /// How to reach them, where that is to be shown.
    pub contact: Option<String>,
    /// The inputs they work on, in the order of the worksheet.
    pub inputs: Vec<AssignedInput>,
    /// Their tasks in the plan.
    pub tasks: Vec<PersonTask>,
}

/// What somebody is in a task.
#[derive(Debug, Clone)]
pub struct PersonTask {
    /// Number of the task in the plan.
    pub number: usize,
    /// As what, for people.
    pub duties: Vec<&'static str>,
}

impl PersonSheet {
    fn is_named(&self, who: &Signatory) -> bool {
        self.name == who.name && self.nip == who.nip
    }
}

/// An input that somebody works on.
#[derive(Debug, Clone)]
pub struct AssignedInput {
    /// Its code.
    pub code: String,
    /// Title of its question, with its label where it has one.
    pub title: String,
    /// The answer; empty while it is blank.
    pub answer: String,
    /// How many documents serve it.
    pub documents: usize,
}

/// A sheet for each person, each on pages of its own.
pub fn compose(plan: &Plan, people: &[PersonSheet]) -> Document {
    Document {
        title: format!("Lembar Penugasan, {} {}", plan.unit, plan.year),
        author: plan.instansi.clone(),
        subject: "Penugasan pembangunan Zona Integritas".into(),
        headline: HEADLINE.into(),
        foot: format!("{} {}", plan.unit, plan.year),
        caution: "Keadaan menurut data pada saat dicetak.".into(),
        made_by: plan.made_by.clone(),
        made_at: plan.made_at,
        told_apart_by: format!("{} {:?}", plan.id, plan.person),
        blocks: people.iter().flat_map(|person| sheet(plan, person)).collect(),
    }
}

fn sheet(plan: &Plan, person: &PersonSheet) -> Vec<Block> {
    let mut blocks = vec![
        Block::Page { landscape: false, section: "" },
        Block::Paragraph(Role::Title, vec![strong(HEADLINE)]),
        Block::Paragraph(
            Role::Title,
            vec![plain(format!("Pembangunan Zona Integritas tahun {}", plan.year))],
        ),
        Block::Paragraph(Role::Title, vec![plain(&plan.unit)]),
        Block::Paragraph(Role::Title, vec![plain(&plan.instansi)]),
        Block::Space(8),
        Block::Fields(fields(person)),
        Block::Heading(1, "A. Pertanyaan yang dikerjakan".into()),
        inputs(&person.inputs),
        Block::Heading(1, "B. Tugas rencana aksi".into()),
    ];
    let of = |task: &PersonTask| plan.tasks.iter().find(|one| one.number == task.number);
    let tasks: Vec<(&PlanTask, &PersonTask)> =
        person.tasks.iter().filter_map(|task| Some((of(task)?, task))).collect();
    blocks.push(table_of(&tasks));
    if !person.inputs.is_empty() || !tasks.is_empty() {
        blocks.extend(signatures(plan, person));
    }
    blocks
}

/// Whoever takes the work on, and who gives it where somebody else is known to.
fn signatures(plan: &Plan, person: &PersonSheet) -> Vec<Block> {
    let taker = Signatory { name: person.name.clone(), nip: person.nip.clone(), ..Signatory::default() };
    let day = vec![plain(dates::date(&plan.made_at))];
    let mut blocks =
        vec![Block::Space(14), signature(vec![day, vec![plain("Yang menerima tugas,")]], &taker)];
    let known = [&plan.signing.coordinator, &plan.signing.head];
    let giver = known.into_iter().find(|who| !who.name.is_empty() && !person.is_named(who));
    if let Some(giver) = giver {
        blocks.extend([Block::Space(10), signature(vec![vec![plain("Yang memberi tugas,")]], giver)]);
    }
    blocks
}

fn fields(person: &PersonSheet) -> Vec<(&'static str, Line)> {
    let mut fields = vec![
        ("Nama", vec![strong(&person.name)]),
        ("NIP", vec![or_dash(&person.nip)]),
        ("Jabatan", vec![or_dash(&person.position)]),
        ("Peran", vec![plain(&person.duty)]),
        ("Pokja", vec![or_dash(&person.pokja.join(", "))]),
    ];
    fields.extend(person.contact.as_ref().map(|contact| ("Kontak", vec![or_dash(contact)])));
    fields
}

fn none(text: &'static str) -> Block {
    Block::Paragraph(Role::Body, vec![quiet(text)])
}

fn inputs(inputs: &[AssignedInput]) -> Block {
    if inputs.is_empty() {
        return none("Belum ada pertanyaan yang ditugaskan.");
    }
    let columns = vec![
        column("Kode", 18, Align::Left),
        column("Pertanyaan", 54, Align::Left),
        column("Jawaban", 14, Align::Left),
        column("Bukti", 14, Align::Right),
    ];
    let row = |it: &AssignedInput| {
        let answer = if it.answer.is_empty() { "belum diisi" } else { &it.answer };
        let documents = if it.documents == 0 { "belum ada".into() } else { it.documents.to_string() };
        Row::of([plain(&it.code), plain(&it.title), plain(answer), plain(documents)])
    };
    Block::Table(Table { columns, rows: inputs.iter().map(row).collect() })
}

fn table_of(tasks: &[(&PlanTask, &PersonTask)]) -> Block {
    if tasks.is_empty() {
        return none("Belum ada tugas.");
    }
    let columns = vec![
        column("No.", 7, Align::Right),
        column("Uraian kegiatan", 29, Align::Left),
        column("Sebagai", 16, Align::Left),
        column("Keluaran atau dokumen", 20, Align::Left),
        column("Tenggat", 14, Align::Left),
        column("Keadaan", 14, Align::Left),
    ];
    let row = |(task, own): &(&PlanTask, &PersonTask)| {
        let made = [task.output.as_str(), &task.document];
        let made: Vec<&str> = made.into_iter().filter(|text| !text.is_empty()).collect();
        let late = if task.overdue { ", lewat tenggat" } else { "" };
        Row::of([
            plain(task.number.to_string()),
            plain(&task.title),
            plain(own.duties.join(", ")),
            or_dash(&made.join("; ")),
            plain(task.due.as_ref().map_or_else(|| NONE.into(), dates::date)),
            plain(format!("{}{late}", task.status.name())),
        ])
    };
    Block::Table(Table { columns, rows: tasks.iter().map(row).collect() })
}
