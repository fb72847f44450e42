use std::fmt::Write as _;

use pilar_app::monev::{MonevAttached, MonevView};
use pilar_app::team::{
    AssignView, MadeTasks, PeoplePreview, PeopleView, RowOutcome, TaskView, WorkOf, WorkView,
};
use pilar_app::view::day_in_words;

use super::figure;

pub fn people(view: &PeopleView) -> String {
    let mut text = String::new();
    if let Some(removed) = &view.removed {
        let handed = removed.to.as_ref().map(|to| format!("; pekerjaannya diserahkan kepada {to}"));
        let _ = writeln!(text, "{} dikeluarkan dari tim{}.\n", removed.name, handed.unwrap_or_default());
    }
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
        let pokja = if person.pokja_names.is_empty() {
            String::new()
        } else {
            format!(" ({})", person.pokja_names.join(", "))
        };
        let _ = writeln!(text, "\n  {}{pokja}, {} isian ditugaskan", person.duty, person.assigned.len());
        if let Some(contact) = &person.contact {
            let _ = writeln!(text, "  {contact}");
        }
    }
    unassigned(&mut text, &view.unassigned);
    for notice in &view.notices {
        let _ = writeln!(text, "{notice}");
    }
    text
}

pub fn people_preview(view: &PeoplePreview) -> String {
    let mut text = String::new();
    if !view.found.contains_key("name") {
        text.push_str("Kolom nama belum dikenali. Tulis peta kolom, lalu sebutkan dengan --map.\n");
        for column in &view.columns {
            let _ = writeln!(text, "  {} {}: {}", column.letters, column.heading, column.example);
        }
        return text;
    }
    for row in &view.rows {
        let what = match row.outcome {
            RowOutcome::Added => "baru",
            RowOutcome::Changed => "berubah",
            RowOutcome::Same => "tetap",
            RowOutcome::Refused => "ditolak",
        };
        let reason = row.reason.as_ref().map_or_else(String::new, |reason| format!(": {reason}"));
        let _ = writeln!(text, "{:>5}. [{what}] {}{reason}", row.row, row.name);
    }
    let _ = writeln!(
        text,
        "{} orang baru, {} berubah, {} tetap, {} baris ditolak; belum ada yang disimpan.",
        view.added, view.changed, view.same, view.refused
    );
    if view.refused > 0 {
        text.push_str("Selama ada baris yang ditolak, daftar ini tidak dapat diimpor.\n");
    }
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
    let due = due_in_words(task.due.as_deref());
    let late = if task.overdue { ", lewat tenggat" } else { "" };
    let who = task.pic.as_deref().unwrap_or("belum ada penanggung jawab");
    // Whether it is done is for people to say.
    let reached = if task.reached && task.open { "; jawaban yang dituju sudah tercapai" } else { "" };
    format!("{:>4}. {} [{}{late}]\n      {due}, {who}{reached}\n", task.number, task.title, task.status_name)
}

fn due_in_words(due: Option<&str>) -> String {
    due.map_or_else(|| "tanpa tenggat".to_owned(), day_in_words)
}

pub fn task(task: &TaskView) -> String {
    let day = |day: Option<&str>| day.map(day_in_words).unwrap_or_default();
    let mut text = line(task);
    let about = task.code.as_deref().or(task.area.as_deref()).unwrap_or_default();
    for (what, said) in [
        ("untuk", about),
        ("output", &task.output),
        ("dokumen", &task.document),
        ("pelaksana", &task.others.join(", ")),
        ("pemeriksa", task.checker.as_deref().unwrap_or_default()),
        ("mulai", &day(task.start.as_deref())),
        ("kendala", &task.obstacle),
        ("selesai", &day(task.realised.as_deref())),
        ("bukti", &task.evidence.join(", ")),
    ] {
        if !said.is_empty() {
            let _ = writeln!(text, "      {what}: {said}");
        }
    }
    text
}

