//! What repairs of clocks that come along do to the changes that are here.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use pilar_core::assessment::days_and_hours;
use pilar_core::journal::{Change, ClockRepair, Digest, Repairs, Subject};
use uuid::Uuid;

use crate::merging::own::Own;
use crate::merging::told::named;
use crate::view::thousands;

/// Authors whose repairs are told before the rest is counted.
const MOST_AUTHORS: usize = 20;

/// Names listed before the rest is counted.
const MOST_NAMES: usize = 3;

/// Changes at the times at which they count by these repairs; `None` where each has its time already.
pub(crate) fn redated<'a>(
    changes: impl Iterator<Item = &'a Change> + Clone,
    repairs: &Repairs,
) -> Option<Vec<Change>> {
    let taken_back = |change: &Change| repairs.taken_back_millis(change);
    if changes.clone().all(|change| change.taken_back_millis == taken_back(change)) {
        return None;
    }
    let redate = |change: &Change| Change { taken_back_millis: taken_back(change), ..change.clone() };
    Some(changes.map(redate).collect())
}

/// Repairs that come along of changes that another desk made, by what it says of itself and not by names, which anybody may
/// give; one sentence for each author, those about this workspace's `own` first. Which values that changes, the plan's items
/// tell.
pub(crate) fn repairs_told(ours: &[Change], theirs: &[&Change], own: Option<&Own>) -> Vec<String> {
    let is_repair = |change: &&Change| matches!(change.subject, Subject::Clock(_));
    let known: HashSet<Digest> = ours.iter().filter(is_repair).map(Change::content).collect();
    let mut strangers: BTreeMap<(bool, &str), Vec<ClockRepair>> = BTreeMap::new();
    for change in theirs.iter().copied().filter(is_repair).filter(|it| !known.contains(&it.content())) {
        let Ok(repair) = serde_json::from_value::<ClockRepair>(change.value.clone()) else { continue };
        if repair.replica != change.replica {
            let of_others = !own.is_some_and(|own| own.has(repair.replica));
            strangers.entry((of_others, named(&change.author))).or_default().push(repair);
        }
    }
    let mut by_replica: HashMap<Uuid, Vec<&Change>> =
        strangers.values().flatten().map(|repair| (repair.replica, Vec::new())).collect();
    for change in ours.iter().chain(theirs.iter().copied()) {
        if let Some(of_replica) = by_replica.get_mut(&change.replica) {
            of_replica.push(change);
        }
    }
    let rest = strangers.len().saturating_sub(MOST_AUTHORS);
    let listed = strangers.into_iter().take(MOST_AUTHORS);
    let mut told: Vec<String> = listed
        .map(|((of_others, author), repairs)| {
            told(author, of_others, &repairs, &Touched::of(&repairs, &by_replica))
        })
        .collect();
    if rest > 0 {
        told.push(format!(
            "{} nama lain juga memundurkan jam perubahan di ruang kerja lain daripada miliknya; jangan impor sebelum jelas \
             untuk apa.",
            thousands(rest as u64)
        ));
    }
    told
}

/// Changes that are there and whose clocks are taken back.
struct Touched<'a> {
    changes: u64,
    authors: BTreeSet<&'a str>,
}

impl<'a> Touched<'a> {
    fn of(repairs: &[ClockRepair], by_replica: &HashMap<Uuid, Vec<&'a Change>>) -> Self {
        let mut runs: BTreeMap<Uuid, (Runs, Runs)> = BTreeMap::new();
        for repair in repairs {
            let (positions, sequences) = runs.entry(repair.replica).or_default();
            positions.0.extend(&repair.positions);
            sequences.0.extend(&repair.sequences);
        }
        let (mut seen, mut authors) = (HashSet::new(), BTreeSet::new());
        for (replica, (positions, sequences)) in runs {
            let (positions, sequences) = (positions.joined(), sequences.joined());
            for change in by_replica.get(&replica).into_iter().flatten().copied() {
                let is_touched = match change.link {
                    Some(link) => positions.has(link.position),
                    None => sequences.has(change.sequence),
                };
                // What is here comes along once more.
                if is_touched && seen.insert((change.link.map(|link| link.hash), change.content())) {
                    authors.insert(named(&change.author));
                }
            }
        }
        Self { changes: seen.len() as u64, authors }
    }
}

/// First and last of each run of numbers.
#[derive(Default)]
struct Runs(Vec<(u64, u64)>);

impl Runs {
    /// The same numbers in as few runs as there can be, in order.
    fn joined(mut self) -> Self {
        self.0.retain(|(first, last)| first <= last);
        self.0.sort_unstable();
        let mut joined: Vec<(u64, u64)> = Vec::new();
        for (first, last) in self.0 {
            match joined.last_mut() {
                Some(before) if first <= before.1.saturating_add(1) => before.1 = before.1.max(last),
                _ => joined.push((first, last)),
            }
        }
        Self(joined)
    }

    /// Whether a number is in one of them, which are joined.
    fn has(&self, number: u64) -> bool {
        let after = self.0.partition_point(|(first, _)| *first <= number);
        after.checked_sub(1).and_then(|at| self.0.get(at)).is_some_and(|(_, last)| number <= *last)
    }
}

