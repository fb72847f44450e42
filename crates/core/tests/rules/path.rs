//! Cheapest paths: the same as trying every set of raises, and what is refused.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use pilar_core::gates::judge_above;
use pilar_core::instrument::{Instrument, Kind, Target};
use pilar_core::path::{Outcome, Path, Raise, RaiseFault, Raises, Search, Unavailable, what_if};
use pilar_core::scoring::score;
use pilar_core::worksheet::{Answer, Worksheet};
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::common::{decimal, question, sheet, tiny, tiny_with};

static TINY: LazyLock<Instrument> = LazyLock::new(tiny);

/// What a path is compared by, the best first: cost, then minus its points, then questions, then minus those supported.
type Key = (u64, Decimal, usize, i64);

fn key(path: &Path, supported: &BTreeSet<usize>) -> Key {
    let has = path.steps.iter().filter(|step| supported.contains(&step.question)).count();
    (path.cost, -path.scores.total.floor, path.steps.len(), -i64::try_from(has).expect("few"))
}

/// One set of raises that meets a target, if it does, with the total it comes to.
fn tried(sheet: &Worksheet, target: &Target, above: Decimal, chosen: &[&Raise]) -> (bool, Decimal) {
    let mut raised = sheet.clone();
    for raise in chosen {
        raised.insert(raise.soal, raise.to.clone());
    }
    let scores = score(&TINY, &raised);
    (judge_above(&TINY, &scores, target, above).met, scores.total.floor)
}

/// Every set with at most one raise of each question.
fn every_set(raises: &[Raise]) -> Vec<Vec<&Raise>> {
    let mut by_question: BTreeMap<&str, Vec<&Raise>> = BTreeMap::new();
    for raise in raises {
        let (question, _) = TINY.input(raise.soal).expect("known");
        by_question.entry(&question.code).or_default().push(raise);
    }
    let mut sets: Vec<Vec<&Raise>> = vec![Vec::new()];
    for raises in by_question.values() {
        for at in 0..sets.len() {
            for raise in raises {
                let mut with = sets[at].clone();
                with.push(raise);
                sets.push(with);
            }
        }
    }
    sets
}

/// A worksheet, what may be raised in it, a target and what every gate has to spare.
#[derive(Debug, Clone)]
struct Case {
    sheet: Worksheet,
    raises: Vec<Raise>,
    target: usize,
    above: Decimal,
    supported: BTreeSet<usize>,
}

/// Everything but denominators may be raised: from a few answers of each input to one of those that are no worse.
fn cases() -> impl Strategy<Value = Case> {
    let inputs = TINY.input_count();
    let answers = prop::collection::vec((prop::bool::weighted(0.9), 0..100_u32), inputs);
    let raises = prop::collection::vec((0..inputs, 0..100_u32, 0..5_u64), 0..9);
    let questions = TINY.questions.len();
    let supported = prop::collection::btree_set(0..questions, 0..questions);
    (answers, raises, 0..TINY.targets.len(), 0..4_i64, supported).prop_map(
        |(answers, wishes, target, above, supported)| {
            let answer = |at: usize, seed: u32| {
                let (question, input) = TINY.inputs().nth(at).expect("an input");
                let answer = match &question.kind {
                    Kind::Choice { options } => {
                        Answer::Choice(options[seed as usize % options.len()].key.clone())
                    }
                    Kind::Survey { .. } => Answer::Number(Decimal::from(seed % 51) / Decimal::TEN),
                    _ => Answer::Number(Decimal::from(seed % 7)),
                };
                (input.soal, answer)
            };
            let filled = answers.iter().enumerate().filter(|(_, (filled, _))| *filled);
            let sheet: Worksheet = filled.map(|(at, (_, seed))| answer(at, *seed)).collect();
            let mut raises: Vec<Raise> = Vec::new();
            for (at, seed, cost) in wishes {
                let (soal, to) = answer(at, seed);
                let raise = Raise { soal, to, cost };
                let new = raises.iter().all(|known| (known.soal, &known.to) != (soal, &raise.to));
                if new && Raises::check(&TINY, &sheet, std::slice::from_ref(&raise)).is_ok() {
                    raises.push(raise);
                }
            }
            Case { sheet, raises, target, above: Decimal::from(above), supported }
        },
    )
}

