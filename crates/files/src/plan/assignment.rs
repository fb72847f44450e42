//! What somebody has to do, on paper (lembar penugasan): the questions they work on and their tasks.

use pilar_core::dates;

use super::{Plan, PlanTask};
use crate::blocks::Document;
use crate::blocks::block::{Align, Block, Line, Role, Row, Table, column, filled, plain, quiet, strong};

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
    /// Numbers of their tasks in the plan.
    pub tasks: Vec<usize>,
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
            vec![plain(format!("Pembangunan Zona Integritas {} tahun {}", plan.unit, plan.year))],
        ),
        Block::Space(8),
        Block::Fields(fields(person)),
        Block::Heading(1, "A. Pertanyaan yang dikerjakan".into()),
        inputs(&person.inputs),
        Block::Heading(1, "B. Tugas rencana aksi".into()),
    ];
    let tasks: Vec<&PlanTask> =
        plan.tasks.iter().filter(|task| person.tasks.contains(&task.number)).collect();
    blocks.push(table_of(&tasks));
    blocks.push(Block::Space(14));
    blocks.push(Block::Signature {
        above: vec![vec![plain(dates::date(&plan.made_at))], vec![plain("Yang menerima tugas,")]],
        below: vec![vec![filled(&person.name, "nama").strong()]],
    });
    blocks
}

fn fields(person: &PersonSheet) -> Vec<(&'static str, Line)> {
    let or_dash = |text: &str| plain(if text.trim().is_empty() { "-" } else { text });
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

fn table_of(tasks: &[&PlanTask]) -> Block {
    if tasks.is_empty() {
        return none("Belum ada tugas.");
    }
    let columns = vec![
        column("No.", 7, Align::Right),
        column("Uraian kegiatan", 35, Align::Left),
        column("Output atau dokumen", 30, Align::Left),
        column("Tenggat", 14, Align::Left),
        column("Keadaan", 14, Align::Left),
    ];
    let row = |task: &&PlanTask| {
        let made = [task.output.as_str(), &task.document];
        let made: Vec<&str> = made.into_iter().filter(|text| !text.is_empty()).collect();
        let late = if task.overdue { ", lewat tenggat" } else { "" };
        Row::of([
            plain(task.number.to_string()),
            plain(&task.title),
            plain(made.join("; ")),
            plain(task.due.as_ref().map_or_else(|| "-".into(), |day| day.format("%d-%m-%Y").to_string())),
            plain(format!("{}{late}", task.status.name())),
        ])
    };
    Block::Table(Table { columns, rows: tasks.iter().map(row).collect() })
}
