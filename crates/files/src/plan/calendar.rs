//! Due days as a calendar (RFC 5545): an all-day event for each, because calendars people have do not import to-dos.

use std::path::Path;
use std::str::FromStr as _;

use chrono::{Days, Utc};
use icalendar::{Calendar, CalendarComponent, Component as _, Event, EventLike as _, EventStatus, Property};
use pilar_core::team::TaskStatus;

use super::{Plan, PlanTask};
use crate::printable::printable;
use crate::safe_write::{WriteError, write_verified};

/// Who made it, as the format wants it said.
const PRODUCT: &str = "-//Pilar//Rencana Aksi//ID";

/// Writes the due days of a plan, read back and compared before the file takes its name. Tasks without one are left out.
pub fn write_calendar(plan: &Plan, path: &Path) -> Result<(), WriteError> {
    let calendar = compose(plan);
    write_verified(
        path,
        |temporary| {
            std::fs::write(temporary, calendar.to_string())
                .map_err(|error| WriteError::from_io(temporary, error))
        },
        |temporary| verify(plan, temporary),
    )
}

fn compose(plan: &Plan) -> Calendar {
    let mut calendar = Calendar::empty();
    let whose = plan.person.as_ref().map_or_else(String::new, |person| format!(", {person}"));
    for (name, value) in [
        ("VERSION", "2.0".to_owned()),
        ("PRODID", PRODUCT.to_owned()),
        ("CALSCALE", "GREGORIAN".to_owned()),
        ("METHOD", "PUBLISH".to_owned()),
        ("X-WR-CALNAME", one_line(&format!("Rencana aksi ZI {} {}{whose}", plan.unit, plan.year))),
    ] {
        calendar.append_property(Property::new(name, value));
    }
    for task in &plan.tasks {
        calendar.components.extend(event(plan, task).map(CalendarComponent::Event));
    }
    calendar
}

fn event(plan: &Plan, task: &PlanTask) -> Option<Event> {
    let due = task.due?;
    let after = due.checked_add_days(Days::new(1))?;
    let status = match task.status {
        TaskStatus::Cancelled => EventStatus::Cancelled,
        _ => EventStatus::Confirmed,
    };
    let event = Event::new()
        .uid(&uid(task))
        .timestamp(plan.made_at.with_timezone(&Utc))
        .summary(&summary(task))
        .description(&description(task))
        .starts(due)
        .ends(after)
        .status(status)
        // A day that something is due on is not a day that nobody can be met.
        .add_property("TRANSP", "TRANSPARENT")
        .categories(["Zona Integritas"])
        .done();
    Some(event)
}

/// The same whenever it is written, so that a calendar replaces what it has.
fn uid(task: &PlanTask) -> String {
    format!("{}@tugas.pilar", task.id)
}

fn summary(task: &PlanTask) -> String {
    match task.status {
        TaskStatus::Done => format!("[Selesai] {}", one_line(&task.title)),
        TaskStatus::Cancelled => format!("[Batal] {}", one_line(&task.title)),
        _ => one_line(&task.title),
    }
}

fn description(task: &PlanTask) -> String {
    let (number, others) = (task.number.to_string(), task.others.join(", "));
    let said = [
        ("Nomor tugas", number.as_str()),
        ("Untuk", &task.about),
        ("Keluaran", &task.output),
        ("Dokumen", &task.document),
        ("Penanggung jawab", &task.pic),
        ("Pelaksana", &others),
        ("Pemeriksa", &task.checker),
        ("Keadaan", task.status.name()),
        ("Kendala", &task.obstacle),
    ];
    let lines = said.into_iter().filter(|(_, text)| !text.trim().is_empty());
    lines.map(|(what, text)| format!("{what}: {}", printable(text))).collect::<Vec<_>>().join("\n")
}

fn one_line(text: &str) -> String {
    printable(text).replace('\n', " ")
}

fn verify(plan: &Plan, path: &Path) -> Result<(), WriteError> {
    let text = std::fs::read_to_string(path).map_err(|error| WriteError::from_io(path, error))?;
    let read =
        Calendar::from_str(&text).map_err(|_| WriteError::differs("kalender tidak terbaca kembali"))?;
    let written: Vec<Event> = plan.tasks.iter().filter_map(|task| event(plan, task)).collect();
    let events: Vec<&Event> = read.events().collect();
    if events.len() != written.len() {
        return Err(WriteError::differs("jumlah kegiatan tidak sama"));
    }
    for (found, wanted) in events.into_iter().zip(&written) {
        let same = |name: &str| found.property_value(name) == wanted.property_value(name);
        if !["UID", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION"].into_iter().all(same) {
            return Err(WriteError::differs("sebuah kegiatan tidak sama"));
        }
    }
    Ok(())
}
