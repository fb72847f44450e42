use std::collections::BTreeMap;

use serde_json::Value;

use crate::journal::Subject;

/// A value from elsewhere, with whatever its source has to say about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Brought<T> {
    /// What it is about.
    pub subject: Subject,
    /// The value; never `null`, since nothing is taken away.
    pub value: Value,
    /// What its source says: a row, a change.
    pub source: T,
}

/// What taking values from elsewhere into an assessment comes to, as an action of whoever takes them.
#[derive(Debug, Clone, PartialEq)]
pub struct Taking<T> {
    /// Values where there was none.
    pub new: usize,
    /// Values in the place of others.
    pub updated: usize,
    /// Values that are there already.
    pub same: usize,
    /// Values that would change something and are not the actor's to write.
    pub left_out: usize,
    /// The new and updated ones in the order they came, each with the value there is (`null` when there is none).
    pub values: Vec<(Brought<T>, Value)>,
}

/// Compares values from elsewhere with the current ones, and leaves out what the actor may not write.
///
/// Unlike a merge this looks at values only: what is taken counts as entered now, and nothing competes.
pub fn take<T>(
    current: &BTreeMap<Subject, Value>,
    brought: impl IntoIterator<Item = Brought<T>>,
    may_write: impl Fn(&Subject, &Value) -> bool,
) -> Taking<T> {
    let mut taking = Taking { new: 0, updated: 0, same: 0, left_out: 0, values: Vec::new() };
    for one in brought {
        let from = current.get(&one.subject).cloned().unwrap_or(Value::Null);
        if from == one.value {
            taking.same += 1;
            continue;
        }
        if !may_write(&one.subject, &one.value) {
            taking.left_out += 1;
            continue;
        }
        if from.is_null() {
            taking.new += 1;
        } else {
            taking.updated += 1;
        }
        taking.values.push((one, from));
    }
    taking
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Brought, Taking, take};
    use crate::journal::Subject;
    use crate::worksheet::Layer;

    #[test]
    fn values_are_told_apart_and_what_is_not_the_actors_is_left_out() {
        let answer = |soal, value| Brought {
            subject: Subject::answer(Layer::Unit, soal),
            value: json!(value),
            source: soal,
        };
        let current = [(answer(1, "A"), ()), (answer(2, "B"), ())].map(|(one, ())| (one.subject, one.value));
        let brought = [answer(1, "A"), answer(2, "C"), answer(3, "A"), answer(4, "A")];
        let taking = take(&current.into(), brought, |subject, _| subject.soal() != Some(4));
        let Taking { new, updated, same, left_out, values } = taking;
        assert_eq!((new, updated, same, left_out), (1, 1, 1, 1));
        let told: Vec<_> = values.iter().map(|(one, from)| (one.source, from.clone())).collect();
        assert_eq!(told, [(2, json!("B")), (3, json!(null))]);
    }
}
