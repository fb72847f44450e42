use std::path::PathBuf;

use pilar_core::assessment::{AnswerSource, Assessment, SourceFigures, SourceStatement};
use pilar_core::instrument::SoalId;
use pilar_core::survey::{Figures, Grade, minimum_sample};
use pilar_files::form_map::FormMap;
use pilar_files::rows::read_rows;
use pilar_files::survey::{COLUMNS, SurveyRead, SurveySet, read_survey};
use pilar_store::PersonalFile;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeMap;
use uuid::Uuid;

use super::dropped::{DroppedView, dropped_views, no_usable_row, off_scale};
use super::give::{Giving, Used, give, require_right};
use super::kept::{Given, open_map};
use super::{lore, remarks};
use crate::error::{AppError, FeedError, Result};
use crate::session::Session;
use crate::view::{answer_text, float};

/// A file of responses, and what is wanted of it.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
pub struct SurveyQuery {
    /// The assessment.
    pub assessment: Uuid,
    /// Key of the survey.
    pub survey: String,
    /// The responses; those that the workspace keeps where none are given.
    pub responses: Option<PathBuf>,
    /// A column map, where headings and content do not say it.
    pub map: Option<PathBuf>,
    /// How many people could have been asked.
    pub population: Option<u64>,
}

/// What a survey comes to, with unrounded numbers; a contract with scripts.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct SurveyView {
    /// Mean of the statements' means, 1 to 4.
    pub index: f64,
    /// Respondents who answered at least one statement.
    pub respondents: u64,
    /// The statements, in the order of the file.
    pub statements: Vec<StatementView>,
    /// Cronbach's alpha over those who answered everything.
    pub alpha: Option<f64>,
    /// Grade by the table of the community satisfaction survey.
    pub grade: Grade,
    /// Respondents that are enough for the population.
    pub minimum_sample: Option<u64>,
    /// Rows that are left out.
    pub dropped: Vec<DroppedView>,
    /// What to look at, a sentence each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub remarks: Vec<String>,
    /// The input it was used for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub used: Option<Used>,
}

/// One statement.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct StatementView {
    /// Its key in the set, or its number.
    pub key: String,
    /// Its heading.
    pub title: String,
    /// Mean over those who answered it.
    pub mean: Option<f64>,
    /// How many did.
    pub n: u64,
}

/// What a survey comes to, and what else people want to know of it.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct SurveyOutcome {
    /// What it comes to.
    pub result: SurveyView,
    /// What else there is.
    pub about: SurveyAbout,
}

/// What else people want to know of a survey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct SurveyAbout {
    /// Its short name.
    pub name: String,
    /// Code of the input that its index answers.
    pub code: String,
    /// The answer it would give, as people write it.
    pub answer: String,
    /// Respondents who answered everything.
    pub complete: u64,
    /// How many gave each answer to each statement, 1 first.
    pub counts: Vec<[u64; 4]>,
    /// The days of filling in, first and last, where the file says it.
    pub period: Option<(String, String)>,
    /// Respondents by month.
    pub by_month: BTreeMap<String, u64>,
    /// Whether the answer of the input is what these responses come to.
    pub current: bool,
    /// How the answer stands to them, a sentence.
    pub standing: String,
    /// Respondents by what they said of themselves; what would tell who somebody is, is masked or among the others.
    pub groups: BTreeMap<String, BTreeMap<String, u64>>,
    /// Columns that are no statements, each with the reason in brackets.
    pub others: Vec<String>,
}

/// How kept responses are read.
#[derive(Debug, Default, Serialize, Deserialize)]
struct About {
    #[serde(default)]
    map: Option<FormMap>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    population: Option<u64>,
}

/// A survey that was read.
pub(super) struct Survey {
    pub set: &'static SurveySet,
    soal: SoalId,
    pub code: String,
    pub given: Given,
    about: About,
    pub read: SurveyRead,
    pub figures: Figures,
}