impl Case {
    fn target(&self) -> &'static Target {
        &TINY.targets[self.target]
    }

    fn outcome(&self, raises: &[Raise], above: Decimal) -> Outcome {
        let raises = Raises::check(&TINY, &self.sheet, raises).expect("checked before");
        let search = Search::new(&TINY, &self.sheet, self.target(), &raises, &self.supported, above);
        search.cheapest().expect("laminar gates")
    }

    fn cost(&self, raises: &[Raise], above: Decimal) -> Option<u64> {
        match self.outcome(raises, above) {
            Outcome::Reached(path) => Some(path.cost),
            Outcome::OutOfReach(_) => None,
        }
    }

    /// The best key of all sets that meet the target.
    fn best<'a>(&self, sets: impl IntoIterator<Item = &'a Vec<&'a Raise>>) -> Option<Key> {
        let key = |set: &Vec<&Raise>| {
            let (met, total) = tried(&self.sheet, self.target(), self.above, set);
            let has = set.iter().filter(|raise| {
                let code = &TINY.input(raise.soal).expect("known").0.code;
                self.supported.contains(&question(&TINY, code))
            });
            let has = i64::try_from(has.count()).expect("few");
            met.then(|| (set.iter().map(|raise| raise.cost).sum(), -total, set.len(), -has))
        };
        sets.into_iter().filter_map(key).min()
    }
}

proptest! {
    #[test]
    fn the_cheapest_path_is_what_trying_every_set_of_raises_finds(case in cases()) {
        let sets = every_set(&case.raises);
        let best = case.best(&sets);
        match case.outcome(&case.raises, case.above) {
            Outcome::Reached(path) => {
                prop_assert_eq!(Some(rounded(key(&path, &case.supported))), best.map(rounded));
                let gains: Decimal = path.steps.iter().map(|step| step.gain).sum();
                let today = score(&TINY, &case.sheet).total.floor;
                prop_assert_eq!((today + gains).round_dp(20), path.scores.total.floor.round_dp(20));
            }
            Outcome::OutOfReach(found) => {
                prop_assert_eq!(best, None);
                let most = sets.iter().map(|set| tried(&case.sheet, case.target(), case.above, set).1).max();
                prop_assert_eq!(Some(found.scores.total.floor), most);
                prop_assert!(found.verdict.gates.iter().any(|gate| !gate.met));
            }
        }
    }

    #[test]
    fn the_next_best_are_the_cheapest_without_one_of_its_steps(case in cases()) {
        let raises = Raises::check(&TINY, &case.sheet, &case.raises).expect("checked before");
        let search = Search::new(&TINY, &case.sheet, case.target(), &raises, &case.supported, case.above);
        let Outcome::Reached(path) = search.cheapest().expect("laminar gates") else { return Ok(()) };
        let sets = every_set(&case.raises);
        let without = |soal: u32, to: &Answer| {
            case.best(sets.iter().filter(|set| set.iter().all(|raise| (raise.soal, &raise.to) != (soal, to))))
        };
        let paid = path.steps.iter().filter(|step| step.cost > 0);
        let expected: BTreeSet<u64> = paid.filter_map(|step| without(step.soal, &step.to)).map(|key| key.0).collect();
        let found = search.next_best(&path).expect("laminar gates");
        let costs: Vec<u64> = found.iter().map(|path| path.cost).collect();
        prop_assert!(costs.is_sorted() && costs.len() <= 3);
        prop_assert_eq!(costs.first(), expected.first());
        prop_assert!(costs.iter().all(|cost| expected.contains(cost)));
    }

    #[test]
    fn the_curve_is_the_best_total_of_every_budget(case in cases()) {
        let raises = Raises::check(&TINY, &case.sheet, &case.raises).expect("checked before");
        let search = Search::new(&TINY, &case.sheet, case.target(), &raises, &case.supported, case.above);
        let curve = search.curve().expect("laminar gates");
        let sets = every_set(&case.raises);
        for budget in 0..=case.raises.iter().map(|raise| raise.cost).sum() {
            let within = sets.iter().filter(|set| set.iter().map(|raise| raise.cost).sum::<u64>() <= budget);
            let best = within.map(|set| tried(&case.sheet, case.target(), case.above, set).1).max();
            let found = curve.iter().rev().find(|point| point.cost <= budget).map(|point| point.total);
            prop_assert_eq!(found.map(|total| total.round_dp(15)), best.map(|total| total.round_dp(15)));
        }
    }

    #[test]
    fn more_freedom_is_never_dearer_and_more_to_spare_never_cheaper(case in cases(), kept in 0..9_usize) {
        let dearest = |cost: Option<u64>| cost.unwrap_or(u64::MAX);
        let all = dearest(case.cost(&case.raises, case.above));
        prop_assert!(all <= dearest(case.cost(&case.raises[..kept.min(case.raises.len())], case.above)));
        prop_assert!(all <= dearest(case.cost(&case.raises, case.above + Decimal::ONE)));
        let cheaper: Vec<Raise> =
            case.raises.iter().map(|raise| Raise { cost: raise.cost / 2, ..raise.clone() }).collect();
        prop_assert!(dearest(case.cost(&cheaper, case.above)) <= all);
    }
}

