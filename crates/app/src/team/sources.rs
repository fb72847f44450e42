//! What asks for tasks, each with the id that it has on every desk.

use pilar_core::assessment::Assessment;
use pilar_core::instrument::{Choice, Question, SoalId};
use pilar_core::path::{Outcome, raised};
use pilar_core::review::{About, FollowUpStatus};
use pilar_core::scoring::QuestionScore;
use pilar_core::team::{Origin, SOURCE_PLACES, Task, made_id, raise_id};
use pilar_core::worksheet::{Answer, Worksheet};
use rust_decimal::Decimal;
use uuid::Uuid;

use super::templates;
use crate::error::{Result, TeamError};
use crate::path::find_path::cheapest;
use crate::view::answer_text;

/// Tasks with their ids, in the order in which they are to be done.
pub(super) type Drafts = Vec<(Uuid, Task)>;

/// One task for each question that is blank, unproven, or earns less than it could; the first of these that is true.
pub(super) fn gaps(assessment: &Assessment) -> Drafts {
    let scores = assessment.assess().scores;
    let questions = assessment.instrument.questions.iter().zip(&scores.questions).enumerate();
    let drafts = questions.filter_map(|(place, (question, score))| {
        let gap = Gap::of(assessment, question, score)?;
        let soal = question.inputs.first()?.soal;
        let (verb, output) = match gap {
            Gap::Blank => ("Lengkapi jawaban", String::new()),
            Gap::Unproven => ("Siapkan bukti dukung", String::new()),
            Gap::Less => ("Tingkatkan capaian", best(question)),
        };
        let task = Task {
            title: format!("{verb}: {}", question.title),
            about: Some(About::Input(soal)),
            output,
            document: lacking(assessment, question),
            origin: Origin::Gap,
            ..Task::default()
        };
        Some((
            made_id(assessment.id, SOURCE_PLACES + place, &format!("kesenjangan/{}/{soal}", gap.key())),
            task,
        ))
    });
    drafts.collect()
}

#[derive(Clone, Copy)]
enum Gap {
    Blank,
    Unproven,
    Less,
}

impl Gap {
    fn of(assessment: &Assessment, question: &Question, score: &QuestionScore) -> Option<Self> {
        if score.answered < score.of {
            return Some(Self::Blank);
        }
        if pilar_core::assessment::earns(score) && !assessment.has_evidence(question) {
            return Some(Self::Unproven);
        }
        score.fraction.is_some_and(|fraction| fraction < Decimal::ONE).then_some(Self::Less)
    }

    fn key(self) -> &'static str {
        match self {
            Self::Blank => "kosong",
            Self::Unproven => "tanpa-bukti",
            Self::Less => "kurang",
        }
    }
}

/// What the best option takes.
fn best(question: &Question) -> String {
    question.options().first().map_or_else(String::new, |option: &Choice| option.criterion.clone())
}

/// The first document that a question asks every unit for and nothing fulfils.
fn lacking(assessment: &Assessment, question: &Question) -> String {
    let Some(first) = question.inputs.first() else { return String::new() };
    let wanted = (1..).zip(&question.documents).filter(|(_, document)| document.counts());
    let lacks = |n: u32| {
        assessment.fulfilling(first.soal, n).next().is_none()
            && !assessment.waived.contains_key(&(first.soal, n))
    };
    wanted
        .into_iter()
        .find(|(n, _)| lacks(*n))
        .map_or_else(String::new, |(_, document)| document.name.clone())
}

/// One task for each step of the cheapest path to a predicate, with these points to spare.
pub(super) fn path(assessment: &Assessment, to: &str, above: &str) -> Result<Drafts> {
    let (target, outcome) = cheapest(assessment, to, above)?;
    let Outcome::Reached(path) = outcome else {
        return Err(TeamError::OutOfReach(target.name.clone()).into());
    };
    Ok(path.steps.iter().map(|step| raise(assessment, step.question, step.soal, &step.to)).collect())
}

/// One task for each answer by which a scenario's worksheet earns more. What it lowers or leaves blank is nobody's task.
pub(super) fn scenario(assessment: &Assessment, then: &Worksheet) -> Drafts {
    let raised = raised(assessment.instrument, assessment.sheet(), then);
    raised
        .into_iter()
        .filter_map(|(question, soal)| Some(raise(assessment, question, soal, then.get(&soal)?)))
        .collect()
}

/// The task that raises an input of a question (index) to an answer.
fn raise(assessment: &Assessment, at: usize, soal: SoalId, to: &Answer) -> (Uuid, Task) {
    let question = &assessment.instrument.questions[at];
    let code = assessment.instrument.input(soal).map_or("", |(_, input)| &input.code);
    let task = Task {
        title: format!("{}: {}", asked(code, assessment.sheet().get(&soal), to), question.title),
        about: Some(About::Input(soal)),
        output: option(question, to),
        document: lacking(assessment, question),
        origin: Origin::Path,
        aim: Some(to.clone()),
        ..Task::default()
    };
    (raise_id(assessment.id, at, soal, to), task)
}

/// What is asked for where an input gets an answer.
fn asked(code: &str, from: Option<&Answer>, to: &Answer) -> String {
    let Some(from) = from else {
        return format!("Isikan jawaban {code} dengan {}", answer_text(to));
    };
    let verb = match (from, to) {
        // Fewer of what is to decline.
        (Answer::Number(from), Answer::Number(to)) if to < from => "Turunkan",
        _ => "Naikkan",
    };
    format!("{verb} jawaban {code} dari {} menjadi {}", answer_text(from), answer_text(to))
}

/// What an option takes, where the answer is one.
fn option(question: &Question, answer: &Answer) -> String {
    let key = answer.to_string();
    let found = question.options().iter().find(|option| option.key == key);
    found.map_or_else(String::new, |option| option.criterion.clone())
}

/// One task for each recommendation that is not done.
pub(super) fn recommendations(assessment: &Assessment) -> Drafts {
    let open = assessment.recommendations.iter().filter(|(id, _)| {
        assessment.follow_ups.get(*id).is_none_or(|done| done.status != FollowUpStatus::Done)
    });
    open.map(|(id, given)| {
        let task = Task {
            title: given.text.clone(),
            about: Some(given.about.clone()),
            origin: Origin::Recommendation,
            ..Task::default()
        };
        (made_id(assessment.id, 3 * SOURCE_PLACES, &format!("rekomendasi/{id}")), task)
    })
    .collect()
}

/// The tasks that most units have, as far as the worksheet has what they are for.
pub(super) fn templates(assessment: &Assessment) -> Result<Drafts> {
    let drafts = templates::templates()?.task.iter().enumerate().filter_map(|(place, template)| {
        let task = Task {
            title: template.title.clone(),
            about: Some(template.about(assessment)?),
            output: template.output.clone(),
            document: template.document.clone(),
            due: template.due(assessment.profile.year),
            effort: template.effort,
            origin: Origin::Template,
            ..Task::default()
        };
        Some((made_id(assessment.id, place, &format!("lazim/{}", template.key)), task))
    });
    Ok(drafts.collect())
}