/// Reads responses and reckons what they come to. Nothing is stored. Those that are kept are shown also where they could
/// not be used any more.
pub fn read_responses(session: &Session, query: &SurveyQuery) -> Result<SurveyOutcome> {
    let assessment = session.assessment(query.assessment)?;
    let survey = if query.responses.is_some() {
        Survey::read(session, &assessment, query)?
    } else {
        Survey::look(session, &assessment, query)?
    };
    Ok(survey.outcome(&assessment, None))
}

/// The same, and keeps the responses in the workspace in place of those before; with `answer` it also gives the input
/// of the survey its answer, with where it comes from, as one action.
pub fn use_responses(session: &mut Session, query: &SurveyQuery, answer: bool) -> Result<SurveyOutcome> {
    let assessment = session.assessment(query.assessment)?;
    let survey = Survey::read(session, &assessment, query)?;
    let typed = survey.figures.answer().to_string();
    let giving = Giving::new(&assessment, survey.soal, &typed, |answer| survey.source(answer))?;
    let giving: Vec<Giving<'_>> = giving.into_iter().collect();
    require_right(session, &assessment, &giving)?;
    let kind = &survey.set.key;
    // What an action refers to is there before it, as with evidence; what was there before goes once it stands.
    let new = survey.given.keep(session, assessment.id, kind, json!(survey.about))?;
    let given = if answer {
        give(session, &assessment, &format!("Pakai hasil survei {}", survey.set.short), &giving)
    } else {
        Ok(Vec::new())
    };
    let chosen = |ours: bool| {
        let (kind, sha256) = (kind.clone(), survey.given.sha256.clone());
        move |file: &PersonalFile| file.kind == kind && (file.sha256 == sha256) == ours
    };
    if given.is_err() && new {
        session.workspace.remove_personal(assessment.id, &chosen(true))?;
    }
    let used = given?.pop();
    session.workspace.remove_personal(assessment.id, &chosen(false))?;
    let assessment = session.assessment(query.assessment)?;
    Ok(survey.outcome(&assessment, used))
}

impl Survey {
    /// Reads responses that may be used: they are on the scale of 1 to 4.
    pub fn read(session: &Session, assessment: &Assessment, query: &SurveyQuery) -> Result<Self> {
        let survey = Self::look(session, assessment, query)?;
        if survey.read.off_scale.is_empty() {
            Ok(survey)
        } else {
            Err(off_scale(&survey.read.off_scale).into())
        }
    }

    /// Reads any responses.
    fn look(session: &Session, assessment: &Assessment, query: &SurveyQuery) -> Result<Self> {
        let set = lore::survey(&query.survey)?;
        let soal = set.soal.get(&assessment.instrument.key).copied();
        let (soal, code) = soal
            .and_then(|soal| Some((soal, assessment.instrument.input(soal)?.1.code.clone())))
            .ok_or_else(|| FeedError::NoInputFor(format!("survei {}", set.short)))?;
        let map = open_map(query.map.as_deref(), &COLUMNS)?;
        let (given, kept) = match &query.responses {
            Some(path) => (Given::open(path)?, About::default()),
            None => kept(session, assessment.id, set)?,
        };
        let about = About { map: map.or(kept.map), population: query.population.or(kept.population) };
        let tables = read_rows(&given.content).map_err(FeedError::Table)?;
        let read = read_survey(&tables, lore::words()?, set, about.map.as_ref()).map_err(FeedError::Table)?;
        drop(tables);
        let figures = read.tally.figures().ok_or_else(|| match read.off_scale.as_slice() {
            [] => no_usable_row(&read.dropped),
            reasons => off_scale(reasons),
        })?;
        Ok(Self { set, soal, code, given, about, read, figures })
    }

    /// How many people could have been asked, where that was said.
    pub fn population(&self) -> Option<u64> {
        self.about.population
    }