/// Sums of the same parts in another order may differ in the last of 28 digits.
fn rounded((cost, points, steps, has): Key) -> Key {
    (cost, points.round_dp(20), steps, has)
}

fn raise(soal: u32, to: &str, cost: u64) -> Raise {
    let to = to.parse().map_or_else(|_| Answer::Choice(to.into()), Answer::Number);
    Raise { soal, to, cost }
}

#[test]
fn every_fault_of_raises_is_told_at_once() {
    let answers = sheet(&TINY, &[(501, "Sedang"), (530, "0"), (531, "0"), (532, "0"), (533, "1")]);
    let given = [
        raise(9, "Baik", 1),
        raise(501, "Kurang", 1),
        raise(501, "Baik", 9_999),
        raise(501, "Baik", 2),
        raise(530, "5", 1),
    ];
    let faults = Raises::check(&TINY, &answers, &given).expect_err("faults");
    let said: Vec<String> = faults.iter().map(RaiseFault::to_string).collect();
    assert_eq!(
        said,
        [
            "soal 9 tidak ada di LKE ini",
            "P.1.x.a menjadi Kurang menurunkan nilainya",
            "P.1.x.a menjadi Baik disebut dua kali",
            "P.2.a.1 menjadi 5 mengubah pertanyaan yang ikut dihitung",
            "jumlah seluruh biaya 10004, paling banyak 10000",
        ]
    );
    assert!(Raises::check(&TINY, &answers, &[raise(501, "Baik", 10_000)]).is_ok());
}

#[test]
fn gates_that_cross_have_no_path_and_say_which() {
    let crossing = tiny_with("question = \"R.a\"\n", "nodes = [\"P.2\", \"R\"]\n").expect("an instrument");
    let raises = Raises::check(&crossing, &Worksheet::new(), &[]).expect("no raises");
    let find = |target: usize| {
        let (sheet, target) = (Worksheet::new(), &crossing.targets[target]);
        Search::new(&crossing, &sheet, target, &raises, &BTreeSet::new(), Decimal::ZERO).cheapest()
    };
    let fault = Unavailable::GatesCross { gate: "Tanah dan air".into(), other: "Survei rasa".into() };
    assert_eq!(find(1), Err(fault));
    // The other target does not ask for the gate that crosses.
    assert!(matches!(find(0), Ok(Outcome::OutOfReach(_))));
}

#[test]
fn points_to_spare_are_no_more_than_can_be_earned() {
    let best: Worksheet = TINY
        .inputs()
        .map(|(question, input)| {
            let best = question.options().first().map(|option| Answer::Choice(option.key.clone()));
            (input.soal, best.unwrap_or(Answer::Number(5.into())))
        })
        .collect();
    let counts = [(506, 15), (512, 0)].map(|(soal, count)| (soal, Some(Answer::Number(count.into()))));
    let best = what_if(&best, &BTreeMap::from(counts));
    let raises = Raises::check(&TINY, &best, &[]).expect("no raises");
    let target = &TINY.targets[1];
    let search = Search::new(&TINY, &best, target, &raises, &BTreeSet::new(), decimal("50"));
    let Outcome::Reached(path) = search.cheapest().expect("laminar gates") else { panic!("out of reach") };
    assert_eq!((path.cost, path.steps.len()), (0, 0));
    let minimums: Vec<Decimal> = path.verdict.gates.iter().map(|gate| gate.minimum).collect();
    assert_eq!(minimums, [decimal("100"), decimal("100"), decimal("20")]);
}

#[test]
fn what_if_leaves_the_worksheet_as_it_is() {
    let today = sheet(&TINY, &[(501, "Sedang"), (502, "Sudah")]);
    let before = today.clone();
    let answers = BTreeMap::from([(501, Some(Answer::Choice("Baik".into()))), (502, None)]);
    assert_eq!(what_if(&today, &answers), sheet(&TINY, &[(501, "Baik")]));
    assert_eq!(today, before);
}
