//! Who is in the team and what everybody has to do, as a workbook.

use std::path::Path;

use super::plan::{Cell, Heading, PLAN, PLAN_SHEET, begun, list, plan_row, require, verify, whose, write};
use super::write::written::Written;
use crate::plan::{PersonSheet, Plan};
use crate::safe_write::WriteError;

/// Sheet with one row for each person.
const PEOPLE_SHEET: &str = "Orang";
/// Sheet with one row for each input of each person.
const WORK_SHEET: &str = "Penugasan";

const PEOPLE: [Heading; 8] = [
    ("Nama", 30.0),
    ("NIP", 22.0),
    ("Jabatan", 30.0),
    ("Peran", 22.0),
    ("Pokja", 40.0),
    ("Jumlah Isian", 10.0),
    ("Jumlah Tugas", 10.0),
    ("Kontak", 24.0),
];
const WORK: [Heading; 5] =
    [("Nama", 30.0), ("Kode", 16.0), ("Pertanyaan", 60.0), ("Jawaban Unit", 14.0), ("Jumlah Bukti", 10.0)];

/// Writes the people with what they work on, read back and compared before the file takes its name. Contacts have a column
/// only where somebody's is given.
pub fn write_team(plan: &Plan, people: &[PersonSheet], path: &Path) -> Result<(), WriteError> {
    let names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
    let registered: Vec<[Cell<'_>; 8]> = people.iter().map(person_row).collect();
    let work: Vec<[Cell<'_>; 5]> = people.iter().flat_map(work_rows).collect();
    let codes: Vec<&str> =
        people.iter().flat_map(|person| &person.inputs).map(|input| input.code.as_str()).collect();
    let tasks: Vec<[Cell<'_>; 15]> = plan.tasks.iter().map(plan_row).collect();
    let titles: Vec<&str> = plan.tasks.iter().map(|task| task.title.as_str()).collect();
    write(
        path,
        || {
            let mut workbook = begun("Penugasan Zona Integritas", &plan.made_by, plan.made_at)?;
            let whose = whose(&plan.unit, &plan.instansi, plan.year);
            let (begun, at) = (&mut workbook, plan.made_at);
            if people.iter().any(|person| person.contact.is_some()) {
                list(begun.add_worksheet(), PEOPLE_SHEET, &PEOPLE, &registered, &whose, at)?;
            } else {
                let registered: Vec<_> = registered.into_iter().map(all_but_last).collect();
                let headings = all_but_last(PEOPLE);
                list(begun.add_worksheet(), PEOPLE_SHEET, &headings, &registered, &whose, at)?;
            }
            list(begun.add_worksheet(), WORK_SHEET, &WORK, &work, &whose, at)?;
            list(begun.add_worksheet(), PLAN_SHEET, &PLAN, &tasks, &whose, at)?;
            Ok(workbook)
        },
        |path| {
            let mut written = Written::open(path)?;
            require(&written.sheet(PEOPLE_SHEET)?, 2, 0, &names)?;
            require(&written.sheet(WORK_SHEET)?, 2, 1, &codes)?;
            verify(&mut written, 2, &titles)
        },
    )
}

fn all_but_last<T>([name, nip, position, duty, pokja, inputs, tasks, _]: [T; 8]) -> [T; 7] {
    [name, nip, position, duty, pokja, inputs, tasks]
}

fn person_row(person: &PersonSheet) -> [Cell<'_>; 8] {
    [
        Cell::of(&person.name),
        Cell::of(&person.nip),
        Cell::of(&person.position),
        Cell::of(&person.duty),
        Cell::Text(person.pokja.join("; ").into()),
        Cell::Count(person.inputs.len()),
        Cell::Count(person.tasks.len()),
        person.contact.as_deref().map_or(Cell::Nothing, Cell::of),
    ]
}

fn work_rows(person: &PersonSheet) -> impl Iterator<Item = [Cell<'_>; 5]> {
    person.inputs.iter().map(|input| {
        [
            Cell::of(&person.name),
            Cell::of(&input.code),
            Cell::of(&input.title),
            Cell::of(&input.answer),
            Cell::Count(input.documents),
        ]
    })
}
