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
        Block::Fields(fields(plan, person)),
        Block::Heading(1, "A. Pertanyaan yang dikerjakan".into()),
        inputs(person),
        Block::Heading(1, "B. Tugas rencana aksi".into()),
    ];
    let of = |task: &PersonTask| plan.tasks.iter().find(|one| one.number == task.number);
    let tasks: Vec<(&PlanTask, &PersonTask)> =
        person.tasks.iter().filter_map(|task| Some((of(task)?, task))).collect();
    blocks.push(table_of(person, &tasks));
    if !person.inputs.is_empty() || !tasks.is_empty() {
        blocks.extend(signatures(plan, person));
    }
    blocks
}

/// Who gives somebody their work.
enum Giver<'a> {
    /// Nobody does: whoever heads the unit has it by their office.
    Office,
    /// Somebody, with what they sign as.
    Known(&'a Signatory, String),
    /// Nobody is known to.
    Unknown,
}

impl<'a> Giver<'a> {
    fn of(plan: &'a Plan, person: &PersonSheet) -> Self {
        let signing = &plan.signing;
        let is_known = |who: &Signatory| !who.name.is_empty();
        if is_known(&signing.head) && person.is_named(&signing.head) {
            return Self::Office;
        }
        let known =
            [(&signing.coordinator, "Koordinator tim,".to_owned()), (&signing.head, signing.head_as())];
        let giver = known.into_iter().find(|(who, _)| is_known(who) && !person.is_named(who));
        giver.map_or(Self::Unknown, |(who, signs_as)| Self::Known(who, signs_as))
    }
}

/// Whoever does the work, and who gives it where somebody is known to.
fn signatures(plan: &Plan, person: &PersonSheet) -> Vec<Block> {
    let own = Signatory { name: person.name.clone(), nip: person.nip.clone(), ..Signatory::default() };
    let day = vec![plain(dates::date(&plan.made_at))];
    let giver = Giver::of(plan, person);
    let signs = match giver {
        Giver::Office => "Yang melaksanakan tugas,",
        Giver::Known(..) | Giver::Unknown => "Yang menerima tugas,",
    };
    let mut blocks = vec![Block::Space(14), signature(vec![day, vec![plain(signs)]], &own)];
    if let Giver::Known(giver, signs_as) = giver {
        let above = vec![vec![plain("Yang memberi tugas,")], vec![plain(signs_as)]];
        blocks.extend([Block::Space(10), signature(above, giver)]);
    }
    blocks
}

fn fields(plan: &Plan, person: &PersonSheet) -> Vec<(&'static str, Line)> {
    let mut fields = vec![
        ("Nama", vec![strong(&person.name)]),
        ("NIP", vec![or_dash(&person.nip)]),
        ("Jabatan", vec![or_dash(&person.position)]),
        ("Peran", vec![plain(&person.duty)]),
        ("Pokja", vec![or_dash(&person.pokja.join(", "))]),
    ];
    match Giver::of(plan, person) {
        Giver::Office => fields.push(("Dasar tugas", vec![plain("jabatan sebagai pimpinan unit")])),
        Giver::Known(giver, _) => fields.push(("Pemberi tugas", vec![plain(&giver.name)])),
        Giver::Unknown => {}
    }
    fields.extend(person.contact.as_ref().map(|contact| ("Kontak", vec![or_dash(contact)])));
    fields
}

fn none(text: String) -> Block {
    Block::Paragraph(Role::Body, vec![quiet(text)])
}

fn inputs(person: &PersonSheet) -> Block {
    if person.inputs.is_empty() {
        return none(format!("Belum ada pertanyaan LKE yang ditugaskan kepada {}.", person.name));
    }
    let columns = vec![
        column("Kode", 18, Align::Left),
        column("Pertanyaan", 54, Align::Left),
        column("Jawaban unit", 14, Align::Left),
        column("Jumlah bukti", 14, Align::Right),
    ];
    let row = |it: &AssignedInput| {
        let answer = if it.answer.is_empty() { "belum diisi" } else { &it.answer };
        let documents = if it.documents == 0 { "belum ada".into() } else { it.documents.to_string() };
        Row::of([plain(&it.code), plain(&it.title), plain(answer), plain(documents)])
    };
    Block::Table(Table { columns, rows: person.inputs.iter().map(row).collect() })
}

fn table_of(person: &PersonSheet, tasks: &[(&PlanTask, &PersonTask)]) -> Block {
    if tasks.is_empty() {
        return none(format!("Belum ada tugas rencana aksi atas nama {}.", person.name));
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
