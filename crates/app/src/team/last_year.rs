//! Tasks of the unit's earlier assessment, taken into this one.

use std::collections::BTreeSet;

use pilar_core::assessment::Assessment;
use pilar_core::review::About;
use pilar_core::team::{Origin, SOURCE_PLACES, Task, made_id};
use uuid::Uuid;

use super::sources::Drafts;
use crate::error::{Result, TeamError};
use crate::session::{Session, same_unit};

/// The tasks of the latest earlier assessment of the same unit that were not called off, with their days moved. Nothing of
/// how far they were comes along, and one that the plan has already is that one.
///
/// # Errors
/// No earlier assessment of the unit is in the workspace, or it cannot be counted here.
pub(super) fn tasks(session: &Session, assessment: &Assessment) -> Result<Drafts> {
    let year = assessment.profile.year;
    let others = same_unit::of_other_years(session, &assessment.profile)?;
    let found = others.into_iter().find(|(then, _)| *then < year);
    let Some((then, row)) = found else {
        return Err(TeamError::NoLastYear { unit: assessment.profile.unit.clone(), year }.into());
    };
    let before = session.assessment(row.id)?;
    let kept = before.tasks.iter().filter(|(id, _)| !before.is_cancelled(**id));
    let drafts = kept.enumerate().map(|(place, (id, task))| {
        let task = taken(&before, assessment, task, year - then);
        let made = made_id(assessment.id, 3 * SOURCE_PLACES + 1 + place, &format!("tahun-lalu/{id}"));
        (there(assessment, made, &task).unwrap_or(made), task)
    });
    Ok(drafts.collect())
}

/// A task of the earlier assessment as it is planned in this one.
fn taken(before: &Assessment, assessment: &Assessment, task: &Task, years: u16) -> Task {
    let person = |id: &Uuid| {
        let known = before.people.get(id)?;
        assessment.people.iter().find(|(_, person)| person.is(known)).map(|(id, _)| *id)
    };
    Task {
        about: task.about.as_ref().and_then(|about| now(before, assessment, about)),
        pic: task.pic.as_ref().and_then(person),
        others: task.others.iter().filter_map(person).collect::<BTreeSet<_>>(),
        checker: task.checker.as_ref().and_then(person),
        origin: Origin::LastYear,
        aim: None,
        ..task.clone().moved(years)
    }
}

/// What a task was for, where this worksheet has it.
fn now(before: &Assessment, assessment: &Assessment, about: &About) -> Option<About> {
    let next = assessment.instrument;
    match about {
        About::Area(_) => about.area(next).map(|area| About::Area(area.key.clone())),
        About::Input(_) if next.key == before.instrument.key => {
            about.input(next).map(|(_, input)| About::Input(input.soal))
        }
        About::Input(_) => {
            let (_, input) = about.input(before.instrument)?;
            next.find_input(&input.code).map(|(_, input)| About::Input(input.soal))
        }
    }
}

/// The task of the plan that says the same of the same, made in another way.
fn there(assessment: &Assessment, made: Uuid, task: &Task) -> Option<Uuid> {
    let title = |task: &Task| task.title.trim().to_lowercase();
    let wanted = title(task);
    let same = |(_, other): &(&Uuid, &Task)| other.about == task.about && title(other) == wanted;
    if assessment.tasks.contains_key(&made) {
        return None;
    }
    assessment.tasks.iter().find(same).map(|(id, _)| *id)
}