    fn source(&self, answer: pilar_core::worksheet::Answer) -> AnswerSource {
        let n = |counts: &[u64; 4]| counts.iter().sum();
        let columns = self.read.statements.iter().zip(&self.figures.means).zip(&self.figures.counts);
        let statements = columns.map(|((column, mean), counts)| SourceStatement {
            title: column.title.clone(),
            mean: *mean,
            n: n(counts),
        });
        AnswerSource {
            from: self.set.key.clone(),
            file: self.given.name.clone(),
            digest: self.given.sha256.clone(),
            count: self.figures.respondents,
            first: self.read.period.map(|(first, _)| first),
            last: self.read.period.map(|(_, last)| last),
            answer,
            figures: Some(SourceFigures {
                index: self.figures.index,
                alpha: self.figures.alpha,
                statements: statements.collect(),
            }),
        }
    }

    /// Whether the answer of the input is what these responses come to, and how it stands to them.
    fn standing(&self, assessment: &Assessment) -> (bool, String) {
        let code = &self.code;
        let Some(answer) = assessment.sheet().get(&self.soal) else {
            return (false, format!("{code} belum dijawab."));
        };
        let is = format!("Jawaban {code} ({})", answer_text(answer));
        match assessment.sources.get(&self.soal).filter(|source| source.answer == *answer) {
            Some(source) if source.digest == self.given.sha256 => {
                (true, format!("{is} berasal dari tanggapan ini."))
            }
            Some(source) => {
                (false, format!("{is} berasal dari {} dan lebih lama daripada tanggapan ini.", source.file))
            }
            None => (false, format!("{is} diisi tersendiri, bukan dari tanggapan ini.")),
        }
    }

    fn outcome(self, assessment: &Assessment, used: Option<Used>) -> SurveyOutcome {
        let population = self.about.population;
        let (current, standing) = self.standing(assessment);
        let remarks = remarks::of_responses(&self.read, assessment.profile.year);
        let figures = &self.figures;
        let columns = self.read.statements.into_iter().zip(&figures.means).zip(&figures.counts);
        let statements = columns.map(|((column, mean), counts)| StatementView {
            key: column.key,
            title: column.title,
            mean: mean.map(float),
            n: counts.iter().sum(),
        });
        let result = SurveyView {
            index: float(figures.index),
            respondents: figures.respondents,
            statements: statements.collect(),
            alpha: alpha(figures),
            grade: Grade::of(figures.index),
            minimum_sample: population.map(minimum_sample),
            dropped: dropped_views(self.read.dropped),
            remarks,
            used,
        };
        let about = SurveyAbout {
            name: self.set.short.clone(),
            code: self.code,
            answer: pilar_core::scoring::format_points(figures.answer()),
            complete: figures.complete,
            counts: figures.counts.clone(),
            period: self.read.period.map(|(first, last)| (first.to_string(), last.to_string())),
            by_month: self.read.by_month,
            current,
            standing,
            groups: self.read.groups,
            others: self.read.others,
        };
        SurveyOutcome { result, about }
    }
}

/// The responses that the workspace keeps of a survey, and how they are read.
fn kept(session: &Session, assessment: Uuid, set: &SurveySet) -> Result<(Given, About)> {
    let files = session.workspace.personal(assessment)?;
    let file = files.iter().rev().find(|file| file.kind == set.key);
    let file = file.ok_or_else(|| FeedError::NoResponsesYet(set.short.clone()))?;
    let about = serde_json::from_value(file.about.clone())
        .map_err(|error| AppError::UnreadableValue { subject: set.key.clone(), detail: error.to_string() })?;
    Ok((Given::kept(session, assessment, file)?, about))
}

/// Alpha as programs of statistics print it: the variances are exact, and the last step is taken in doubles, in the order
/// of the formula, so that the last digit is theirs as well.
fn alpha(figures: &Figures) -> Option<f64> {
    figures.alpha?;
    let (own, all) = figures.variances?;
    let k = f64::from(u32::try_from(figures.means.len()).ok()?);
    Some(k / (k - 1.0) * (1.0 - float(own) / float(all)))
}
