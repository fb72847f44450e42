use std::fmt::Write as _;

use pilar_app::team::{AssignView, PeopleView, TaskView};

pub fn people(view: &PeopleView) -> String {
    let mut text = String::new();
    if view.added + view.changed > 0 {
        let _ = writeln!(text, "{} orang baru, {} berubah.\n", view.added, view.changed);
    }
    if view.people.is_empty() {
        text.push_str(
            "Belum ada orang di tim penilaian ini. Tambahkan dengan --add NAMA atau --from BERKAS.",
        );
        return text;
    }
    for person in &view.people {
        let _ = write!(text, "{}", person.name);
        if !person.nip.is_empty() {
            let _ = write!(text, ", NIP {}", person.nip);
        }
        if !person.position.is_empty() {
            let _ = write!(text, ", {}", person.position);
        }
        let pokja =
            if person.pokja.is_empty() { String::new() } else { format!(" ({})", person.pokja.join(", ")) };
        let _ = writeln!(text, "\n  {}{pokja}, {} isian ditugaskan", person.duty, person.assigned.len());
        if let Some(contact) = &person.contact {
            let _ = writeln!(text, "  {contact}");
        }
    }
    unassigned(&mut text, &view.unassigned);
    text
}

pub fn assigned(view: &AssignView) -> String {
    let mut text =
        format!("{}: {} isian ditugaskan, {} berubah.\n", view.name, view.assigned.len(), view.changed);
    unassigned(&mut text, &view.unassigned);
    text
}

fn unassigned(text: &mut String, codes: &[String]) {
    if !codes.is_empty() {
        let _ = writeln!(text, "Belum ada yang mengerjakan: {} isian.", codes.len());
    }
}

pub fn tasks(tasks: &[TaskView]) -> String {
    if tasks.is_empty() {
        return "Tidak ada tugas yang sesuai.".into();
    }
    tasks.iter().map(line).collect()
}

fn line(task: &TaskView) -> String {
    let due = task.due.as_deref().unwrap_or("tanpa tenggat");
    let late = if task.overdue { ", lewat tenggat" } else { "" };
    let who = task.pic.as_deref().unwrap_or("belum ada penanggung jawab");
    format!("{:>4}. {} [{}{late}]\n      {due}, {who}\n", task.number, task.title, task.status_name)
}

pub fn task(task: &TaskView) -> String {
    let mut text = line(task);
    let about = task.code.as_deref().or(task.area.as_deref()).unwrap_or_default();
    for (what, said) in [
        ("untuk", about),
        ("output", &task.output),
        ("dokumen", &task.document),
        ("pelaksana", &task.others.join(", ")),
        ("pemeriksa", task.checker.as_deref().unwrap_or_default()),
        ("mulai", task.start.as_deref().unwrap_or_default()),
        ("kendala", &task.obstacle),
        ("selesai", task.realised.as_deref().unwrap_or_default()),
        ("bukti", &task.evidence.join(", ")),
    ] {
        if !said.is_empty() {
            let _ = writeln!(text, "      {what}: {said}");
        }
    }
    text
}