pub fn made_tasks(made: &MadeTasks) -> String {
    let mut text = String::new();
    for task in &made.tasks {
        let mark = if task.new { "baru" } else { "sudah ada" };
        let due = due_in_words(task.due.as_deref());
        let who = task.pic.as_deref().unwrap_or("belum ada penanggung jawab");
        let _ = writeln!(text, "[{mark}] {}\n      {due}, {who}", task.title);
        if !task.beside.is_empty() {
            let code = task.code.as_deref().unwrap_or_default();
            let _ = writeln!(text, "      sudah ada tugas untuk {code}: {}", task.beside.join("; "));
        }
    }
    if !made.stored && made.tasks.iter().any(|task| !task.beside.is_empty()) {
        text.push_str("Yang sudah ada tugasnya dapat dilewati dengan --without KODE.\n");
    }
    let _ = match (made.tasks.is_empty(), made.stored) {
        (true, _) => writeln!(text, "Tidak ada tugas yang perlu dibuat."),
        (false, true) => writeln!(text, "{} tugas dibuat, {} sudah ada.", made.new, made.existing),
        (false, false) => {
            writeln!(
                text,
                "{} tugas akan dibuat, {} sudah ada; belum ada yang disimpan.",
                made.new, made.existing
            )
        }
    };
    text
}

pub fn work(view: &WorkView) -> String {
    let mut text = String::new();
    for (what, list) in [("Orang", &view.people), ("Pokja", &view.pokja)] {
        let _ = writeln!(text, "{what}");
        if list.is_empty() {
            let _ = writeln!(text, "  belum ada");
        }
        for work in list {
            work_of(&mut text, work);
        }
    }
    text
}

fn work_of(text: &mut String, work: &WorkOf) {
    let quiet = if work.quiet { ", tidak ada perubahan 14 hari terakhir" } else { "" };
    let _ = writeln!(
        text,
        "  {}: {} dari {} isian terjawab, {} berbukti, {} dikembalikan; {} dari {} tugas selesai, {} lewat tenggat{quiet}",
        work.name,
        work.answered,
        work.inputs,
        work.evidenced,
        work.returned.len(),
        work.done,
        work.tasks,
        work.overdue,
    );
}

pub fn monev(view: &MonevView) -> String {
    let mut text = format!("{}, sampai {}\n", view.name, day_in_words(&view.last));
    let by = view.frozen_by.as_ref().map(|name| format!(" oleh {name}")).unwrap_or_default();
    let _ = match &view.frozen {
        Some(day) if view.changed_since => {
            writeln!(
                text,
                "Dibekukan {}{by}; rencana atau jawabannya sudah berbeda sejak itu, dan perubahan itu tidak termasuk.",
                day_in_words(day)
            )
        }
        Some(day) => writeln!(text, "Dibekukan {}{by}.", day_in_words(day)),
        None => writeln!(text, "Belum dibekukan: ini keadaan sekarang."),
    };
    let percent = |percent: Option<f64>| percent.map_or_else(|| "-".into(), |it| format!("{}%", figure(it)));
    let _ = writeln!(
        text,
        "Rencana {}, selesai {} ({}), belum {}, terkendala {}.",
        view.planned,
        view.done,
        percent(view.percent),
        view.late,
        view.stuck
    );
    for area in &view.areas {
        let _ = writeln!(
            text,
            "  {}: {} dari {} ({})",
            area.name,
            area.done,
            area.planned,
            percent(area.percent)
        );
    }
    for point in &view.course {
        let total = point.total.map_or_else(|| "belum ada data".into(), figure);
        let _ = writeln!(text, "Nilai {} ({}): {total}", point.period, day_in_words(&point.on));
    }
    for (what, said) in
        [("Catatan", &view.note), ("Kendala", &view.obstacle), ("Tindak lanjut", &view.follow_up)]
    {
        if !said.is_empty() {
            let _ = writeln!(text, "{what}: {said}");
        }
    }
    text
}

pub fn monev_attached(attached: &MonevAttached) -> String {
    let how =
        if attached.replaced { "menggantikan laporan periode ini yang terdahulu" } else { "dilampirkan" };
    format!("{} {how} pada {}.\n", attached.name, attached.codes.join(", "))
}