fn told(author: &str, of_others: bool, repairs: &[ClockRepair], touched: &Touched<'_>) -> String {
    let how_far = days_and_hours(repairs.iter().map(|repair| repair.millis).max().unwrap_or(0));
    if touched.changes == 0 {
        let whose = if of_others { "lain" } else { "ini" };
        return format!(
            "{author} memundurkan jam perubahan ruang kerja {whose} yang belum ada di sini (sampai {how_far}), di ruang kerja \
             lain daripada miliknya. Bila perubahan itu datang, waktunya di riwayat mundur. Tanyakan kepada {author} untuk \
             apa; bila tidak jelas, jangan impor, atau urungkan impornya."
        );
    }
    let whose = few(&touched.authors);
    let asked = if of_others {
        format!("Tanyakan kepada {whose} apakah jamnya memang salah; bila tidak")
    } else {
        "Perubahan itu milik ruang kerja ini: bila jam komputer ini tidak pernah salah".to_owned()
    };
    format!(
        "{author} memundurkan jam perubahan yang ditulis {whose} ({} perubahan dimundurkan sampai {how_far}), di ruang kerja \
         lain daripada miliknya. Waktunya di riwayat mundur, dan di antara nilai yang bersaing yang lain dapat menjadi yang \
         terakhir. {asked}, jangan impor, atau urungkan impornya.",
        thousands(touched.changes)
    )
}

/// The first of these names, and how many more there are.
fn few(names: &BTreeSet<&str>) -> String {
    let shown: Vec<&str> = names.iter().copied().take(MOST_NAMES).collect();
    let rest = names.len() - shown.len();
    let shown = shown.join(", ");
    if rest > 0 { format!("{shown}, dan {rest} orang lain") } else { shown }
}

#[cfg(test)]
mod tests {
    use pilar_core::journal::{Clock, Operation};
    use serde_json::{Value, json};

    use super::*;

    fn change(replica: u128, sequence: u64, author: &str, subject: Subject, value: Value) -> Change {
        Change {
            id: Uuid::from_u128(replica * 1_000_000 + u128::from(sequence)),
            action: Uuid::from_u128(1),
            action_name: "Isi".into(),
            assessment: Uuid::from_u128(1),
            replica: Uuid::from_u128(replica),
            sequence,
            clock: Clock { millis: sequence, counter: 0 },
            author: author.into(),
            role: "pokja".into(),
            operation: Operation::SetAnswer,
            subject,
            value,
            base: None,
            settles: Vec::new(),
            link: None,
            taken_back_millis: 0,
        }
    }

    fn answers(replica: u128, author: &str, count: u64) -> Vec<Change> {
        let subject = Subject::from("answer/unit/1".to_owned());
        (1..=count).map(|n| change(replica, n, author, subject.clone(), json!(n))).collect()
    }

    /// A repair that a replica made of these runs of another one.
    fn repair(by: (u128, u64, &str), of: u128, runs: &[(u64, u64)]) -> Change {
        let value = json!({"replica": Uuid::from_u128(of), "sequences": runs, "millis": 3_600_000});
        change(by.0, by.1, by.2, Subject::Clock(Uuid::from_u128(u128::from(by.1))), value)
    }

    #[test]
    fn changes_that_are_there_are_counted_once_and_others_are_said_not_to_be() {
        let ours = answers(7, "Budi", 3);
        let whole = repair((8, 1, "Orang Lain"), 7, &[(3, 9_007_199_254_740_991)]);
        // What is here came along again.
        let told = repairs_told(&ours, &[&whole, &ours[2]], None);
        let said =
            "Orang Lain memundurkan jam perubahan yang ditulis Budi (1 perubahan dimundurkan sampai 1 jam)";
        assert!(told.len() == 1 && told[0].starts_with(said), "{told:#?}");
        let told = repairs_told(&ours, &[&repair((8, 1, "Orang Lain"), 9, &[(1, 5)])], None);
        let said =
            "Orang Lain memundurkan jam perubahan ruang kerja lain yang belum ada di sini (sampai 1 jam)";
        assert!(told.len() == 1 && told[0].starts_with(said), "{told:#?}");
        assert!(!told[0].contains("kepada orang lain dan belum"), "{told:#?}");
        // One's own clock is one's own affair.
        assert_eq!(repairs_told(&ours, &[&repair((7, 4, "Budi"), 7, &[(1, 3)])], None), Vec::<String>::new());
    }

    #[test]
    fn many_repairs_are_one_sentence_for_each_author_and_many_authors_are_counted() {
        let ours = answers(7, "Budi", 2_000);
        let many: Vec<Change> = (1..=2_000).map(|n| repair((8, n, "Orang Lain"), 7, &[(n, n)])).collect();
        let told = repairs_told(&ours, &many.iter().collect::<Vec<_>>(), None);
        assert!(told.len() == 1 && told[0].contains("(2.000 perubahan dimundurkan"), "{told:#?}");
        let names: Vec<String> = (1..=25).map(|n| format!("Orang {n:02}")).collect();
        let many: Vec<Change> =
            (1..).zip(&names).map(|(n, name)| repair((8, n, name.as_str()), 7, &[(1, 2)])).collect();
        let told = repairs_told(&ours, &many.iter().collect::<Vec<_>>(), None);
        assert_eq!(told.len(), MOST_AUTHORS + 1);
        assert!(told[MOST_AUTHORS].starts_with("5 nama lain juga"), "{told:#?}");
    }

    #[test]
    fn runs_are_joined_and_hold_their_ends() {
        let runs = Runs(vec![(8, 9), (1, 3), (4, 5), (2, 2), (7, 6)]).joined();
        assert_eq!(runs.0, [(1, 5), (8, 9)]);
        let held: Vec<u64> = (0..=10).filter(|number| runs.has(*number)).collect();
        assert_eq!(held, [1, 2, 3, 4, 5, 8, 9]);
        assert!(Runs(vec![(3, u64::MAX)]).joined().has(u64::MAX));
    }
}
