use std::collections::BTreeSet;

use pilar_core::assessment::Assessment;
use pilar_core::instrument::Target;
use pilar_core::path::{Outcome, Search};

use super::query::PathQuery;
use crate::error::Result;
use crate::find::find_target;
use crate::session::Session;
use crate::view::{AlternativeView, BudgetView, PathView, float, path_view, step_views};

/// The cheapest answers of the unit to raise so that every gate of a predicate is met.
pub fn find_path(session: &Session, query: &PathQuery) -> Result<PathView> {
    let assessment = session.assessment(query.assessment)?;
    searched(&assessment, query, |search| view_of(&assessment, query, search))
}

/// The cheapest path of an assessment by what the unit said of raising answers, with these points to spare, and the
/// target it leads to.
pub(crate) fn cheapest(assessment: &Assessment, to: &str, above: &str) -> Result<(&'static Target, Outcome)> {
    let target = find_target(assessment.instrument, to)?;
    let (to, above) = (to.to_owned(), above.to_owned());
    let query = PathQuery { assessment: assessment.id, to, above, ..PathQuery::default() };
    Ok((target, searched(assessment, &query, |search| Ok(search.cheapest()?))?))
}

fn searched<T>(
    assessment: &Assessment,
    query: &PathQuery,
    work: impl FnOnce(&Search<'_>) -> Result<T>,
) -> Result<T> {
    let instrument = assessment.instrument;
    let target = find_target(instrument, &query.to)?;
    let raises = query.checked_raises(assessment)?;
    let supported: BTreeSet<usize> = (0..instrument.questions.len())
        .filter(|at| assessment.has_evidence(&instrument.questions[*at]))
        .collect();
    let above = query.points_above()?;
    work(&Search::new(instrument, assessment.sheet(), target, &raises, &supported, above))
}

fn view_of(assessment: &Assessment, query: &PathQuery, search: &Search<'_>) -> Result<PathView> {
    let instrument = assessment.instrument;
    let outcome = search.cheapest()?;
    let mut view = path_view(instrument, &outcome);
    view.unit = query.unit(assessment);
    view.counted = query.counted(assessment);
    if let Outcome::OutOfReach(best) = &outcome {
        let unfilled = query.unfilled(assessment, &best.verdict)?;
        let codes = unfilled.iter().map(|at| instrument.questions[*at].code.clone());
        view.unfilled = (!unfilled.is_empty()).then(|| codes.collect());
    }
    if query.alternatives {
        let others = match &outcome {
            Outcome::Reached(path) => search.next_best(path)?,
            Outcome::OutOfReach(_) => Vec::new(),
        };
        let alternative = |path: &pilar_core::path::Path| AlternativeView {
            cost: path.cost,
            steps: step_views(instrument, &path.steps),
            total: float(path.scores.total.floor),
        };
        view.alternatives = Some(others.iter().map(alternative).collect());
    }
    if query.curve {
        let budget =
            |budget: &pilar_core::path::Budget| BudgetView { cost: budget.cost, total: float(budget.total) };
        view.curve = Some(search.curve()?.iter().map(budget).collect());
    }
    Ok(view)
}
